package anju.works;

import anju.project.TooEarly;
import java.time.Instant;
import java.util.List;

/** What became of a party's signature. */
public sealed interface AcceptanceSigning {
    /** @param state OPEN while others still have to sign; PASSED or FAILED when this signature decided it */
    record Signed(AcceptanceState state) implements AcceptanceSigning {}

    record PartyHasSigned(Party party, Instant at) implements AcceptanceSigning {}

    /** One person signs for one party. */
    record SignedForAnother(Party party) implements AcceptanceSigning {}

    /** The undertaking was sent back to before the start of works; what is not qualified may be said at any time. */
    record NotStarted(TooEarly early) implements AcceptanceSigning {}

    /** Serious findings about what is accepted are not mended. */
    record FindingsOpen(List<String> codes) implements AcceptanceSigning {}

    /** A stretch of hidden works was announced, or is to be mended, since it was measured. */
    record HiddenUnseen(String lineNumber, String code) implements AcceptanceSigning {}

    record NotOpen(AcceptanceState state) implements AcceptanceSigning {}

    /** Whoever says it is not qualified says why. */
    record ReasonMissing() implements AcceptanceSigning {}
}
