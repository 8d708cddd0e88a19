/**
 * 共评。
 *
 * <p>What became of it: satisfaction, before and after, and the assessment of the property firm.
 */
@ApplicationModule(
        displayName = "共评",
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
            "plan",
            "fund",
            "programme",
            "works",
            "payment",
            "stewardship"
        })
@NullMarked
package anju.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
