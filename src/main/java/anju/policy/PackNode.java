package anju.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pack's rules as read: members, values with their source, and members taken away from what the pack extends. */
sealed interface PackNode {
    Line at();

    /** Where something stands, for messages. */
    record Line(String file, int number) {
        static final Line STORED = new Line("stored edition", 0);

        @Override
        public String toString() {
            return file + ":" + number;
        }
    }

    record Members(Map<String, PackNode> members, Line at) implements PackNode {
        /** These with those of {@code later} on top, in the order of first mention. */
        Members with(Members later, List<BadPack.Problem> problems) {
            var merged = new LinkedHashMap<>(members);
            later.members.forEach((name, node) -> {
                var below = merged.get(name);
                if (node instanceof Removed) {
                    if (merged.remove(name) == null) {
                        problems.add(new BadPack.Problem(node.at(), name + " is taken away, but nothing below has it"));
                    }
                } else if (below instanceof Members old && node instanceof Members young) {
                    merged.put(name, old.with(young, problems));
                } else {
                    merged.put(name, node);
                }
            });
            return new Members(merged, later.at);
        }
    }

    /** A text, whole number, truth value or a list of these, with the key of its source. */
    record Value(Object value, String source, Line at) implements PackNode {}

    /** An empty member of an extending pack: what it extends has it, this pack has not. */
    record Removed(Line at) implements PackNode {}
}
