package anju.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** An owner as the workbook tells of them: whole owner of one door, with a phone. */
public record Neighbour(String building, String stairwell, String number, String name, String phone) {
    private static final String OWNERS = "业主";

    public String door() {
        return building + "-" + stairwell + "-" + number;
    }

    /** The demonstration workbook, as the clerk has it on her desk. */
    public static byte[] workbook() {
        try (InputStream file = Neighbour.class.getResourceAsStream("/demo/wufuyuan.xlsx")) {
            return Objects.requireNonNull(file, "demo/wufuyuan.xlsx").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of one building who own their door alone, in the workbook's order. */
    public static Stream<Neighbour> of(String building) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook()))) {
            return book.findSheet(OWNERS).orElseThrow().read().stream()
                    .filter(row -> text(row, 1).equals(building)
                            && !text(row, 5).isEmpty()
                            && text(row, 9).equals("1/1"))
                    .map(row -> new Neighbour(text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Row row, int column) {
        return column < row.getCellCount() ? row.getCellText(column) : "";
    }
}
