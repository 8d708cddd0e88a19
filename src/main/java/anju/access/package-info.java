/**
 * 身份。
 *
 * <p>People, sign-in, roles within a scope of places, and who looked at whose personal data.
 */
@ApplicationModule(
        displayName = "身份",
        allowedDependencies = {"money", "city", "evidence"})
@NullMarked
package anju.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
