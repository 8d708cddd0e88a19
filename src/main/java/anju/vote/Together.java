package anju.vote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lines in which whoever comes while one works waits, and the next one works for all who wait. Whoever finds nobody working begins at
 * once: no time is spent waiting for company.
 */
final class Together<K, T, R> {
    /** Answers in the order of the things; null for those to be done alone. */
    interface Work<K, T, R> {
        List<@Nullable R> of(K line, List<T> things);
    }

    private static final System.Logger LOG = System.getLogger(Together.class.getName());

    private final int most;
    private final Work<K, T, R> work;
    private final Map<K, ArrayDeque<Waiting<T, R>>> lines = new HashMap<>();

    Together(int most, Work<K, T, R> work) {
        this.most = most;
        this.work = work;
    }

    /** One in a line; called to work for a batch, or told that somebody did it. */
    private record Waiting<T, R>(
            T thing, CompletableFuture<List<Waiting<T, R>>> called, CompletableFuture<@Nullable R> answered) {}

    /** The answer, or null if this is to be done alone, because the work for all left it out or failed. */
    @Nullable
    R submit(K line, T thing) {
        var mine = new Waiting<T, R>(thing, new CompletableFuture<>(), new CompletableFuture<>());
        synchronized (lines) {
            var waiting = lines.get(line);
            if (waiting == null) {
                lines.put(line, new ArrayDeque<>());
                mine.called.complete(List.of(mine));
            } else {
                waiting.add(mine);
            }
        }
        var batch = mine.called.join();
        if (!batch.isEmpty()) {
            lead(line, batch);
        }
        return mine.answered.join();
    }

    /** How many stand in this line behind those being worked for. */
    int waiting(K line) {
        synchronized (lines) {
            var waiting = lines.get(line);
            return waiting == null ? 0 : waiting.size();
        }
    }

    private void lead(K line, List<Waiting<T, R>> batch) {
        List<@Nullable R> answers = List.of();
        try {
            answers = work.of(line, batch.stream().map(Waiting::thing).toList());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "done one by one instead of " + batch.size() + " together", e);
        } finally {
            callNext(line);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answered.complete(i < answers.size() ? answers.get(i) : null);
                batch.get(i).called.complete(List.of());
            }
        }
    }

    private void callNext(K line) {
        synchronized (lines) {
            var waiting = lines.get(line);
            if (waiting == null || waiting.isEmpty()) {
                lines.remove(line);
                return;
            }
            var next = new ArrayList<Waiting<T, R>>();
            while (next.size() < most && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            next.getFirst().called.complete(next);
        }
    }
}
