package anju.fund;

import java.time.LocalDate;
import java.util.UUID;

/** What became of entering an opening balance. */
public sealed interface Carrying {
    record Entered(UUID opening, String code) implements Carrying {}

    /** It began here; its money is received here. */
    record BeganHere() implements Carrying {}

    record AfterGoLive(LocalDate goLive) implements Carrying {}

    record SourceClosed(Source source) implements Carrying {}

    record NoPurpose() implements Carrying {}

    /** Neither a class of items nor a code of the catalogue. */
    record UnknownPurpose(String purpose) implements Carrying {}

    record NoSuchFile() implements Carrying {}
}
