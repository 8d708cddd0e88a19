package anju.registry;

import java.util.Arrays;
import java.util.List;

/** The sheets of a registry workbook. */
enum Sheet {
    COMPOUNDS,
    BUILDINGS,
    PARTS,
    OWNERS;

    List<Column> columns() {
        return Arrays.stream(Column.values())
                .filter(column -> column.sheet == this)
                .toList();
    }
}
