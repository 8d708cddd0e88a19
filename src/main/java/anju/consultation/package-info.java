/**
 * 共谋。
 *
 * <p>What residents want: opinions grouped into consensus and items, willingness counted by household, meetings with minutes.
 */
@ApplicationModule(
        displayName = "共谋",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "site",
            "policy",
            "attachment",
            "message",
            "registry",
            "project",
            "notice",
            "request",
            "survey"
        })
@NullMarked
package anju.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
