package anju.attachment.document;

/** What became of taking an office's template back. */
public sealed interface TemplateWithdrawal {
    record Withdrawn(int version) implements TemplateWithdrawal {}

    /** Another version is in place by now, or none of the office's own. */
    record NotInPlace() implements TemplateWithdrawal {}
}
