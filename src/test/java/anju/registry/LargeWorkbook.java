package anju.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A sound workbook of one compound with as many dwellings as wanted, each with an owner of its own; for measuring. */
public final class LargeWorkbook {
    private static final int FLOORS = 18;
    private static final int DOORS = 4;
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "秀兰桂英建国志强丽华玉珍海燕永福春梅德明";

    /** The same cells, for whoever wants to copy them plainly. */
    public final List<List<Object>> parts = new ArrayList<>();

    public final List<List<Object>> owners = new ArrayList<>();
    private final WrittenWorkbook book = new WrittenWorkbook();

    /** @param firstPhone the last nine digits of the first owner's phone number; the others follow it */
    public LargeWorkbook(String code, String areaPath, int dwellings, int firstPhone) {
        book.compound(code, "大院" + code, "试验路 1 号", areaPath, 1996);
        for (int i = 0; i < dwellings; i++) {
            int onFloor = i % DOORS;
            int floor = i / DOORS % FLOORS + 1;
            var building = "" + (i / (DOORS * FLOORS) + 1);
            if (i % (DOORS * FLOORS) == 0) {
                book.building(code, building, FLOORS);
            }
            var number = floor + "0" + (onFloor + 1);
            var door = new Door(code, building, "1", number);
            var area = BigDecimal.valueOf(6000 + i % 3000, 2);
            parts.add(List.of(code, building, "1", floor, number, "住宅", area, "", "", ""));
            book.part(door, floor, Use.DWELLING, area.toPlainString());
            var name = "" + SURNAMES.charAt(i % SURNAMES.length()) + GIVEN.charAt(i / 20 % GIVEN.length())
                    + GIVEN.charAt(i / 400 % GIVEN.length());
            var phone = "13%09d".formatted(firstPhone + i);
            book.owner(door, name, phone, "2003-06-11");
            owners.add(List.of(code, building, "1", number, name, phone, "", "", "", "", "", "", "2003-06-11"));
        }
    }

    public byte[] bytes() {
        return book.bytes();
    }
}
