package anju.bench;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Jobs;
import anju.registry.Confirming;
import anju.registry.Importing;
import anju.registry.LargeWorkbook;
import anju.registry.Sending;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** A registry workbook through the verbs, from the uploaded bytes to the confirmed rows, against COPY of the same cells. */
final class Imports {
    private static final int DWELLINGS = 10_000;
    private static final int ROWS = 2 * DWELLINGS;

    private final Ground ground;
    private final Viewer clerk;

    Imports(Ground ground, UUID person) {
        this.ground = ground;
        clerk = new Viewer(person, "clerk", List.of(new Grant(Role.SUBDISTRICT_CLERK, "/ha/liuan")));
    }

    void measure(int rounds, List<Row> table) throws Exception {
        var all = Row.of("import of 10,000 dwellings with owners, file to registry", "rows/s", "COPY of the cells");
        var reading = Row.of("— of this: reading, checking, staging", "rows/s", "COPY of the cells");
        var entering = Row.of("— of this: confirming, one transaction", "rows/s", "COPY of the cells");
        try (var owner = ground.connect("anju_owner");
                var statement = owner.createStatement()) {
            statement.execute(
                    "create table bench.part (a text, b text, c text, d int, e text, f text, g numeric, h text, i text, j text)");
            statement.execute(
                    "create table bench.owner (a text, b text, c text, d text, e text, f text, g text, h text, i text, j text, k text, l text, m date)");
            for (int round = 0; round < rounds; round++) {
                var workbook =
                        new LargeWorkbook("BIG-" + round, "/ha/liuan/yongxing", DWELLINGS, 100_000 * (round + 1));
                var file = workbook.bytes();
                long begun = System.nanoTime();
                var copy = owner.unwrap(PGConnection.class).getCopyAPI();
                owner.setAutoCommit(false);
                copy.copyIn("copy bench.part from stdin", new StringReader(lines(workbook.parts)));
                copy.copyIn("copy bench.owner from stdin", new StringReader(lines(workbook.owners)));
                owner.commit();
                owner.setAutoCommit(true);
                double floor = ROWS / seconds(begun);

                begun = System.nanoTime();
                var sent = ground.city.call(() -> {
                    var answer = ground.bean(Importing.class)
                            .send(clerk, City.current().newId(), "底数.xlsx", file);
                    ground.bean(Jobs.class).runDue();
                    return (Sending.Sent) answer;
                });
                double read = seconds(begun);
                begun = System.nanoTime();
                var confirmed = ground.city.call(() -> ground.bean(Importing.class)
                        .confirm(clerk, City.current().newId(), sent.importId()));
                double entered = seconds(begun);
                if (!(confirmed instanceof Confirming.Confirmed)) {
                    throw new IllegalStateException("the import was refused: " + confirmed);
                }
                all.add(ROWS / (read + entered), floor);
                reading.add(ROWS / read, floor);
                entering.add(ROWS / entered, floor);
            }
        }
        table.addAll(List.of(all, reading, entering));
    }

    private static String lines(List<List<Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
