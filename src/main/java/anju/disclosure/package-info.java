/**
 * 共享。
 *
 * <p>What the public may see: the portal, the compound's page and the trace from a payment back to the household.
 */
@ApplicationModule(
        displayName = "共享",
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
            "stewardship",
            "stewardship :: expense",
            "review"
        })
@NullMarked
package anju.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
