/**
 * 共建。
 *
 * <p>Contracts and their lines, measured and signed acceptance, and the warranty that starts with it.
 */
@ApplicationModule(
        displayName = "共建",
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
            "fund"
        })
@NullMarked
package anju.works;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
