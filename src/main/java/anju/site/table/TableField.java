package anju.site.table;

import anju.site.FormCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The list of a form: a workbook in its field {@code workbook}, or else what was pasted into {@code rows}. */
public final class TableField {
    private TableField() {}

    /** The list as text; empty where the form has none or it cannot be read, which then stands in {@code check}. */
    public static String text(FormCheck check, @Nullable MultipartFile workbook, String rows) {
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
