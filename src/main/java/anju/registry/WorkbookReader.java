package anju.registry;

import anju.site.table.CellText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads an XLSX workbook into rows and faults, sheet by sheet. Whatever bytes come, the answer is rows and faults. */
final class WorkbookReader {
    /** Of each sheet. A larger area is sent as several workbooks. */
    static final int ROWS_MAX = 100_000;
    /** Headers stand in one of the first rows; people put titles above. */
    private static final int HEADER_WITHIN = 5;

    private static final int PROGRESS_EVERY = 2_000;

    private final byte[] file;
    private final IntConsumer progress;
    private final WorkbookRows rows = new WorkbookRows();
    private final RowReading reading = new RowReading(rows);
    private int read;

    private WorkbookReader(byte[] file, IntConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    /** @param progress told now and then how many rows have been read */
    static WorkbookRows read(byte[] file, Map<String, List<String>> merges, IntConsumer progress) {
        var reader = new WorkbookReader(file, progress);
        try {
            reader.readAll(merges);
            return reader.rows;
        } catch (IOException | RuntimeException _) {
            // The parser answers broken files with whatever exception comes first.
            return broken();
        }
    }

    private static WorkbookRows broken() {
        var rows = new WorkbookRows();
        rows.faults.add(Fault.of("file_broken"));
        return rows;
    }

    private void readAll(Map<String, List<String>> merges) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            var found = sheets(workbook);
            for (var sheet : Sheet.values()) {
                var place = found.get(sheet);
                if (place != null) {
                    for (var range : merges.getOrDefault(place.getId(), List.of())) {
                        rows.faults.add(Fault.at(sheet, 0, null, "merged", range));
                    }
                    try (var stream = place.openStream()) {
                        read(sheet, stream.iterator(), workbook.isDate1904());
                    }
                }
            }
        }
        if (rows.faults.isEmpty() && rows.size() == 0) {
            rows.faults.add(Fault.of("workbook_empty"));
        }
    }

    private Map<Sheet, org.dhatim.fastexcel.reader.Sheet> sheets(ReadableWorkbook workbook) {
        var found = new EnumMap<Sheet, org.dhatim.fastexcel.reader.Sheet>(Sheet.class);
        var others = new ArrayList<String>();
        for (var place : workbook.getSheets().toList()) {
            var name = place.getName() == null ? "" : place.getName();
            Optional<Sheet> sheet = Optional.empty();
            for (var candidate : Sheet.values()) {
                if (WorkbookWords.plain(WorkbookWords.of(candidate)).equals(WorkbookWords.plain(name))) {
                    sheet = Optional.of(candidate);
                }
            }
            if (sheet.isEmpty()) {
                others.add(name);
            } else if (found.putIfAbsent(sheet.get(), place) != null) {
                rows.faults.add(Fault.at(sheet.get(), 0, null, "sheet_twice"));
            }
        }
        for (var sheet : Sheet.values()) {
            if (!found.containsKey(sheet)) {
                rows.unsure.add(sheet);
                var nearest = WorkbookWords.nearest(WorkbookWords.of(sheet), others);
                rows.faults.add(
                        nearest.isPresent()
                                ? Fault.at(
                                        sheet, 0, null, "sheet_missing_nearly", nearest.get(), WorkbookWords.of(sheet))
                                : Fault.at(sheet, 0, null, "sheet_missing", WorkbookWords.of(sheet)));
            }
        }
        return found;
    }

    private void read(Sheet sheet, Iterator<Row> source, boolean date1904) {
        var columns = header(sheet, source);
        if (columns.isEmpty()) {
            rows.unsure.add(sheet);
            return;
        }
        int count = 0;
        while (source.hasNext()) {
            var row = source.next();
            var cells = new EnumMap<Column, CellText>(Column.class);
            columns.forEach((index, column) -> {
                var cell = CellText.of(index < row.getCellCount() ? row.getCell(index) : null);
                if (!cell.isBlank()) {
                    cells.put(column, cell);
                }
            });
            if (cells.isEmpty()) {
                continue;
            }
            if (++count > ROWS_MAX) {
                rows.faults.add(Fault.at(sheet, row.getRowNum(), null, "rows_too_many", Integer.toString(ROWS_MAX)));
                return;
            }
            reading.read(sheet, new RowCells(sheet, row.getRowNum(), cells, date1904, rows.faults::add));
            if (++read % PROGRESS_EVERY == 0) {
                progress.accept(read);
            }
        }
    }

    /** Which column stands where; empty when no header row is found. */
    private Map<Integer, Column> header(Sheet sheet, Iterator<Row> source) {
        for (int i = 0; i < HEADER_WITHIN && source.hasNext(); i++) {
            var row = source.next();
            var columns = new HashMap<Integer, Column>();
            var strangers = new ArrayList<String>();
            for (int c = 0; c < row.getCellCount(); c++) {
                var text = CellText.of(row.getCell(c)).text();
                var column = named(sheet, text);
                if (column == null) {
                    if (!text.isEmpty()) {
                        strangers.add(text);
                    }
                } else if (columns.containsValue(column)) {
                    rows.faults.add(Fault.at(sheet, row.getRowNum(), column, "column_twice", WorkbookWords.of(column)));
                } else {
                    columns.put(c, column);
                }
            }
            // Half of the required names make a header row; a title above has none of them.
            long required =
                    sheet.columns().stream().filter(column -> column.required).count();
            long found =
                    columns.values().stream().filter(column -> column.required).count();
            if (found > 0 && found * 2 >= required) {
                return complete(sheet, row.getRowNum(), columns, strangers) ? columns : Map.of();
            }
        }
        rows.faults.add(Fault.at(
                sheet,
                1,
                null,
                "header_missing",
                String.join(
                        WorkbookWords.text("registry.workbook.comma"),
                        sheet.columns().stream()
                                .filter(column -> column.required)
                                .map(WorkbookWords::of)
                                .toList())));
        return Map.of();
    }

    private boolean complete(Sheet sheet, int row, Map<Integer, Column> columns, List<String> strangers) {
        boolean complete = true;
        for (var column : sheet.columns()) {
            if (!columns.containsValue(column)) {
                var nearest = WorkbookWords.nearest(WorkbookWords.of(column), strangers);
                if (nearest.isPresent()) {
                    rows.faults.add(
                            Fault.at(sheet, row, column, "column_nearly", nearest.get(), WorkbookWords.of(column)));
                } else if (column.required) {
                    rows.faults.add(Fault.at(sheet, row, column, "column_missing", WorkbookWords.of(column)));
                }
                complete &= !column.required;
            }
        }
        return complete;
    }

    private static @Nullable Column named(Sheet sheet, String header) {
        for (var column : sheet.columns()) {
            if (WorkbookWords.plain(WorkbookWords.of(column)).equals(WorkbookWords.plain(header))) {
                return column;
            }
        }
        return null;
    }
}
