package anju.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of a list of facts from before offices joined. */
public sealed interface ListingLater {
    record Entered(UUID batch, String code, int facts) implements ListingLater {}

    /** Confirmed or withdrawn. */
    record Done(String code) implements ListingLater {}

    /**
     * Nothing was changed, because of some rows.
     *
     * @param reasons by place in the list; empty where nothing speaks against the row
     */
    record Unsound(List<Optional<RecordingLater>> reasons) implements ListingLater {}

    record NoSuchFile() implements ListingLater {}

    /** Whoever entered it cannot be the second pair of eyes. */
    record OwnEntry() implements ListingLater {}

    record ReasonNeeded() implements ListingLater {}

    /** Somebody else has decided on it meanwhile. */
    record Moved(RecordedState now) implements ListingLater {}
}
