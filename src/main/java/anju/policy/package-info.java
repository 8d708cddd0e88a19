/**
 * 政策。
 *
 * <p>A city's rules as dated data with sources: packs, their adoption by areas, and editions that running business pins.
 */
@ApplicationModule(
        displayName = "政策",
        allowedDependencies = {"money", "city", "evidence", "access", "site"})
@NullMarked
package anju.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
