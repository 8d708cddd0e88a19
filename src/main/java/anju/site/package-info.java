/**
 * 页面。
 *
 * <p>Page chrome: shells, forms, lists, texts and error pages that every module's pages stand in.
 */
@ApplicationModule(
        displayName = "页面",
        allowedDependencies = {"money", "city", "evidence", "access", "policy", "attachment", "message"})
@NullMarked
package anju.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
