package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** The workbook of 五福里小区, counted by other means than those that made it. */
class WufuliTest {
    @Test
    void the_committed_workbook_is_the_one_the_generator_makes() throws Exception {
        var made = new ByteArrayOutputStream();
        new WufuliWorkbook().write(made);
        assertThat(texts(Files.readAllBytes(WufuliWorkbook.FILE))).isEqualTo(texts(made.toByteArray()));
    }

    @Test
    void it_has_9_buildings_41_stairwells_497_parts_and_the_area_on_the_roll() throws Exception {
        var sheets = texts(Files.readAllBytes(WufuliWorkbook.FILE));
        assertThat(sheets.get("楼栋")).hasSize(1 + 9);
        var stairwells = new TreeSet<String>();
        long area = 0;
        for (var row : sheets.get("房屋").subList(1, sheets.get("房屋").size())) {
            stairwells.add(row.get(1) + "-" + row.get(2));
            area += new java.math.BigDecimal(row.get(6)).movePointRight(2).longValueExact();
        }
        assertThat(sheets.get("房屋")).hasSize(1 + 497);
        assertThat(stairwells).hasSize(41);
        assertThat(area).isEqualTo(3_298_460L);
    }

    /** SPC interpretation art. 9: one head for a developer's stock, one for each owner of however many parts, one for co-owners. */
    @Test
    void its_owners_are_483_heads() throws Exception {
        var rows = texts(Files.readAllBytes(WufuliWorkbook.FILE)).get("业主");
        var holders = new HashMap<String, Set<String>>();
        for (var row : rows.subList(1, rows.size())) {
            var holder = row.get(4).isEmpty() ? row.get(7) : row.get(4) + row.get(5);
            holders.computeIfAbsent(row.get(1) + "-" + row.get(2) + "-" + row.get(3), _ -> new HashSet<>())
                    .add(holder);
        }
        assertThat(holders).hasSize(497);
        assertThat(new HashSet<>(holders.values())).hasSize(483);
    }

    private static Map<String, List<List<String>>> texts(byte[] file) throws Exception {
        var sheets = new HashMap<String, List<List<String>>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (var sheet : workbook.getSheets().toList()) {
                var rows = new ArrayList<List<String>>();
                for (var row : sheet.read()) {
                    var cells = new ArrayList<String>();
                    for (int c = 0; c < 13; c++) {
                        cells.add(c < row.getCellCount() ? row.getCellText(c) : "");
                    }
                    rows.add(cells);
                }
                sheets.put(sheet.getName(), rows);
            }
        }
        return sheets;
    }
}
