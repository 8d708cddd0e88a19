/**
 * 共建。
 *
 * <p>Contracts and their lines, measured and signed acceptance, and the warranty that starts with it.
 */
@ApplicationModule(
        displayName = "共建",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "site",
            "site :: table",
            "policy",
            "attachment",
            "attachment :: document",
            "message",
            "registry",
            "project",
            "notice",
            "request",
            "survey",
            "consultation",
            "vote",
            "plan",
            "fund",
            "programme"
        })
@NullMarked
package anju.works;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
