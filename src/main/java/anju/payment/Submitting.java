package anju.payment;

import java.util.UUID;

/** What became of handing in a document. */
public sealed interface Submitting
        permits Submitting.Submitted, Submitting.UnknownType, Submitting.NothingToShow, NotOpen {
    record Submitted(UUID document) implements Submitting {}

    /** The checklist of this clearance does not know such a document. */
    record UnknownType(String type) implements Submitting {}

    /** Neither a file nor the number the paper is filed under. */
    record NothingToShow() implements Submitting {}
}
