/**
 * 共决。
 *
 * <p>Statutory owners' votes (Civil Code art. 278): roll, ballots on paper and phone, exact count.
 */
@ApplicationModule(
        displayName = "共决",
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
            "consultation"
        })
@NullMarked
package anju.vote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
