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
            "site",
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
            "vote :: objection",
            "plan",
            "fund",
            "programme",
            "works",
            "works :: briefing",
            "works :: change",
            "works :: ground",
            "payment",
            "stewardship",
            "stewardship :: expense",
            "review",
            "disclosure",
            "dispatch"
        })
@NullMarked
package anju.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
