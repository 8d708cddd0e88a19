package anju.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Makes {@code src/demo/wufuyuan.xlsx}, the workbook of 五福里小区 that the demonstration and the journeys import: 9 buildings,
 * 41 stairwells, 497 parts with 32,984.60 square metres, held by 483 heads. Everything in it is invented; the same seed makes
 * the same workbook. Run {@code main} after changing anything here.
 *
 * <p>Heads: 497 parts, less 5 (a developer's stock of six is one head), less 2 (a works unit holds three), less 2 (one owner of
 * three), less 5 (five owners of two), is 483. Couples and heirs share one part each and count once.
 */
public final class WufuliWorkbook {
    static final Path FILE = Path.of("src/demo/wufuyuan.xlsx");
    static final long AREA_X100 = 3_298_460;
    static final int HEADS = 483;

    private static final int[] STAIRWELLS = {4, 4, 5, 5, 5, 5, 5, 4, 4};
    private static final int FLOORS = 6;
    private static final int SHOPS = 5;
    /** Areas of doors 01 and 02 by building, as three layouts of the time had them. */
    private static final int[][] LAYOUTS = {
        {6456, 7012},
        {6456, 7012},
        {6120, 6890},
        {6120, 6890},
        {6612, 6612},
        {6612, 6612},
        {6612, 6612},
        {6380, 7105},
        {6380, 7105}
    };

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String GIVEN = "秀兰桂英建国志强丽华玉珍海燕永福春梅德明素芬国庆少军文静凤霞振东淑贞家宝月娥长青雅琴立新小红";

    private final Random random = new Random(1996);
    private final List<List<Object>> parts = new ArrayList<>();
    private final List<List<Object>> owners = new ArrayList<>();
    private int phones;

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        try (var out = Files.newOutputStream(FILE)) {
            new WufuliWorkbook().write(out);
        }
    }

    void write(OutputStream out) throws IOException {
        parts();
        owners();
        try (var workbook = new Workbook(out, "Anju", "1.0")) {
            fill(
                    workbook,
                    Sheet.COMPOUNDS,
                    List.of(List.of("WFL-001", "五福里小区", "马家沟路 1 号", "/ha/liuan/yongxing", 1996)));
            var buildings = new ArrayList<List<Object>>();
            for (int b = 1; b <= STAIRWELLS.length; b++) {
                buildings.add(List.of("WFL-001", "" + b, FLOORS));
            }
            fill(workbook, Sheet.BUILDINGS, buildings);
            fill(workbook, Sheet.PARTS, parts);
            fill(workbook, Sheet.OWNERS, owners);
        }
    }

    private static void fill(Workbook workbook, Sheet sheet, List<List<Object>> rows) throws IOException {
        Worksheet page = workbook.newWorksheet(WorkbookWords.of(sheet));
        var columns = sheet.columns();
        for (int c = 0; c < columns.size(); c++) {
            page.value(0, c, WorkbookWords.of(columns.get(c)));
            page.width(c, columns.get(c).width);
            page.style(0, c).bold().set();
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
        page.freezePane(0, 1);
        page.finish();
    }

    private void parts() {
        long left = AREA_X100;
        for (int b = 1; b <= STAIRWELLS.length; b++) {
            for (int s = 1; s <= STAIRWELLS[b - 1]; s++) {
                for (int floor = 1; floor <= FLOORS; floor++) {
                    for (int door = 1; door <= 2; door++) {
                        int area = LAYOUTS[b - 1][door - 1];
                        left -= area;
                        part(b, s, floor, floor + "0" + door, "住宅", area);
                    }
                }
            }
        }
        // Shops on the ground floor of building 9 take what is left of the total.
        for (int i = 1; i <= SHOPS; i++) {
            long area = i < SHOPS ? left / (SHOPS - i + 1) / 10 * 10 : left;
            left -= area;
            part(STAIRWELLS.length, 4, 1, "商" + i, "商铺", area);
        }
    }

    private void part(int building, int stairwell, int floor, String number, String use, long areaX100) {
        parts.add(List.of(
                "WFL-001",
                "" + building,
                "" + stairwell,
                floor,
                number,
                use,
                java.math.BigDecimal.valueOf(areaX100, 2),
                "",
                "",
                ""));
    }

    private void owners() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < parts.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        var free = order.iterator();
        var plan = new String[parts.size()][];
        // A developer never sold four and has not handed over two more.
        for (int i = 0; i < 6; i++) {
            plan[free.next()] = new String[] {organisation("和安旧城开发公司", "91350100M000100Y43", i < 4 ? "未售" : "未交付")};
        }
        for (int i = 0; i < 3; i++) {
            plan[free.next()] = new String[] {organisation("和安纺织机械厂", "", "已交付")};
        }
        plan[free.next()] = new String[] {organisation("永兴社区居民委员会", "", "已交付")};
        var three = person();
        for (int i = 0; i < 3; i++) {
            plan[free.next()] = new String[] {three + "\t1/1\t是"};
        }
        for (int k = 0; k < 5; k++) {
            var two = person();
            plan[free.next()] = new String[] {two + "\t1/1\t是"};
            plan[free.next()] = new String[] {two + "\t1/1\t是"};
        }
        for (int k = 0; k < 62; k++) {
            plan[free.next()] = new String[] {person() + "\t1/2\t是", person() + "\t1/2\t否"};
        }
        for (int k = 0; k < 4; k++) {
            plan[free.next()] = new String[] {person() + "\t1/3\t是", person() + "\t1/3\t否", person() + "\t1/3\t否"};
        }
        while (free.hasNext()) {
            plan[free.next()] = new String[] {person() + "\t1/1\t是"};
        }
        for (int i = 0; i < plan.length; i++) {
            for (var owner : plan[i]) {
                var f = owner.split("\t", -1);
                boolean organisation = f[0].equals("O");
                var since = organisation ? "1996-12-01" : since();
                var part = parts.get(i);
                owners.add(Arrays.asList(
                        part.get(0),
                        part.get(1),
                        part.get(2),
                        part.get(4),
                        organisation ? "" : f[0],
                        organisation ? "" : f[1],
                        "",
                        organisation ? f[1] : "",
                        organisation ? f[2] : "",
                        organisation ? "1/1" : f[2],
                        organisation ? f[3] : "已交付",
                        organisation ? "是" : f[3],
                        since));
            }
        }
    }

    private static String organisation(String name, String code, String standing) {
        return "O\t" + name + "\t" + code + "\t" + standing;
    }

    /** Name and phone; two people never share both. */
    private String person() {
        var surname = SURNAMES.charAt(random.nextInt(SURNAMES.length()));
        int at = random.nextInt(GIVEN.length() / 2) * 2;
        var given = random.nextInt(4) == 0 ? GIVEN.substring(at, at + 1) : GIVEN.substring(at, at + 2);
        return surname + given + "\t130-0000-%04d".formatted(++phones * 17 % 10_000);
    }

    private String since() {
        return "%d-%02d-%02d".formatted(1996 + random.nextInt(28), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }
}
