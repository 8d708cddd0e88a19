package anju.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Packs that cannot be used: every problem found, with file and line. The program does not start with one. */
final class BadPack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong where. */
    record Problem(PackNode.Line at, String reason) {
        @Override
        public String toString() {
            return at + ": " + reason;
        }
    }

    private final transient List<Problem> problems;

    BadPack(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).distinct().collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    BadPack(PackNode.Line at, String reason) {
        this(List.of(new Problem(at, reason)));
    }

    List<Problem> problems() {
        return problems;
    }
}
