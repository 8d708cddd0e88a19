package anju.attachment.document;

import static anju.attachment.document.Placeholder.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The documents an office writes from its own templates (党政机关公文处理工作条例 第9条 names their parts). */
public enum DocumentKind {
    NOTICE("/notices/", "", "document.docx", EnumSet.of(TITLE, BODY, UNTIL), EnumSet.of(NOTICE_KIND, FROM, DIGEST)),
    BALLOT(
            "/votes/",
            "",
            "ballot.docx",
            EnumSet.of(TITLE, CLOSES, MATTER_NUMBER, MATTER_TITLE),
            EnumSet.of(OPENS, VOTERS, MATTER_RULE)),
    RESULT(
            "/votes/",
            "/result",
            "result.docx",
            EnumSet.of(TITLE, RESULT_NUMBER, RESULT_TITLE, RESULT_VERDICT),
            EnumSet.of(OPENS, CLOSES, VOTERS, TURNOUT, RESULT_AREA, RESULT_HEADS, RESULT_RULE, ROLL_DIGEST)),
    ACCEPTANCE(
            "/acceptances/",
            "",
            "document.docx",
            EnumSet.of(PROJECT, CONTRACT, ACCEPTANCE_STATE, LINE_TITLE, LINE_QUANTITY, LINE_VALUE, TOTAL, PARTY_NAME),
            EnumSet.of(
                    TITLE,
                    ACCEPTANCE_KIND,
                    ACCEPTED_ON,
                    LINE_PLACE,
                    LINE_PRICE,
                    PARTY_OPINION,
                    PARTY_PERSON,
                    PARTY_AT)),
    PAYMENT_APPLICATION(
            "/payments/",
            "",
            "application.docx",
            EnumSet.of(PROJECT, CONTRACT, PAYMENT_STATE, PAYEE, AMOUNT, CAPITALS, SOURCE_NAME, SOURCE_AMOUNT),
            EnumSet.of(
                    TITLE,
                    PAYMENT_KIND,
                    ACCOUNT,
                    ACCEPTANCE_CODE,
                    CLEARANCE_CODE,
                    SOURCE_DOCUMENT,
                    SOURCE_ITEM,
                    PAPER_KIND,
                    PAPER_TITLE,
                    PAPER_NUMBER,
                    DUTY_NAME,
                    DUTY_PERSON,
                    DUTY_AT));

    private static final Set<Placeholder> EVERYWHERE = EnumSet.of(CODE, FILE_NUMBER, OFFICE, PLACE, DATE, ADDRESS);
    /** Without these a printed sheet could be neither stamped nor found again. */
    private static final Set<Placeholder> ALWAYS = EnumSet.of(QR, STAMP);

    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    private final String before;
    private final String after;
    private final String file;
    private final Set<Placeholder> required;
    private final Set<Placeholder> allowed;

    DocumentKind(String before, String after, String file, Set<Placeholder> required, Set<Placeholder> others) {
        this.before = before;
        this.after = after;
        this.file = file;
        this.required = required;
        this.allowed = others;
    }

    /** What a template of this kind must not leave out. */
    public Set<Placeholder> required() {
        var all = EnumSet.copyOf(required);
        all.addAll(ALWAYS);
        return all;
    }

    /** All that a template of this kind may say. */
    public Set<Placeholder> placeholders() {
        var all = required();
        all.addAll(allowed);
        all.addAll(EVERYWHERE);
        return all;
    }

    /** The page of a record of this kind. */
    public String path(UUID record) {
        return before + record + after;
    }

    /** The kind as it stands in addresses. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DocumentKind> ofSlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** The document of a record of this kind, filled. */
    public String file(UUID record) {
        return before + record + "/" + file;
    }

    /** The page with the file number and the stamped scans of a record. */
    public String desk(UUID record) {
        return "/documents/" + slug() + "/" + record;
    }

    /** The record whose page this is. */
    Optional<UUID> record(String path) {
        var match = Pattern.compile(Pattern.quote(before) + ID + Pattern.quote(after))
                .matcher(path);
        return match.matches() ? Optional.of(UUID.fromString(match.group(1))) : Optional.empty();
    }
}
