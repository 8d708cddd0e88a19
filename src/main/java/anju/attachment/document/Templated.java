package anju.attachment.document;

import anju.attachment.Refusal;
import java.util.List;
import java.util.UUID;

/** What became of a file that an office offered as its template. */
public sealed interface Templated {
    record Set(UUID template, int version) implements Templated {}

    /** @param faults all of them, so that one edit mends them */
    record Faulty(List<Fault> faults) implements Templated {}

    /** @param limit the number the reason speaks of; 0 where there is none */
    record NotTaken(Refusal why, long limit) implements Templated {}
}
