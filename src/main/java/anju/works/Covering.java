package anju.works;

import anju.project.TooEarly;
import java.time.Instant;
import java.util.UUID;

/** What became of a step with hidden works. */
public sealed interface Covering {
    record Announced(UUID stretch, String code, Instant lookBy) implements Covering {}

    record Done(StretchState state) implements Covering {}

    record Witnessed() implements Covering {}

    record NotStarted(TooEarly early) implements Covering {}

    record UnknownLine() implements Covering {}

    record NoPhoto() implements Covering {}

    /** It was not to be mended, is of another line, or has been announced again already. */
    record NothingToMend() implements Covering {}

    record ReasonMissing() implements Covering {}

    /** Who announced it does not look at it. */
    record SamePerson() implements Covering {}

    record NotMember() implements Covering {}

    record HasWitnessed() implements Covering {}

    record NotInState(StretchState state) implements Covering {}
}
