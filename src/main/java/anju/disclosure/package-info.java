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
            "stewardship"
        })
@NullMarked
package anju.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
