package anju.payment;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where in a statement stands what.
 *
 * @param row the line of the headings
 * @param signed one column holds what went out, with a minus, and what came in
 */
record BankColumns(
        int row, List<String> headings, int day, int reference, int amount, boolean signed, List<Integer> remarks) {
    private static final int ROWS_ABOVE = 30;

    /** The first line that heads everything that is needed; banks write lines of their own above it. */
    static Optional<BankColumns> find(List<CsvRecord> rows, PaymentRules.BankWords words) {
        return IntStream.range(0, Math.min(ROWS_ABOVE, rows.size()))
                .mapToObj(at -> of(at, rows.get(at).getFields(), words))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<BankColumns> of(int row, List<String> cells, PaymentRules.BankWords words) {
        var headings = cells.stream().map(BankColumns::plain).toList();
        var paid = first(headings, words.paid());
        var amount = paid.or(() -> first(headings, words.signed()));
        var day = first(headings, words.day());
        var reference = first(headings, words.reference());
        var remarks = words.remark().stream()
                .map(word -> headings.indexOf(plain(word)))
                .filter(at -> at >= 0)
                .distinct()
                .toList();
        return day.isEmpty() || reference.isEmpty() || amount.isEmpty() || remarks.isEmpty()
                ? Optional.empty()
                : Optional.of(new BankColumns(
                        row,
                        cells.stream().map(StatementReader::plain).toList(),
                        day.get(),
                        reference.get(),
                        amount.get(),
                        paid.isEmpty(),
                        remarks));
    }

    private static Optional<Integer> first(List<String> headings, List<String> words) {
        return words.stream()
                .map(word -> headings.indexOf(plain(word)))
                .filter(at -> at >= 0)
                .findFirst();
    }

    /** Banks put units and translations in brackets behind the heading. */
    private static String plain(String heading) {
        return StatementReader.plain(heading)
                .replaceAll("[(\\[].*?[)\\]]", "")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    int width() {
        return headings.size();
    }

    /** The last column that a line cannot do without. */
    int last() {
        return Math.max(Math.max(day, reference), amount);
    }

    String heading(String field) {
        return switch (field) {
            case "amount" -> headings.get(amount);
            case "paidOn" -> headings.get(day);
            case "reference" -> headings.get(reference);
            default -> "";
        };
    }
}
