/**
 * 调度。
 *
 * <p>What waits for whom: the desk of each role. Reads all modules; nothing depends on it.
 */
@ApplicationModule(
        displayName = "调度",
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
            "review",
            "disclosure"
        })
@NullMarked
package anju.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
