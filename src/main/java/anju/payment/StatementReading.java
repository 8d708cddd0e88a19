package anju.payment;

import anju.site.Said;
import java.util.List;

/** What became of reading a bank's file. */
public sealed interface StatementReading {
    record Readable(Statement statement) implements StatementReading {}

    /** Nothing of it is taken until every line can be read. */
    record Faulty(List<Fault> faults) implements StatementReading {}

    /** It is no statement at all. */
    record Unusable(Said why) implements StatementReading {}

    /** @param column as the bank heads it; empty for the whole line */
    record Fault(int row, String column, Said why) {}
}
