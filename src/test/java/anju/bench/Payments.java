package anju.bench;

import anju.fund.Source;
import anju.testing.SmallWorks;
import anju.works.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Payments through their verbs: hold, two approvals, the bank's word; four commits, against four bare inserts. */
final class Payments {
    private static final int VERBS = 4;
    private static final int LOTS = 8;

    private final Ground ground;
    private final SmallWorks works;
    private int contracts;

    Payments(Ground ground, SmallWorks works) {
        this.ground = ground;
        this.works = works;
    }

    void measure(int rounds, double seconds, int payments, List<Row> table) throws Exception {
        var lots = new ArrayList<UUID>();
        ground.city.run(() -> {
            for (int i = 0; i < LOTS; i++) {
                lots.add(works.lot(Source.CENTRAL_SUBSIDY, "90000000.00", "BASIC"));
            }
        });
        for (int clients : new int[] {1, 8}) {
            var row = Row.of("payments, " + clients + " clients", "/s", "4 bare inserts");
            for (int round = 0; round < rounds; round++) {
                var cleared = new ConcurrentLinkedQueue<UUID>();
                ground.city.run(() -> {
                    for (int i = 0; i < payments; i++) {
                        cleared.add(cleared(lots.get(i % LOTS)));
                    }
                });
                double floor = ground.floor(clients, seconds) / VERBS;
                row.add(ground.sequenced(() -> perSecond(clients, cleared)), floor);
            }
            table.add(row);
        }
    }

    private UUID cleared(UUID lot) {
        var item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        var contract = works.contract(works.terms("B-" + ++contracts, 80, works.line(item, "1", "10", "100.00")));
        return works.cleared(works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, 10_000)));
    }

    private double perSecond(int clients, Queue<UUID> cleared) throws Exception {
        int all = cleared.size();
        long begun = System.nanoTime();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> ground.city.run(() -> {
                    for (var clearance = cleared.poll(); clearance != null; clearance = cleared.poll()) {
                        works.paid(works.held(clearance));
                    }
                })));
            }
            for (var one : running) {
                one.get();
            }
        }
        return all / ((System.nanoTime() - begun) / 1e9);
    }
}
