package anju.registry;

import anju.site.table.CellText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** Writes the workbooks a person gets: the empty template, and the one they sent with its errors marked. */
final class Workbooks {
    private static final String HEAD = "F3F1EA";
    private static final String RED = "F9D3CC";
    /** Drop-downs and text format reach this far down; enough for the largest sheet that is filled in by hand. */
    private static final int PREPARED_ROWS = 5_000;

    private static final int FLUSH_EVERY = 1_000;
    private static final int FAULT_WIDTH = 60;

    private Workbooks() {}

    static void template(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Anju", "1.0")) {
            for (var sheet : Sheet.values()) {
                var page = workbook.newWorksheet(WorkbookWords.of(sheet));
                header(page, sheet);
                var columns = sheet.columns();
                for (int c = 0; c < columns.size(); c++) {
                    var column = columns.get(c);
                    page.comment(0, c, WorkbookWords.text(column.key() + ".note"));
                    if (isText(column)) {
                        page.range(1, c, PREPARED_ROWS, c).style().format("@").set();
                    }
                    if (column.choices.length > 0) {
                        page.range(1, c, PREPARED_ROWS, c)
                                .validateWithListByFormula(
                                        "\"" + String.join(",", WorkbookWords.choices(column)) + "\"")
                                .error(WorkbookWords.text("registry.fault.choice", list(column)))
                                .showErrorMessage(true);
                    }
                }
                page.finish();
            }
            notes(workbook.newWorksheet(WorkbookWords.text("registry.workbook.notes")));
        }
    }

    private static String list(Column column) {
        return String.join(WorkbookWords.text("registry.workbook.comma"), WorkbookWords.choices(column));
    }

    /** Everything but plain figures: a spreadsheet must not think about door numbers and phones. */
    private static boolean isText(Column column) {
        return switch (column) {
            case COMPOUND_BUILT_YEAR, BUILDING_STOREYS, PART_FLOOR, PART_REGISTERED, PART_SURVEYED, PART_CONTRACTED ->
                false;
            default -> true;
        };
    }

    private static void header(Worksheet page, Sheet sheet) {
        var columns = sheet.columns();
        for (int c = 0; c < columns.size(); c++) {
            page.value(0, c, WorkbookWords.of(columns.get(c)));
            page.width(c, columns.get(c).width);
            var style = page.style(0, c).bold().fillColor(HEAD);
            (columns.get(c).required ? style.fontColor("9A3B1E") : style).set();
        }
        page.freezePane(0, 1);
    }

    private static void notes(Worksheet page) throws IOException {
        page.value(0, 0, WorkbookWords.text("registry.workbook.title"));
        page.style(0, 0).bold().fontSize(14).set();
        page.value(1, 0, WorkbookWords.text("registry.workbook.intro"));
        int row = 3;
        for (var sheet : Sheet.values()) {
            page.value(row, 0, WorkbookWords.of(sheet));
            page.style(row++, 0).bold().fontSize(12).set();
            var heads = List.of("column", "required", "example", "note");
            for (int c = 0; c < heads.size(); c++) {
                page.value(row, c, WorkbookWords.text("registry.workbook." + heads.get(c)));
                page.style(row, c).bold().fillColor(HEAD).set();
            }
            row++;
            for (var column : sheet.columns()) {
                page.value(row, 0, WorkbookWords.of(column));
                page.value(row, 1, WorkbookWords.of(column.required ? Column.YesNo.YES : Column.YesNo.NO));
                page.value(row, 2, WorkbookWords.text(column.key() + ".example"));
                page.value(row, 3, WorkbookWords.text(column.key() + ".note"));
                page.style(row++, 3).wrapText(true).set();
            }
            row++;
        }
        page.width(0, 20);
        page.width(1, 8);
        page.width(2, 26);
        page.width(3, 80);
        page.finish();
    }

    /**
     * The workbook as sent, written afresh as plain values: every sheet with its rows, faulty cells red, and what is wrong at
     * the end of the row. Mended, it can be sent as it is.
     */
    static void marked(byte[] file, List<Fault> faults, OutputStream out) throws IOException {
        var byPlace = new HashMap<String, Map<Integer, List<Fault>>>();
        var whole = new ArrayList<Fault>();
        for (var fault : faults) {
            if (fault.sheet() == null || fault.row() == 0) {
                whole.add(fault);
            } else {
                byPlace.computeIfAbsent(WorkbookWords.plain(WorkbookWords.of(fault.sheet())), _ -> new HashMap<>())
                        .computeIfAbsent(fault.row(), _ -> new ArrayList<>())
                        .add(fault);
            }
        }
        try (var workbook = new Workbook(out, "Anju", "1.0");
                var source = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            if (!whole.isEmpty()) {
                whole(workbook.newWorksheet(WorkbookWords.text("registry.workbook.fault")), whole);
            }
            for (var sheet : source.getSheets().toList()) {
                var known = byPlace.getOrDefault(WorkbookWords.plain(sheet.getName()), Map.of());
                copy(workbook.newWorksheet(sheet.getName()), sheet, known);
            }
        }
    }

    private static void whole(Worksheet page, List<Fault> faults) throws IOException {
        int row = 0;
        for (var fault : faults) {
            page.value(row, 0, fault.sheet() == null ? "" : WorkbookWords.of(fault.sheet()));
            page.value(row++, 1, WorkbookWords.of(fault));
        }
        page.width(0, 10);
        page.width(1, FAULT_WIDTH);
        page.finish();
    }

    private static void copy(Worksheet page, org.dhatim.fastexcel.reader.Sheet source, Map<Integer, List<Fault>> faults)
            throws IOException {
        var places = new LinkedHashMap<String, Integer>();
        int[] last = {0};
        try (var rows = source.openStream()) {
            rows.forEach(row -> {
                int r = row.getRowNum() - 1;
                var wrong = faults.getOrDefault(row.getRowNum(), List.of());
                boolean header = places.isEmpty();
                for (int c = 0; c < row.getCellCount(); c++) {
                    var text = shown(row.getCell(c));
                    if (text.equals(WorkbookWords.text("registry.workbook.fault"))) {
                        last[0] = c;
                        continue;
                    }
                    if (header && !text.isEmpty()) {
                        places.putIfAbsent(WorkbookWords.plain(text), c);
                        page.width(c, 14);
                    }
                    if (c != last[0] || last[0] == 0 || header) {
                        page.value(r, c, text);
                        page.style(r, c).format("@").set();
                    }
                }
                if (header) {
                    last[0] = last[0] > 0 ? last[0] : row.getCellCount();
                    page.value(r, last[0], WorkbookWords.text("registry.workbook.fault"));
                    page.width(last[0], FAULT_WIDTH);
                }
                mark(page, r, last[0], wrong, places);
                if (r % FLUSH_EVERY == FLUSH_EVERY - 1) {
                    flush(page);
                }
            });
        }
        page.finish();
    }

    private static void mark(Worksheet page, int r, int last, List<Fault> wrong, Map<String, Integer> places) {
        if (wrong.isEmpty()) {
            return;
        }
        var words = new ArrayList<String>();
        for (var fault : wrong) {
            var column = fault.column();
            words.add((column == null ? "" : WorkbookWords.of(column) + ": ") + WorkbookWords.of(fault));
            var c = column == null ? null : places.get(WorkbookWords.plain(WorkbookWords.of(column)));
            if (c != null) {
                page.style(r, c).fillColor(RED).format("@").set();
            }
        }
        page.value(r, last, String.join("\n", words));
        page.style(r, last).fillColor(RED).wrapText(true).set();
    }

    /** What a person saw in the cell; of dates the day, of formulas and errors the last value. */
    private static String shown(@Nullable Cell cell) {
        var text = CellText.of(cell);
        if (cell != null && text.flaw() != null) {
            return cell.getText();
        }
        return cell != null && text.isDate() && text.number() != null
                ? cell.asDate().toLocalDate().toString()
                : text.text();
    }

    private static void flush(Worksheet page) {
        try {
            page.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
