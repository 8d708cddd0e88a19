package anju.attachment.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A place in a template that is filled from a record, written in two curly brackets by its Chinese name. A name of two parts
 * with a dot between them is a column of a list: the table row it stands in is repeated.
 */
public enum Placeholder {
    TITLE,
    CODE,
    FILE_NUMBER,
    OFFICE,
    PLACE,
    DATE,
    ADDRESS,
    QR,
    STAMP,
    BODY,
    NOTICE_KIND,
    FROM,
    UNTIL,
    DIGEST,
    OPENS,
    CLOSES,
    VOTERS,
    MATTER_NUMBER,
    MATTER_TITLE,
    MATTER_RULE,
    TURNOUT,
    RESULT_NUMBER,
    RESULT_TITLE,
    RESULT_VERDICT,
    RESULT_AREA,
    RESULT_HEADS,
    RESULT_RULE,
    ROLL_DIGEST,
    PROJECT,
    CONTRACT,
    ACCEPTANCE_KIND,
    ACCEPTANCE_STATE,
    ACCEPTED_ON,
    LINE_PLACE,
    LINE_TITLE,
    LINE_QUANTITY,
    LINE_PRICE,
    LINE_VALUE,
    TOTAL,
    PARTY_NAME,
    PARTY_OPINION,
    PARTY_PERSON,
    PARTY_AT,
    PAYMENT_KIND,
    PAYMENT_STATE,
    PAYEE,
    ACCOUNT,
    ACCEPTANCE_CODE,
    CLEARANCE_CODE,
    AMOUNT,
    CAPITALS,
    SOURCE_NAME,
    SOURCE_DOCUMENT,
    SOURCE_ITEM,
    SOURCE_AMOUNT,
    PAPER_KIND,
    PAPER_TITLE,
    PAPER_NUMBER,
    DUTY_NAME,
    DUTY_PERSON,
    DUTY_AT;

    private static final Properties NAMES = names();
    private static final Map<String, Placeholder> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Placeholder::inTemplates, Function.identity()));

    /** As offices write it between the brackets. */
    public String inTemplates() {
        return Objects.requireNonNull(NAMES.getProperty(name()), name());
    }

    static Optional<Placeholder> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip()));
    }

    public boolean isColumn() {
        return inTemplates().indexOf('.') > 0;
    }

    /** The list whose column it is. */
    String list() {
        var name = inTemplates();
        return name.substring(0, name.indexOf('.'));
    }

    /** Stands for whole paragraphs and tables, so it has a paragraph of its own. */
    boolean isBlock() {
        return this == BODY;
    }

    private static Properties names() {
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Placeholder.class.getResourceAsStream("/documents/placeholders.properties")),
                StandardCharsets.UTF_8)) {
            var names = new Properties();
            names.load(in);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
