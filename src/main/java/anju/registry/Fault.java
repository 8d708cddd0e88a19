package anju.registry;

import anju.site.table.FileFlaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a workbook: where, and which rule ({@code registry.fault.<code>}, whose text says the way out).
 *
 * @param row as the spreadsheet counts, from 1; 0 for the whole sheet or file
 */
record Fault(@Nullable Sheet sheet, int row, @Nullable Column column, String code, List<String> args) {
    static Fault of(FileFlaw flaw) {
        return new Fault(null, 0, null, flaw.code(), flaw.args());
    }

    static Fault of(String code, String... args) {
        return new Fault(null, 0, null, code, List.of(args));
    }

    static Fault at(Sheet sheet, int row, @Nullable Column column, String code, String... args) {
        return new Fault(sheet, row, column, code, List.of(args));
    }
}
