package anju.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A sound workbook of one compound with as many dwellings as wanted, each with an owner of its own; for measuring. */
public final class LargeWorkbook {
    private static final int FLOORS = 18;
    private static final int DOORS = 4;
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "秀兰桂英建国志强丽华玉珍海燕永福春梅德明";

    public final List<List<Object>> parts = new ArrayList<>();
    public final List<List<Object>> owners = new ArrayList<>();
    private final List<List<Object>> buildings = new ArrayList<>();
    private final String code;
    private final String areaPath;

    /** @param firstPhone the last nine digits of the first owner's phone number; the others follow it */
    public LargeWorkbook(String code, String areaPath, int dwellings, int firstPhone) {
        this.code = code;
        this.areaPath = areaPath;
        for (int i = 0; i < dwellings; i++) {
            int onFloor = i % DOORS;
            int floor = i / DOORS % FLOORS + 1;
            var building = "" + (i / (DOORS * FLOORS) + 1);
            if (i % (DOORS * FLOORS) == 0) {
                buildings.add(List.of(code, building, FLOORS));
            }
            var number = floor + "0" + (onFloor + 1);
            var area = BigDecimal.valueOf(6000 + i % 3000, 2);
            parts.add(List.of(code, building, "1", floor, number, "住宅", area, "", "", ""));
            var name = "" + SURNAMES.charAt(i % SURNAMES.length()) + GIVEN.charAt(i / 20 % GIVEN.length())
                    + GIVEN.charAt(i / 400 % GIVEN.length());
            var phone = "13%09d".formatted(firstPhone + i);
            owners.add(List.of(code, building, "1", number, name, phone, "", "", "", "", "", "", "2003-06-11"));
        }
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Anju", "1.0")) {
            fill(workbook, Sheet.COMPOUNDS, List.of(List.of(code, "大院" + code, "试验路 1 号", areaPath, 1996)));
            fill(workbook, Sheet.BUILDINGS, buildings);
            fill(workbook, Sheet.PARTS, parts);
            fill(workbook, Sheet.OWNERS, owners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void fill(Workbook workbook, Sheet sheet, List<List<Object>> rows) throws IOException {
        var page = workbook.newWorksheet(WorkbookWords.of(sheet));
        var columns = sheet.columns();
        for (int c = 0; c < columns.size(); c++) {
            page.value(0, c, WorkbookWords.of(columns.get(c)));
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                switch (rows.get(r).get(c)) {
                    case Number number -> page.value(r + 1, c, number);
                    case String text when !text.isEmpty() -> page.value(r + 1, c, text);
                    default -> {}
                }
            }
        }
        page.finish();
    }
}
