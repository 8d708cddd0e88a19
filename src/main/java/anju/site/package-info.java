/**
 * 页面。
 *
 * <p>Page chrome: shells, forms, lists, texts and error pages that every module's pages stand in. Pages of the modules below (sign-in, public record) live here in {@code web}.
 */
@ApplicationModule(
        displayName = "页面",
        allowedDependencies = {"money", "city", "evidence", "access"})
@NullMarked
package anju.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
