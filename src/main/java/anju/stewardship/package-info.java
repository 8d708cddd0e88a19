/**
 * 共管。
 *
 * <p>What stands after the works: assets, who keeps them, and how long the builder answers for them.
 */
@ApplicationModule(
        displayName = "共管",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "site",
            "site :: table",
            "policy",
            "attachment",
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
            "programme",
            "works",
            "payment"
        })
@NullMarked
package anju.stewardship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
