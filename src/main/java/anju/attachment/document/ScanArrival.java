package anju.attachment.document;

import anju.attachment.Refusal;
import java.util.UUID;

/** What became of a scan that was sent. */
public sealed interface ScanArrival {
    record Arrived(UUID id, ArrivedScan.Finding finding) implements ScanArrival {}

    /** @param limit the number the reason speaks of; 0 where there is none */
    record NotTaken(Refusal why, long limit) implements ScanArrival {}
}
