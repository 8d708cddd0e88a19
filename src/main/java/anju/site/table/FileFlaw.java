package anju.site.table;

import java.util.List;

/** Why an uploaded file is not read as a workbook: {@code <name>} of the text {@code site.table.<name>}, which says the way out. */
public record FileFlaw(String code, List<String> args) {
    static FileFlaw of(String code, String... args) {
        return new FileFlaw(code, List.of(args));
    }
}
