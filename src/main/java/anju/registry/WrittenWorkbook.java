package anju.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A registry workbook that a program fills in, row by row, as a person fills in the template. */
public final class WrittenWorkbook {
    private static final int FLUSH_EVERY = 2_000;

    private final Map<Sheet, List<Map<Column, Object>>> rows = new EnumMap<>(Sheet.class);

    public void compound(String code, String name, String address, String areaPath, @Nullable Integer builtYear) {
        var row = row(Sheet.COMPOUNDS);
        row.put(Column.COMPOUND_CODE, code);
        row.put(Column.COMPOUND_NAME, name);
        row.put(Column.COMPOUND_ADDRESS, address);
        row.put(Column.COMPOUND_COMMUNITY, areaPath);
        if (builtYear != null) {
            row.put(Column.COMPOUND_BUILT_YEAR, builtYear);
        }
    }

    public void building(String compound, String number, int storeys) {
        var row = row(Sheet.BUILDINGS);
        row.put(Column.BUILDING_COMPOUND, compound);
        row.put(Column.BUILDING_NUMBER, number);
        row.put(Column.BUILDING_STOREYS, storeys);
    }

    /** A part with its registered area, if that is known. */
    public void part(Door door, int floor, Use use, @Nullable String squareMetres) {
        var row = row(Sheet.PARTS);
        row.put(Column.PART_COMPOUND, door.compound());
        row.put(Column.PART_BUILDING, door.building());
        row.put(Column.PART_STAIRWELL, door.stairwell());
        row.put(Column.PART_FLOOR, floor);
        row.put(Column.PART_NUMBER, door.number());
        row.put(Column.PART_USE, WorkbookWords.of(use));
        if (squareMetres != null) {
            row.put(Column.PART_REGISTERED, new java.math.BigDecimal(squareMetres));
        }
    }

    /** Whoever owns the whole of a part. */
    public void owner(Door door, String name, @Nullable String phone, String since) {
        var row = row(Sheet.OWNERS);
        row.put(Column.OWNER_COMPOUND, door.compound());
        row.put(Column.OWNER_BUILDING, door.building());
        row.put(Column.OWNER_STAIRWELL, door.stairwell());
        row.put(Column.OWNER_NUMBER, door.number());
        row.put(Column.OWNER_NAME, name);
        if (phone != null) {
            row.put(Column.OWNER_PHONE, phone);
        }
        row.put(Column.OWNER_SINCE, since);
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Anju", "1.0")) {
            for (var sheet : Sheet.values()) {
                fill(workbook.newWorksheet(WorkbookWords.of(sheet)), sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Map<Column, Object> row(Sheet sheet) {
        var row = new EnumMap<Column, Object>(Column.class);
        rows.computeIfAbsent(sheet, _ -> new ArrayList<>()).add(row);
        return row;
    }

    private void fill(Worksheet page, Sheet sheet) throws IOException {
        var columns = sheet.columns();
        for (int c = 0; c < columns.size(); c++) {
            page.value(0, c, WorkbookWords.of(columns.get(c)));
        }
        int r = 1;
        for (var row : rows.getOrDefault(sheet, List.of())) {
            for (int c = 0; c < columns.size(); c++) {
                switch (row.get(columns.get(c))) {
                    case null -> {}
                    case Number number -> page.value(r, c, number);
                    case Object text -> page.value(r, c, text.toString());
                }
            }
            if (r++ % FLUSH_EVERY == 0) {
                page.flush();
            }
        }
        page.finish();
    }
}
