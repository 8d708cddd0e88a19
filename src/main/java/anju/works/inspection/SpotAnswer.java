package anju.works.inspection;

import java.util.UUID;

/** What became of a step with inspectors, draws and spot checks. */
public sealed interface SpotAnswer {
    record Listed(String number) implements SpotAnswer {}

    record Struck() implements SpotAnswer {}

    record Prepared(UUID draw, String code) implements SpotAnswer {}

    record Drawn(int checks) implements SpotAnswer {}

    record Reported() implements SpotAnswer {}

    record AlreadyListed() implements SpotAnswer {}

    record AlreadyStruck() implements SpotAnswer {}

    /** Whoever inspects is somebody of the office or a department there. */
    record NotOfTheOffice() implements SpotAnswer {}

    /** @param there contracts under way at the place */
    record TooFewObjects(int there) implements SpotAnswer {}

    /** Too few inspectors have no ties with the firms of this contract. */
    record TooFewInspectors(String contract) implements SpotAnswer {}

    /** The entry that makes the seed is not on the public record yet. */
    record TooSoon() implements SpotAnswer {}

    record AlreadyDrawn() implements SpotAnswer {}

    /** Somebody else was drawn for this check. */
    record NotDrawn() implements SpotAnswer {}

    /** Nobody inspects a firm they have ties with. */
    record OwnFirm() implements SpotAnswer {}

    /** "Something found" names findings filed there since; "nothing found" names none. */
    record FindingsDiffer() implements SpotAnswer {}

    record AlreadyReported() implements SpotAnswer {}
}
