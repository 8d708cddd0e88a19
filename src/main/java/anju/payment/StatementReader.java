package anju.payment;

import anju.city.City;
import anju.money.Money;
import anju.site.FormCheck;
import anju.site.Said;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a statement as banks export it: any of their headings, lines of their own above them, UTF-8 or GB18030. */
public final class StatementReader {
    public static final int BYTES_MAX = 2 << 20;
    public static final int LINES_MAX = 5_000;

    private static final String KEY = "payment.statement";
    private static final int REFERENCE_MAX = 60;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final Money MOST = FormCheck.MONEY_AT_MOST;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]");
    private static final Pattern CODE = Pattern.compile("FK[- ]?(\\d{4})[- ]?(\\d{4,9})(?!\\d)");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?E\\+\\d+");
    /** Against the eagerness of spreadsheets some banks write ="0123" or '0123. */
    private static final Pattern ARMOUR = Pattern.compile("^(?:=\"(.*)\"|['`](.*))$", Pattern.DOTALL);

    private static final char[] SEPARATORS = {',', '\t', ';'};

    private final PaymentRules.BankWords words;
    private final LocalDate today = City.current().today();
    private final List<BankLine> lines = new ArrayList<>();
    private final List<StatementReading.Fault> faults = new ArrayList<>();
    private int others;

    private StatementReader(PaymentRules.BankWords words) {
        this.words = words;
    }

    public static StatementReading read(String name, byte[] content, PaymentRules.BankWords words) {
        if (content.length == 0) {
            return unusable("empty");
        }
        if (content.length > BYTES_MAX) {
            return unusable("large", BYTES_MAX >> 20);
        }
        var text = decoded(content);
        if (text.isEmpty() || HIDDEN.matcher(text.get()).find()) {
            return unusable("no-text");
        }
        return new StatementReader(words).read(name, content, text.get());
    }

    private StatementReading read(String name, byte[] content, String text) {
        for (char separator : SEPARATORS) {
            var rows = new ArrayList<CsvRecord>();
            try (var csv = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)) {
                for (var row : csv) {
                    rows.add(row);
                    if (rows.size() > LINES_MAX) {
                        return unusable("long", LINES_MAX);
                    }
                }
            } catch (CsvParseException e) {
                if (BankColumns.find(rows, words).isPresent()) {
                    return unusable("quotes", rows.getLast().getStartingLineNumber());
                }
                continue;
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            }
            var columns = BankColumns.find(rows, words);
            if (columns.isPresent() && text.chars().filter(sign -> sign == '"').count() % 2 == 1) {
                // The last cell has swallowed every line behind it.
                return unusable("quotes", rows.getLast().getStartingLineNumber());
            }
            if (columns.isPresent()) {
                var below = rows.subList(columns.get().row() + 1, rows.size());
                // Some banks end every line with a comma; a cell more in one line is an amount broken in two.
                int width = below.stream()
                        .mapToInt(CsvRecord::getFieldCount)
                        .filter(cells -> cells >= columns.get().width())
                        .min()
                        .orElse(columns.get().width());
                below.forEach(row -> line(columns.get(), width, row));
                return answer(name, content);
            }
        }
        return unusable(
                "no-heading",
                String.join(" / ", words.day()),
                String.join(" / ", words.reference()),
                String.join(" / ", words.paid()),
                String.join(" / ", words.remark()));
    }

    private StatementReading answer(String name, byte[] content) {
        if (!faults.isEmpty()) {
            return new StatementReading.Faulty(List.copyOf(faults));
        }
        return lines.isEmpty()
                ? unusable("nothing-paid", others)
                : new StatementReading.Readable(new Statement(name, content, List.copyOf(lines), others));
    }

    private void line(BankColumns columns, int width, CsvRecord row) {
        var cells = row.getFields().stream().map(StatementReader::plain).toList();
        var filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (filled.size() < 2 || words.total().stream().anyMatch(filled.getFirst()::startsWith)) {
            return;
        }
        int number = (int) row.getStartingLineNumber();
        if (cells.size() <= columns.last()) {
            fault(number, "", "short", cells.size(), columns.last() + 1);
            return;
        }
        if (cells.size() > width || cells.stream().skip(columns.width()).anyMatch(cell -> !cell.isEmpty())) {
            fault(number, "", "wide", cells.size(), columns.width());
            return;
        }
        var check = FormCheck.of(
                KEY,
                new Cells(cells.get(columns.amount()), day(cells.get(columns.day())), cells.get(columns.reference())));
        var amount = check.optionalMoney("amount", new Money(-MOST.fen()), MOST).orElse(Money.ZERO);
        var out = columns.signed() ? Money.ZERO.minus(amount) : amount;
        if (!check.failed() && !out.isPositive()) {
            others++;
            return;
        }
        var day = check.date("paidOn", EARLIEST, today);
        var reference = check.text("reference", REFERENCE_MAX);
        if (SCIENTIFIC.matcher(reference).matches()) {
            check.refuse("reference", KEY + ".scientific", reference);
        }
        if (check.failed()) {
            check.form()
                    .errors()
                    .forEach(error -> faults.add(
                            new StatementReading.Fault(number, columns.heading(error.field()), error.why())));
            return;
        }
        lines.add(new BankLine(number, day, reference, out, codes(columns, cells)));
    }

    private static String codes(BankColumns columns, List<String> cells) {
        var codes = new TreeSet<String>();
        for (int at : columns.remarks()) {
            var found = CODE.matcher(at < cells.size() ? cells.get(at).toUpperCase(java.util.Locale.ROOT) : "");
            while (found.find()) {
                codes.add("FK-" + found.group(1) + "-" + found.group(2));
            }
        }
        return String.join(" ", codes);
    }

    /** Without the hour that many banks write behind the day. */
    private static String day(String cell) {
        var first = cell.split("[ T]", 2)[0];
        return first.matches("\\d{14}") ? first.substring(0, 8) : first;
    }

    static String plain(String cell) {
        var text = Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        var armour = ARMOUR.matcher(text);
        if (!armour.matches()) {
            return text;
        }
        return (armour.group(1) == null ? armour.group(2) : armour.group(1)).strip();
    }

    private void fault(int row, String column, String why, Object... values) {
        faults.add(new StatementReading.Fault(row, column, Said.of(KEY + "." + why, values)));
    }

    private static StatementReading unusable(String why, Object... values) {
        return new StatementReading.Unusable(Said.of(KEY + "." + why, values));
    }

    private static Optional<String> decoded(byte[] content) {
        var head = content.length > 1 ? (content[0] & 0xFF) << 8 | content[1] & 0xFF : 0;
        var tries = head == 0xFFFE || head == 0xFEFF
                ? List.of(StandardCharsets.UTF_16)
                : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
        for (var charset : tries) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
            } catch (CharacterCodingException e) {
                // The next one.
            }
        }
        return Optional.empty();
    }

    /** A line's cells as the bank wrote them. */
    private record Cells(String amount, String paidOn, String reference) {}
}
