package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The book of an undertaking as text that other programs recompute: a plain-text journal for hledger, with each account's
 * balance asserted at its last line, and the same lines as a table.
 */
public record Book(String projectCode, List<Entry> entries) {
    /** @param number place in the public record; absent while the sequencer has not numbered the act */
    public record Entry(
            UUID journal, String kind, LocalDate on, String memo, UUID act, String number, List<Line> lines) {}

    /** A signed line: debit positive. */
    public record Line(String account, long fen) {}

    public Book {
        entries = List.copyOf(entries);
    }

    /** What moved money, in order; reservations do not, and stand as comments. */
    public String journal() {
        var last = new HashMap<String, Integer>();
        var accounts = new TreeSet<String>();
        int at = 0;
        for (var entry : entries) {
            for (var line : entry.lines()) {
                accounts.add(line.account());
                if (moves(entry)) {
                    last.put(line.account(), at);
                }
                at++;
            }
        }
        var text = new StringBuilder("; anju-ledger v1  project=" + projectCode + "\ncommodity CNY 1000.00\n");
        accounts.forEach(account -> text.append("account ").append(account).append('\n'));
        var balances = new HashMap<String, Long>();
        at = 0;
        for (var entry : entries) {
            text.append('\n');
            if (!moves(entry)) {
                text.append("; ")
                        .append(entry.on())
                        .append(' ')
                        .append(entry.memo())
                        .append('\n');
                at += entry.lines().size();
                continue;
            }
            text.append(entry.on())
                    .append(" * (")
                    .append(entry.journal())
                    .append(") ")
                    .append(entry.memo());
            text.append("  ; act:")
                    .append(entry.act())
                    .append(", record:")
                    .append(entry.number())
                    .append('\n');
            for (var line : entry.lines()) {
                long balance = balances.merge(line.account(), line.fen(), Math::addExact);
                text.append("    ").append(line.account()).append("  CNY ").append(new Money(line.fen()));
                if (at++ == lastOf(last, line)) {
                    text.append(" = CNY ").append(new Money(balance));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Every line of every journal, reservations included, in yuan. */
    public String csv() {
        var text = new StringBuilder("journal,line,kind,date,account,amount,act,record\n");
        for (var entry : entries) {
            int number = 0;
            for (var line : entry.lines()) {
                text.append(String.join(
                                ",",
                                entry.journal().toString(),
                                Integer.toString(++number),
                                entry.kind(),
                                entry.on().toString(),
                                line.account(),
                                new Money(line.fen()).toString(),
                                entry.act().toString(),
                                entry.number()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static boolean moves(Entry entry) {
        return entry.kind().equals("OPENING")
                || entry.kind().equals("POST")
                || entry.kind().equals("POST_HOLD");
    }

    private static int lastOf(Map<String, Integer> last, Line line) {
        return last.getOrDefault(line.account(), -1);
    }
}
