package anju.site.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of an XLSX workbook that holds anything, as the text a spreadsheet would copy: row n is line n. */
final class WorkbookCells {
    /** Rows and columns people fill in by hand; a larger list is sent in parts. */
    private static final int ROWS_MAX = 5_000;

    private static final int COLUMNS_MAX = 60;

    /** What came of reading; exactly one of the two is there. */
    record Reading(@Nullable String text, @Nullable FileFlaw flaw) {}

    private WorkbookCells() {}

    static Reading read(byte[] file) {
        var first = ZipGuard.atFirstSight(file);
        if (first != null) {
            return new Reading(null, first);
        }
        var unpacked = ZipGuard.unpack(file);
        if (unpacked.flaw() != null) {
            return new Reading(null, unpacked.flaw());
        }
        if (unpacked.rows() > 10L * ROWS_MAX) {
            return new Reading(null, FileFlaw.of("file_rows", Integer.toString(ROWS_MAX)));
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            for (var sheet : workbook.getSheets().toList()) {
                try (var stream = sheet.openStream()) {
                    var rows = rows(stream.toList(), workbook.isDate1904());
                    if (rows.size() > ROWS_MAX) {
                        return new Reading(null, FileFlaw.of("file_rows", Integer.toString(ROWS_MAX)));
                    }
                    if (!rows.isEmpty()) {
                        return new Reading(Cells.joined(rows), null);
                    }
                }
            }
            return new Reading(null, FileFlaw.of("file_empty"));
        } catch (IOException | RuntimeException _) {
            // The parser answers broken files with whatever exception comes first.
            return new Reading(null, FileFlaw.of("file_broken"));
        }
    }

    private static List<List<String>> rows(List<Row> source, boolean date1904) {
        var rows = new ArrayList<List<String>>();
        for (var row : source) {
            var cells = new ArrayList<String>();
            for (int c = 0; c < Math.min(row.getCellCount(), COLUMNS_MAX); c++) {
                cells.add(shown(CellText.of(row.getCell(c)), date1904));
            }
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                if (row.getRowNum() > 10 * ROWS_MAX) {
                    throw new IllegalArgumentException("a row far below the list");
                }
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String shown(CellText cell, boolean date1904) {
        if (cell.flaw() != null) {
            return Table.BROKEN_CELL;
        }
        var day = cell.day(date1904);
        return day == null ? cell.text() : day.toString();
    }
}
