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
            "disclosure"
        })
@NullMarked
package anju.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
