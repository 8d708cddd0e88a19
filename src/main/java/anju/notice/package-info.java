/**
 * 公示。
 *
 * <p>Public notices of plans, lists, results and prices: frozen content, periods by the pack, objections and their answers.
 */
@ApplicationModule(
        displayName = "公示",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "site",
            "policy",
            "attachment",
            "attachment :: document",
            "message",
            "registry",
            "project"
        })
@NullMarked
package anju.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
