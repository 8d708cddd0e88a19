package anju.fund;

import java.time.LocalDate;
import java.util.UUID;

/** What became of entering a payment from before the office joined. */
public sealed interface Recalling {
    record Recalled(UUID payment, String code) implements Recalling {}

    /** It began here; what was paid stands among the payments. */
    record BeganHere() implements Recalling {}

    /** From the go-live day on, money leaves through a clearance alone. */
    record AfterGoLive(LocalDate goLive) implements Recalling {}

    record SourceClosed(Source source) implements Recalling {}

    /** The same bank reference stands already, paid from the same source. */
    record EnteredAlready(String code) implements Recalling {}

    /** A row of the same list has this bank reference and source already. */
    record TwiceInList() implements Recalling {}

    record NoSuchFile() implements Recalling {}
}
