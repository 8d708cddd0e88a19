/**
 * 项目。
 *
 * <p>One undertaking over one or more places: its stages, and the gate facts that let it pass from one to the next.
 */
@ApplicationModule(
        displayName = "项目",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "policy",
            "attachment",
            "message",
            "site",
            "site :: table",
            "registry"
        })
@NullMarked
package anju.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
