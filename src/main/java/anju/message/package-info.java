/**
 * 消息。
 *
 * <p>Outgoing messages: written to an outbox in the business transaction, delivered by a job.
 */
@ApplicationModule(
        displayName = "消息",
        allowedDependencies = {"money", "city", "evidence", "access", "site", "policy", "attachment"})
@NullMarked
package anju.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
