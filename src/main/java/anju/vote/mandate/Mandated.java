package anju.vote.mandate;

import anju.access.Role;
import anju.vote.VoteState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The answers to recording a mandate. */
public sealed interface Mandated {
    record Recorded(UUID mandateId) implements Mandated {}

    /** Mandates name heads, and heads stand on a frozen roll. */
    record NotFrozen(VoteState state) implements Mandated {}

    record Over(Instant closesAt) implements Mandated {}

    record NotOnTheRoll() implements Mandated {}

    /** Signed by somebody who may not vote for this head, or by nobody although somebody may. */
    record NotTheirs() implements Mandated {}

    record SignedAhead(LocalDate today) implements Mandated {}

    /** The proxy may vote for this head anyway. */
    record ProxyIsOwner() implements Mandated {}

    /** Whoever records a mandate is not its proxy. */
    record OwnMandate() implements Mandated {}

    record Candidate() implements Mandated {}

    record Barred(Role office) implements Mandated {}

    record TooMany(int atMost) implements Mandated {}

    record StandsAlready() implements Mandated {}

    record OwnerVoted() implements Mandated {}

    record NoSuchFile() implements Mandated {}
}
