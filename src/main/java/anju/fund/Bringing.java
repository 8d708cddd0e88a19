package anju.fund;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of entering a list of payments from before the office joined. */
public sealed interface Bringing {
    record Brought(UUID batch, String code, int payments) implements Bringing {}

    /**
     * Nothing was entered, because of some rows.
     *
     * @param reasons by place in the list; empty where nothing speaks against the row
     */
    record Unsound(List<Optional<Recalling>> reasons) implements Bringing {}

    record NoSuchFile() implements Bringing {}
}
