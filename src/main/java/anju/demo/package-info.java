/**
 * 示范。
 *
 * <p>The demonstration city, loaded through the same verbs that its offices would use.
 */
@ApplicationModule(
        displayName = "示范",
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
            "payment",
            "stewardship",
            "disclosure",
            "dispatch"
        })
@NullMarked
package anju.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
