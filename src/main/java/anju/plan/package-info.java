/**
 * 方案。
 *
 * <p>One plan for each compound: items with grounds, quantities and prices, and the votes asked for them.
 */
@ApplicationModule(
        displayName = "方案",
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
            "vote"
        })
@NullMarked
package anju.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
