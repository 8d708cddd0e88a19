/**
 * 计划。
 *
 * <p>Which compounds are renovated when: reserve, batches, the annual plan and the ranking behind it.
 */
@ApplicationModule(
        displayName = "计划",
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
            "fund"
        })
@NullMarked
package anju.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
