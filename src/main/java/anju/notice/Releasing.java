package anju.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The answers to releasing a draft to the public, or sending it back. */
public sealed interface Releasing {
    record Released(UUID noticeId, LocalDate lastOn) implements Releasing {}

    record SentBack() implements Releasing {}

    /** Whoever wrote it does not release it: two people answer for what is published. */
    record OwnDraft() implements Releasing {}

    /** Numbers that look like somebody's own; to be taken out, or the releaser says why they are not. */
    record NumbersFound(List<NumberScan.Finding> findings) implements Releasing {}

    /** The version it replaces has been withdrawn or replaced meanwhile. */
    record NotReplaceable() implements Releasing {}

    /** Another text than the one that was read: changed, released or given up meanwhile. */
    record Changed() implements Releasing {}
}
