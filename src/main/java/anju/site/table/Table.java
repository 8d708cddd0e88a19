package anju.site.table;

import anju.site.FieldError;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Said;
import anju.site.Site;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A list from a spreadsheet with its headings. Each row is read like a form of its own: ask its {@link Row#check()} for the cells,
 * and {@link #faults()} for everything that cannot be taken, all at once.
 */
public final class Table {
    /** Rows with something in them; a longer list is sent in parts. */
    public static final int ROWS_MAX = 500;
    /** Characters of the whole list. */
    public static final int LONGEST = 400_000;

    static final String BROKEN_CELL = "#VALUE!";
    /** Headings stand in one of the first rows; people put titles above. */
    private static final int HEADINGS_WITHIN = 6;
    /** What spreadsheets show where a formula failed. */
    private static final Pattern BROKEN = Pattern.compile("#(?:VALUE!|REF!|N/A|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|#+)");

    private final Site site;
    private final String key;
    private final List<TableColumn> columns;
    private final List<TableFault> general = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private Map<String, Integer> places = Map.of();

    /** @param number as the spreadsheet counts, from 1 */
    public record Row(int number, FormCheck check) {}

    private Table(Site site, String key, List<TableColumn> columns) {
        this.site = site;
        this.key = key;
        this.columns = columns;
    }

    /** @param key the table's key; its columns are called by the texts {@code <key>.<name>} */
    public static Table read(Site site, String key, List<TableColumn> columns, String text) {
        var table = new Table(site, key, columns);
        table.read(Cells.of(text));
        return table;
    }

    public List<Row> rows() {
        return rows;
    }

    public boolean isSound() {
        return faults().isEmpty();
    }

    /** In the order of the rows. */
    public List<TableFault> faults() {
        var all = new ArrayList<>(general);
        for (var row : rows.stream().filter(each -> each.check.failed()).toList()) {
            for (var error : row.check.form().errors()) {
                all.add(fault(row.number, error));
            }
        }
        return all;
    }

    private TableFault fault(int row, FieldError error) {
        var place = places.get(error.field());
        return new TableFault(row, place == null ? "" : letter(place), error.why());
    }

    private void read(List<List<String>> lines) {
        int at = headings(lines);
        if (at < 0) {
            var wanted = columns.stream()
                    .filter(TableColumn::required)
                    .map(column -> site.text(key + "." + column.name()))
                    .toList();
            general.add(new TableFault(
                    1, "", Said.of("site.table.headings", String.join(site.text("site.table.comma"), wanted))));
            return;
        }
        for (int n = at + 1; n < lines.size(); n++) {
            var cells = lines.get(n);
            if (places.values().stream().allMatch(place -> cell(cells, place).isEmpty())) {
                continue;
            }
            if (rows.size() == ROWS_MAX) {
                general.add(new TableFault(n + 1, "", Said.of("site.table.rows", ROWS_MAX)));
                return;
            }
            rows.add(row(n + 1, cells));
        }
        if (rows.isEmpty()) {
            general.add(new TableFault(at + 2, "", Said.of("site.table.empty")));
        }
    }

    /** Where the row of headings stands: the first of a few that names half of what is required; -1 for none. */
    private int headings(List<List<String>> lines) {
        long required = columns.stream().filter(TableColumn::required).count();
        for (int n = 0; n < Math.min(HEADINGS_WITHIN, lines.size()); n++) {
            var found = new HashMap<String, Integer>();
            for (int c = 0; c < lines.get(n).size(); c++) {
                for (var column : columns) {
                    if (names(column).contains(plain(lines.get(n).get(c)))) {
                        found.putIfAbsent(column.name(), c);
                    }
                }
            }
            long named = columns.stream()
                    .filter(column -> column.required() && found.containsKey(column.name()))
                    .count();
            if (named * 2 >= required && named > 0) {
                places = found;
                for (var column : columns) {
                    if (column.required() && !found.containsKey(column.name())) {
                        general.add(new TableFault(
                                n + 1, "", Said.of("site.table.heading", Said.of(key + "." + column.name()))));
                    }
                }
                return n;
            }
        }
        return -1;
    }

    private List<String> names(TableColumn column) {
        var name = key + "." + column.name();
        var also = name + ".also";
        var all = new ArrayList<String>();
        all.add(plain(site.text(name)));
        if (site.has(also)) {
            Arrays.stream(site.text(also).split("\\|")).map(Table::plain).forEach(all::add);
        }
        return all;
    }

    private Row row(int number, List<String> cells) {
        var typed = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var place = places.get(column.name());
            typed.put(column.name(), place == null ? "" : chosen(column, cell(cells, place)));
        }
        var check = FormCheck.of(key, typed);
        for (var column : columns) {
            var cell = typed.getOrDefault(column.name(), "");
            if (BROKEN.matcher(cell).matches()) {
                check.refuse(column.name(), "site.table.broken", cell);
            } else if (!column.choices().isEmpty()
                    && !cell.isEmpty()
                    && column.choices().stream()
                            .noneMatch(option -> option.value().equals(cell))) {
                var words = column.choices().stream().map(Option::label).toList();
                check.refuse(
                        column.name(), "site.table.choice", cell, String.join(site.text("site.table.comma"), words));
            }
        }
        return new Row(number, check);
    }

    private static String chosen(TableColumn column, String cell) {
        for (var option : column.choices()) {
            if (plain(option.label()).equals(plain(cell))) {
                return option.value();
            }
        }
        return cell;
    }

    private static String cell(List<String> cells, int place) {
        return place < cells.size() ? cells.get(place) : "";
    }

    /** Full-width characters, blanks and remarks in brackets do not make another name. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}*]", "")
                .replaceAll("\\(.*?\\)|\\[.*?]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String letter(int place) {
        return place < 26 ? String.valueOf((char) ('A' + place)) : letter(place / 26 - 1) + letter(place % 26);
    }
}
