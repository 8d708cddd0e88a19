/**
 * 底数。
 *
 * <p>Compounds, buildings, stairwells, exclusive parts, owners and organisations: what there is and whose it is, in time.
 */
@ApplicationModule(
        displayName = "底数",
        allowedDependencies = {
            "money",
            "city",
            "evidence",
            "access",
            "policy",
            "attachment",
            "message",
            "site",
            "site :: table"
        })
@NullMarked
package anju.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
