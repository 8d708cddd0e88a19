package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/formats/registry-workbook.md} is written from the definition of the columns; run {@code main} after changing it. */
class WorkbookFormatTest {
    private static final Path FILE = Path.of("docs/formats/registry-workbook.md");

    @Test
    void the_written_format_is_the_one_the_reader_reads() throws IOException {
        assertThat(Files.readString(FILE)).isEqualTo(text());
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text());
    }

    private static String text() {
        var text = new StringBuilder("""
                # Registry workbook (小区底数表)

                An `.xlsx` workbook of four sheets, at most 30 MB and %,d rows a sheet. Download the template at
                `/registry/template.xlsx`. The header stands in one of the first five rows; the order of sheets and columns does
                not matter, other sheets and columns are ignored, a remark in brackets after a column's name does no harm.

                - Full-width characters, surrounding blanks, numbers typed as text, units and thousands separators are read.
                - A number worked out by a formula is taken as shown; any other formula, an error value or merged cells are refused.
                - Doors, phones, identity numbers and credit codes are text columns: what a spreadsheet made a date of, wrote as
                  1.3E+10 or cut to 15 digits is refused, not guessed.
                - Nothing enters until every row is sound and somebody has confirmed the differences shown.
                - The same person: equal identity number, or equal name and phone. Without any number: the present owner of that
                  name at that door, otherwise a new person.
                - For a part with owners in the workbook they are all its owners: others end. Parts without owners in the workbook
                  keep theirs. Nothing is removed because it is missing.
                - An import can be taken back whole until something else stands on its rows.

                """.formatted(WorkbookReader.ROWS_MAX));
        for (var sheet : Sheet.values()) {
            text.append("## ").append(WorkbookWords.of(sheet)).append("\n\n| 列 | 必填 | 怎么填 | 例 |\n|---|---|---|---|\n");
            for (var column : sheet.columns()) {
                text.append("| ")
                        .append(WorkbookWords.of(column))
                        .append(" | ")
                        .append(column.required ? "是" : "")
                        .append(" | ")
                        .append(WorkbookWords.text(column.key() + ".note"))
                        .append(" | ")
                        .append(WorkbookWords.text(column.key() + ".example"))
                        .append(" |\n");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
