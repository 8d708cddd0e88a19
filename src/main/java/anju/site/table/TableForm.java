package anju.site.table;

import anju.site.Form;
import anju.site.FormCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The form of a list: a workbook in its field {@code workbook}, or what was pasted into {@code rows}. */
public record TableForm(@Nullable MultipartFile workbook, String rows) {
    /**
     * The list as text, and the form with it in place of the workbook, which a browser does not send twice.
     *
     * @param text empty where the form has none or it cannot be read, which then stands in the form
     */
    public record Sent(String text, Form typed, boolean failed) {}

    /** @param key the form's key */
    public Sent sent(String key) {
        var check = FormCheck.of(key, this);
        var text = text(check);
        return new Sent(text, check.form().with("rows", text.isEmpty() ? rows : text), check.failed());
    }

    private String text(FormCheck check) {
        if (workbook != null && !workbook.isEmpty()) {
            var reading = WorkbookCells.read(bytes(workbook));
            var flaw = reading.flaw();
            if (flaw != null) {
                check.refuse(
                        "workbook",
                        "site.table." + flaw.code(),
                        flaw.args().stream().map(Long::valueOf).toArray());
            }
            return reading.text() == null ? "" : within(check, reading.text());
        }
        if (rows.isBlank()) {
            check.refuse("rows", "site.table.nothing");
        }
        return within(check, rows);
    }

    private static String within(FormCheck check, String text) {
        if (text.length() > Table.LONGEST) {
            check.refuse("rows", "site.table.long", Table.ROWS_MAX);
            return "";
        }
        return text;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
