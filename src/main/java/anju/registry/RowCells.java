package anju.registry;

import anju.city.City;
import anju.money.Fraction;
import anju.site.table.CellText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a sheet, read column by column; what cannot be read becomes a fault and a null. */
final class RowCells {
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?[eE][+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[^0-9]{1,2}([0-9]{1,2})[^0-9]{1,2}([0-9]{1,2})[^0-9]?");
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Sheet sheet;
    private final int row;
    private final Map<Column, CellText> cells;
    private final boolean date1904;
    private final Consumer<Fault> faults;
    private boolean sound = true;

    RowCells(Sheet sheet, int row, Map<Column, CellText> cells, boolean date1904, Consumer<Fault> faults) {
        this.sheet = sheet;
        this.row = row;
        this.cells = cells;
        this.date1904 = date1904;
        this.faults = faults;
    }

    int row() {
        return row;
    }

    /** No fault was found in this row so far. */
    boolean isSound() {
        return sound;
    }

    void fault(Column column, String code, String... args) {
        sound = false;
        faults.accept(Fault.at(sheet, row, column, code, args));
    }

    boolean isGiven(Column column) {
        return !cell(column).isBlank();
    }

    private CellText cell(Column column) {
        return cells.getOrDefault(column, CellText.BLANK);
    }

    /** The cell if there is something readable in it; says what is missing or unreadable. */
    private @Nullable CellText given(Column column) {
        var cell = cell(column);
        if (cell.flaw() != null) {
            fault(column, cell.flaw());
            return null;
        }
        if (cell.text().isEmpty()) {
            if (column.required) {
                fault(column, "missing");
            }
            return null;
        }
        return cell;
    }

    /** Free text. */
    @Nullable
    String text(Column column, int max) {
        var cell = given(column);
        if (cell == null) {
            return null;
        }
        if (cell.text().codePointCount(0, cell.text().length()) > max) {
            fault(column, "too_long", Integer.toString(max));
            return null;
        }
        return cell.text();
    }

    /** A name or number of a thing (building, door): short, without spaces, and not mangled into a date or 1.2E+05. */
    @Nullable
    String label(Column column, int max, List<String> suffixes) {
        var cell = given(column);
        if (cell == null || isMangled(column, cell)) {
            return null;
        }
        var label = cell.text().replace(" ", "");
        for (var suffix : suffixes) {
            if (label.length() > suffix.length() && label.endsWith(suffix)) {
                label = label.substring(0, label.length() - suffix.length());
                break;
            }
        }
        if (label.codePointCount(0, label.length()) > max) {
            fault(column, "too_long", Integer.toString(max));
            return null;
        }
        return label;
    }

    /** Digits that spreadsheets like to spoil: phones, identity numbers, credit codes. */
    @Nullable
    String digits(Column column) {
        var cell = given(column);
        if (cell == null || isMangled(column, cell)) {
            return null;
        }
        if (cell.number() != null && cell.number().precision() - cell.number().scale() > 15) {
            fault(column, "digits_lost");
            return null;
        }
        return cell.text().replace(" ", "");
    }

    private boolean isMangled(Column column, CellText cell) {
        if (cell.isDate()) {
            fault(column, "became_date");
            return true;
        }
        if (cell.number() == null
                && SCIENTIFIC.matcher(cell.text()).matches()
                && cell.text().length() > 4) {
            fault(column, "scientific");
            return true;
        }
        return false;
    }

    @Nullable
    Integer whole(Column column, int min, int max, List<String> suffixes) {
        var number = decimal(column, suffixes);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            fault(column, "not_whole");
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            fault(column, "out_of_range", Integer.toString(min), Integer.toString(max));
            return null;
        }
        return number.intValueExact();
    }

    /** An area in hundredths of a square metre. */
    @Nullable
    Long area(Column column, List<String> suffixes) {
        var number = decimal(column, suffixes);
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0) {
            fault(column, "area_not_positive");
            return null;
        }
        if (number.stripTrailingZeros().scale() > 2) {
            fault(column, "area_decimals");
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            fault(column, "area_absurd");
            return null;
        }
        return number.movePointRight(2).longValueExact();
    }

    private @Nullable BigDecimal decimal(Column column, List<String> suffixes) {
        var cell = given(column);
        if (cell == null) {
            return null;
        }
        if (cell.isDate()) {
            fault(column, "became_date");
            return null;
        }
        if (cell.number() != null) {
            return cell.number();
        }
        var text = cell.text().replace(",", "").replace(" ", "");
        for (var suffix : suffixes) {
            text = text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
        }
        if (SCIENTIFIC.matcher(text).matches() && text.length() < 20) {
            text = new BigDecimal(text).precision() > 30 ? "" : new BigDecimal(text).toPlainString();
        }
        if (!DECIMAL.matcher(text).matches()) {
            fault(column, "not_a_number");
            return null;
        }
        return new BigDecimal(text);
    }

    @Nullable
    LocalDate date(Column column) {
        var cell = given(column);
        if (cell == null) {
            return null;
        }
        var date = read(cell);
        if (date == null) {
            fault(column, "not_a_date");
        } else if (date.isBefore(FIRST_DAY)) {
            fault(column, "date_too_early", FIRST_DAY.toString());
        } else if (date.isAfter(City.current().today())) {
            fault(column, "date_in_future");
        } else {
            return date;
        }
        return null;
    }

    private @Nullable LocalDate read(CellText cell) {
        try {
            var day = cell.day(date1904);
            if (day != null) {
                return day;
            }
            if (cell.text().matches("[0-9]{8}")) {
                return LocalDate.parse(cell.text(), COMPACT);
            }
            var parts = DATE.matcher(cell.text());
            return parts.matches()
                    ? LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)))
                    : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** One of the words this column allows. */
    <E extends Enum<E>> @Nullable E choice(Column column, Class<E> type) {
        var cell = given(column);
        if (cell == null) {
            return null;
        }
        for (var choice : type.getEnumConstants()) {
            if (WorkbookWords.plain(WorkbookWords.of(choice)).equals(WorkbookWords.plain(cell.text()))) {
                return choice;
            }
        }
        var words = WorkbookWords.choices(column);
        var nearest = WorkbookWords.nearest(cell.text(), words);
        var list = String.join(WorkbookWords.text("registry.workbook.comma"), words);
        if (nearest.isPresent()) {
            fault(column, "choice_nearly", nearest.get(), list);
        } else {
            fault(column, "choice", list);
        }
        return null;
    }

    /** A share written 1/2, 50% or 0.5; blank is the whole. */
    @Nullable
    Fraction share(Column column) {
        var cell = given(column);
        if (cell == null) {
            return isGiven(column) ? null : new Fraction(1, 1);
        }
        if (cell.isDate()) {
            fault(column, "share_became_date");
            return null;
        }
        var text = cell.text().replace(" ", "");
        long n = 0;
        long d = 0;
        if (text.matches("[0-9]{1,7}/[0-9]{1,7}")) {
            n = Long.parseLong(text.substring(0, text.indexOf('/')));
            d = Long.parseLong(text.substring(text.indexOf('/') + 1));
        } else if (text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?%")) {
            n = new BigDecimal(text.substring(0, text.length() - 1))
                    .movePointRight(4)
                    .longValue();
            d = 1_000_000;
        } else if (text.matches("[01](\\.[0-9]{1,6})?")) {
            n = new BigDecimal(text).movePointRight(6).longValue();
            d = 1_000_000;
        }
        if (n < 1 || d < n || d > 1_000_000) {
            fault(column, "not_a_share");
            return null;
        }
        long common = java.math.BigInteger.valueOf(n)
                .gcd(java.math.BigInteger.valueOf(d))
                .longValueExact();
        return new Fraction(n / common, d / common);
    }
}
