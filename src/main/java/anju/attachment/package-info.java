/**
 * 附件。
 *
 * <p>Uploaded files: immutable, named by their hash, with a class of secrecy and a use.
 */
@ApplicationModule(
        displayName = "附件",
        allowedDependencies = {"money", "city", "evidence", "access", "site", "policy"})
@NullMarked
package anju.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
