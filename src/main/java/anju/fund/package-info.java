/**
 * 资金。
 *
 * <p>Where money comes from and what it may be used for: lots, earmarks, allocations and the double-entry ledger.
 */
@ApplicationModule(
        displayName = "资金",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "site",
            "site :: table",
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
            "plan"
        })
@NullMarked
package anju.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
