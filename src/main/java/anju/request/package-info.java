/**
 * 诉求。
 *
 * <p>Residents' requests: who must act by when, the ladder they rise on, the answer and how it was rated.
 */
@ApplicationModule(
        displayName = "诉求",
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
            "notice"
        })
@NullMarked
package anju.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
