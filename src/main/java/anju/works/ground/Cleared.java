package anju.works.ground;

import java.util.List;
import java.util.UUID;

/** What became of a step with encroachments and the ground they stand on. */
public sealed interface Cleared {
    record Found(UUID encroachment, String code) implements Cleared {}

    record Done(EncroachmentState state) implements Cleared {}

    record GroundClear() implements Cleared {}

    /** That does not follow from where it stands. */
    record NotNext(EncroachmentState state) implements Cleared {}

    /** A removal is shown by a photograph. */
    record PhotoMissing() implements Cleared {}

    record NoteMissing() implements Cleared {}

    /** Something still stands there. */
    record Standing(List<String> codes) implements Cleared {}
}
