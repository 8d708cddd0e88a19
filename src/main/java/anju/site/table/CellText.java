package anju.site.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell, as a person meant it: text in plain characters, or a number as the spreadsheet shows it.
 *
 * @param flaw the code of what makes the cell unreadable, or null
 */
public record CellText(
        String text,
        @Nullable BigDecimal number,
        boolean isDate,
        @Nullable String flaw) {
    public static final CellText BLANK = new CellText("", null, false, null);

    /** Spreadsheets keep 15 significant digits; further ones are rounding dust. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    /** Built-in date formats, and those Chinese and Japanese editions add (ECMA-376 part 1, 18.8.30). */
    private static final Set<Integer> DATE_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    public static CellText of(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return BLANK;
        }
        return switch (cell.getType()) {
            case EMPTY -> BLANK;
            case ERROR -> new CellText("", null, false, "cell_error");
            case BOOLEAN -> of(cell.getText());
            case STRING -> of(cell.getText());
            case NUMBER -> ofNumber(cell);
            // A number worked out by the spreadsheet is taken as shown. A text worked out is not: it changes with other
            // cells.
            case FORMULA ->
                cell.getFormula() == null
                        ? of(cell.getText())
                        : cell.getValue() instanceof BigDecimal
                                ? ofNumber(cell)
                                : new CellText("", null, false, "cell_formula");
        };
    }

    public static CellText of(String raw) {
        var plain = Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cc}\\p{Cf}]", " ")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        return new CellText(plain, null, false, null);
    }

    private static CellText ofNumber(Cell cell) {
        if (!(cell.getValue() instanceof BigDecimal given)
                || given.precision() - given.scale() > 30
                || given.scale() > 400) {
            return new CellText("", null, false, "cell_error");
        }
        var shown = given.round(SHOWN).stripTrailingZeros();
        var format = cell.getDataFormatId();
        var pattern = cell.getDataFormatString();
        boolean date = (format != null && DATE_FORMATS.contains(format))
                || (pattern != null
                        && pattern.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "")
                                .matches("(?i).*[yd].*"));
        return new CellText(shown.toPlainString(), shown, date, null);
    }

    /** The day a cell formatted as a date shows; null where it shows none. */
    public @Nullable LocalDate day(boolean date1904) {
        if (!isDate || number == null || number.precision() - number.scale() > 7) {
            return null;
        }
        long days = number.longValue();
        // Day 60 of the 1900 calendar is a 29 February that never was.
        return date1904
                ? LocalDate.of(1904, 1, 1).plusDays(days)
                : LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
    }

    public boolean isBlank() {
        return text.isEmpty() && flaw == null;
    }
}
