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
            "policy",
            "attachment",
            "message",
            "site",
            "registry",
            "project",
            "survey",
            "vote",
            "plan",
            "fund",
            "works",
            "payment"
        })
@NullMarked
package anju.stewardship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
