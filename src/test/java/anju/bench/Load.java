package anju.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Clients that do one thing after another until time is up. */
final class Load {
    private Load() {}

    /** How many a second all clients together did; {@code client} makes what client number i repeats. */
    static double perSecond(int clients, double seconds, IntFunction<Callable<?>> client) throws Exception {
        var done = new LongAdder();
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new java.util.ArrayList<java.util.concurrent.Future<?>>();
            long begun = System.nanoTime();
            for (int i = 0; i < clients; i++) {
                var work = client.apply(i);
                running.add(threads.submit(() -> {
                    while (!over.get()) {
                        work.call();
                        done.increment();
                    }
                    return null;
                }));
            }
            Thread.sleep((long) (seconds * 1000));
            over.set(true);
            for (var one : running) {
                one.get();
            }
            return done.sum() / ((System.nanoTime() - begun) / 1e9);
        }
    }
}
