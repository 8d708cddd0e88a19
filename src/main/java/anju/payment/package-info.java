/**
 * 拨付。
 *
 * <p>Money leaves only through a clearance: accepted quantity, reviewed documents, the agreed ratio, separate duties, the bank's word.
 */
@ApplicationModule(
        displayName = "拨付",
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
            "project",
            "notice",
            "request",
            "survey",
            "consultation",
            "vote",
            "plan",
            "fund",
            "programme",
            "works"
        })
@NullMarked
package anju.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
