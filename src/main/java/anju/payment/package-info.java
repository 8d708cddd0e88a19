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
            "works"
        })
@NullMarked
package anju.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
