package anju.stewardship;

import java.time.Instant;
import java.util.UUID;

/** What became of planning, counting or calling off an activity. */
public sealed interface Hosted {
    record Planned(UUID activity) implements Hosted {}

    record Counted() implements Hosted {}

    record CalledOff() implements Hosted {}

    /** What is planned lies ahead. */
    record Past() implements Hosted {}

    /** A team plans once it is formed. */
    record NotFormed() implements Hosted {}

    /** Without a team behind it, an activity is planned by those who keep the compound's rooms. */
    record TeamMissing() implements Hosted {}

    /** Only who planned it, or those who keep the compound's rooms, say what became of it. */
    record NotYours() implements Hosted {}

    record NotYet(Instant startsAt) implements Hosted {}

    record MoreVolunteersThanHeads() implements Hosted {}

    /** Counted or called off already, or not of this compound. */
    record Over() implements Hosted {}
}
