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
            "policy",
            "attachment",
            "message",
            "site",
            "registry",
            "project",
            "survey",
            "vote"
        })
@NullMarked
package anju.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
