package anju.attachment.document;

import java.util.UUID;

/** What became of asking for a file number. */
public sealed interface NumberIssue {
    record Issued(UUID id, String text) implements NumberIssue {}

    record Has(String text) implements NumberIssue {}

    /** No office above the place has said what it writes before its numbers. */
    record NoSign() implements NumberIssue {}
}
