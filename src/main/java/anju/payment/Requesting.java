package anju.payment;

import anju.works.AcceptanceState;
import java.util.List;
import java.util.UUID;

/** What became of asking for a clearance. */
public sealed interface Requesting
        permits Requesting.Requested, Requesting.NotAccepted, Requesting.AlreadyRequested, Shut {
    /** @param documents types it cannot do without */
    record Requested(UUID clearance, String code, List<String> documents) implements Requesting {}

    /** The first gate: nothing is paid that four parties have not accepted. */
    record NotAccepted(AcceptanceState state) implements Requesting {}

    record AlreadyRequested(UUID clearance, String code) implements Requesting {}
}
