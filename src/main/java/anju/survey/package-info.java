/**
 * 体检。
 *
 * <p>What is missing or broken, found in the field or reported: needs with the households they touch.
 */
@ApplicationModule(
        displayName = "体检",
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
            "request"
        })
@NullMarked
package anju.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
