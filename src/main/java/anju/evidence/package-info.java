/**
 * 存证。
 *
 * <p>Acts of the office in a tamper-evident public record: commands applied once, the queue, the sequencer, checkpoints and receipts.
 */
@ApplicationModule(
        displayName = "存证",
        allowedDependencies = {"money", "city"})
@NullMarked
package anju.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
