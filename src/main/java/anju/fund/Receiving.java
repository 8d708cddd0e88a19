package anju.fund;

import java.time.LocalDate;
import java.util.UUID;

/** What became of recording money received. */
public sealed interface Receiving {
    /** A lot of its own now stands in the ledger. */
    record Received(UUID lot, String code) implements Receiving {}

    /** The rules here do not know this source. */
    record SourceClosed(Source source) implements Receiving {}

    /** Money without a purpose cannot be held to one. */
    record NoPurpose() implements Receiving {}

    /** Neither a class of items nor a code of the catalogue. */
    record UnknownPurpose(String purpose) implements Receiving {}

    record NotYet(LocalDate receivedOn, LocalDate today) implements Receiving {}
}
