package anju.city;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of background work. Modules declare one as a bean; {@link Jobs#enqueue} inserts an instance in the business
 * transaction, and it runs later, at least once, with its subject's id.
 *
 * @param every work that nobody asks for but the time: run again and again with this pause, and never enqueued
 */
public record Job(
        String name, Consumer<String> work, @Nullable Duration every) {
    public Job(String name, Consumer<String> work) {
        this(name, work, null);
    }

    /** Work that the passing of time asks for. Tests call the verb it calls. */
    public static Job every(Duration pause, String name, Runnable work) {
        return new Job(name, _ -> work.run(), pause);
    }
}
