package anju.programme;

import java.util.UUID;

/** What became of announcing a batch. */
public sealed interface Announcing {
    record Announced(UUID batch, String code) implements Announcing {}

    /** Who proposes does not announce. */
    record OwnProposal() implements Announcing {}

    record NotSubmitted() implements Announcing {}

    record AnnouncedAlready(UUID batch) implements Announcing {}

    record NotInReserve(String compound) implements Announcing {}
}
