package anju.attachment.document;

import java.util.UUID;

/** What became of filing a scan with a record. */
public sealed interface ScanFiling {
    record Filed(UUID scan, DocumentKind kind, UUID subject, String code) implements ScanFiling {}

    /** No record of this kind has the number that was given by hand. */
    record NoRecord() implements ScanFiling {}

    /** The same file lies there already. */
    record Twice(String code) implements ScanFiling {}

    /** Filed or dropped meanwhile. */
    record Gone() implements ScanFiling {}
}
