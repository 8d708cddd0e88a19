package anju.city;

import java.util.function.Consumer;

/**
 * A kind of background work. Modules declare one as a bean; {@link Jobs#enqueue} inserts an instance in the business
 * transaction, and it runs later, at least once, with its subject's id.
 */
public record Job(String name, Consumer<String> work) {}
