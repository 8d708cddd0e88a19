package anju.registry;

import java.time.LocalDate;

/** The answers to transferring a part to new owners. */
public sealed interface Transferring {
    record Transferred(int ended, int begun) implements Transferring {}

    record AlreadySo() implements Transferring {}

    record SharesNotWhole() implements Transferring {}

    /** One holder is named twice. */
    record HolderTwice() implements Transferring {}

    /** A developer's stock is held by organisations only (SPC interpretation, art. 9). */
    record StockOfAPerson() implements Transferring {}

    record NotYet(LocalDate from) implements Transferring {}

    /** The present owners began on a later day. */
    record Overtaken(LocalDate since) implements Transferring {}
}
