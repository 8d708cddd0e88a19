package anju.vote;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A register that holds what was written last, and whether a history of what several clients wrote and read could have happened one
 * after another, each at some moment between its beginning and its end (Wing and Gong's search).
 */
final class Register {
    /** What one client did. A write with {@code value}, or a read that found it; null where nothing was written yet. */
    record Deed(boolean write, @Nullable Object value, long begun, long ended) {}

    private final List<Deed> history;
    private final Set<State> seen = new HashSet<>();

    private record State(Set<Integer> done, @Nullable Object value) {}

    private Register(List<Deed> history) {
        this.history = history;
    }

    static boolean explains(List<Deed> history) {
        return new Register(history).from(Set.of(), null);
    }

    private boolean from(Set<Integer> done, @Nullable Object value) {
        if (done.size() == history.size()) {
            return true;
        }
        if (!seen.add(new State(done, value))) {
            return false;
        }
        for (int next : possible(done)) {
            var deed = history.get(next);
            if (deed.write || java.util.Objects.equals(deed.value, value)) {
                var after = new HashSet<>(done);
                after.add(next);
                if (from(after, deed.value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Those not done before whose beginning nothing else had ended. */
    private List<Integer> possible(Set<Integer> done) {
        long earliestEnd = Long.MAX_VALUE;
        for (int i = 0; i < history.size(); i++) {
            if (!done.contains(i)) {
                earliestEnd = Math.min(earliestEnd, history.get(i).ended);
            }
        }
        var possible = new ArrayList<Integer>();
        for (int i = 0; i < history.size(); i++) {
            if (!done.contains(i) && history.get(i).begun <= earliestEnd) {
                possible.add(i);
            }
        }
        return possible;
    }
}
