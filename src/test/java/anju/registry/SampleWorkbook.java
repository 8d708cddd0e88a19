package anju.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A small sound workbook that a test spoils in one place: one compound, two buildings, five doors with their owners. */
public final class SampleWorkbook {
    private final Map<Sheet, List<Map<Column, Object>>> rows = new EnumMap<>(Sheet.class);
    private final Map<Column, String> headers = new EnumMap<>(Column.class);
    private final Map<Sheet, String> names = new EnumMap<>(Sheet.class);
    private final List<Consumer<Map<Sheet, Worksheet>>> last = new ArrayList<>();

    SampleWorkbook() {
        this("ABC-1");
    }

    SampleWorkbook(String code) {
        for (var sheet : Sheet.values()) {
            rows.put(sheet, new ArrayList<>());
            names.put(sheet, WorkbookWords.of(sheet));
        }
        for (var column : Column.values()) {
            headers.put(column, WorkbookWords.of(column));
        }
        add(Sheet.COMPOUNDS, code, "柳荫里", "柳荫路 3 号", "永兴社区", 1989);
        add(Sheet.BUILDINGS, code, "1", 6);
        add(Sheet.BUILDINGS, code, "2", 6);
        for (int floor = 1; floor <= 5; floor++) {
            var number = floor + "01";
            add(Sheet.PARTS, code, "1", "1", floor, number, "住宅", 64.56, "", "", "");
            add(
                    Sheet.OWNERS,
                    code,
                    "1",
                    "1",
                    number,
                    "何秀" + "兰英梅珍芳".charAt(floor - 1),
                    "130-0000-000" + floor,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "2003-06-1" + floor);
        }
    }

    /** A workbook with a handful of mistakes, for pages to show. */
    public static byte[] faulty() {
        return new SampleWorkbook("BAD-1")
                .put(2, Column.PART_REGISTERED, 4.56)
                .put(3, Column.PART_BUILDING, "7")
                .put(4, Column.OWNER_PHONE, "12345")
                .put(5, Column.OWNER_SHARE, "1/2")
                .put(6, Column.OWNER_SINCE, "2099-01-01")
                .bytes();
    }

    /** A sound one. */
    public static byte[] sound(String code) {
        return new SampleWorkbook(code).bytes();
    }

    private void add(Sheet sheet, Object... values) {
        var row = new EnumMap<Column, Object>(Column.class);
        var columns = sheet.columns();
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i]);
        }
        rows.get(sheet).add(row);
    }

    /** Puts a value into a row, counted from 2 as a spreadsheet does below its header. */
    SampleWorkbook put(int row, Column column, Object value) {
        rows.get(column.sheet).get(row - 2).put(column, value);
        return this;
    }

    /** Repeats a row at the end of its sheet, to be changed there. */
    SampleWorkbook repeat(Sheet sheet, int row) {
        rows.get(sheet).add(new EnumMap<>(rows.get(sheet).get(row - 2)));
        return this;
    }

    SampleWorkbook remove(Sheet sheet, int row) {
        rows.get(sheet).remove(row - 2);
        return this;
    }

    SampleWorkbook empty() {
        rows.values().forEach(List::clear);
        return this;
    }

    SampleWorkbook header(Column column, String header) {
        headers.put(column, header);
        return this;
    }

    SampleWorkbook name(Sheet sheet, String name) {
        names.put(sheet, name);
        return this;
    }

    SampleWorkbook without(Sheet sheet) {
        names.remove(sheet);
        return this;
    }

    /** Something done to a finished sheet: merging, formulas, formats. */
    SampleWorkbook then(Sheet sheet, Consumer<Worksheet> change) {
        last.add(sheets -> change.accept(sheets.get(sheet)));
        return this;
    }

    int rowsOf(Sheet sheet) {
        return rows.get(sheet).size();
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var sheets = new EnumMap<Sheet, Worksheet>(Sheet.class);
            names.forEach((sheet, name) -> sheets.put(sheet, write(workbook.newWorksheet(name), sheet)));
            last.forEach(change -> change.accept(sheets));
            for (var sheet : sheets.values()) {
                sheet.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Worksheet write(Worksheet page, Sheet sheet) {
        var columns = sheet.columns();
        for (int c = 0; c < columns.size(); c++) {
            page.value(0, c, headers.get(columns.get(c)));
            for (int r = 0; r < rows.get(sheet).size(); r++) {
                switch (rows.get(sheet).get(r).get(columns.get(c))) {
                    case Number number -> page.value(r + 1, c, number);
                    case String text when !text.isEmpty() -> page.value(r + 1, c, text);
                    case java.time.LocalDate date -> {
                        page.value(r + 1, c, date);
                        page.style(r + 1, c).format("yyyy-mm-dd").set();
                    }
                    case null, default -> {}
                }
            }
        }
        return page;
    }
}
