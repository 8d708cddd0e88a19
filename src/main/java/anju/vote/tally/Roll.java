package anju.vote.tally;

import anju.vote.tally.UnusableFile.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The heads of a vote with the area of all their parts (SPC interpretation arts. 8 and 9). */
final class Roll {
    /** A line of the file. */
    record Part(String part, long areaX100, String head, PartKind kind) {}

    /** Index of a part that is in the file and not counted. */
    static final int NOT_COUNTED = -1;

    private final Map<String, Integer> headOfPart = new HashMap<>();
    private final Map<String, Integer> heads = new HashMap<>();
    private final List<Long> areasX100 = new ArrayList<>();
    private int parts;

    /** Reads the roll line by line; stock of a developer is one head, whatever names stand on what is not handed over yet. */
    static Roll of(List<Part> lines) throws UnusableFile {
        var roll = new Roll();
        var developers = new LinkedHashSet<String>();
        lines.stream()
                .filter(line -> line.kind == PartKind.DEVELOPER_UNSOLD)
                .forEach(line -> developers.add(line.head));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var head = line.kind == PartKind.DEVELOPER_UNDELIVERED ? developer(line, developers, i) : line.head;
            roll.add(line, head, i);
        }
        if (roll.heads.isEmpty()) {
            throw new UnusableFile("roll", Why.NOBODY_ON_THE_ROLL, "");
        }
        return roll;
    }

    private static String developer(Part line, LinkedHashSet<String> developers, int at) throws UnusableFile {
        if (developers.isEmpty()) {
            developers.add(line.head); // nothing unsold: the first name stands for all that is not handed over
        }
        if (developers.contains(line.head)) {
            return line.head;
        }
        if (developers.size() > 1) {
            throw new UnusableFile("roll[" + at + "].head", Why.WHICH_DEVELOPER, line.head);
        }
        return developers.getFirst();
    }

    private void add(Part line, String head, int at) throws UnusableFile {
        int index = NOT_COUNTED;
        if (line.kind.counts()) {
            index = heads.computeIfAbsent(head, _ -> {
                areasX100.add(0L);
                return areasX100.size() - 1;
            });
            try {
                areasX100.set(index, Math.addExact(areasX100.get(index), line.areaX100));
            } catch (ArithmeticException e) {
                throw new UnusableFile("roll[" + at + "].area", Why.AREAS_TOO_LARGE, Long.toString(line.areaX100));
            }
            parts++;
        }
        if (headOfPart.put(line.part, index) != null) {
            throw new UnusableFile("roll[" + at + "].part", Why.TWICE, line.part);
        }
    }

    /** The head of a part; {@link #NOT_COUNTED} for parking and storage, null off the roll. */
    @Nullable
    Integer headOfPart(String part) {
        return headOfPart.get(part);
    }

    @Nullable
    Integer head(String name) {
        return heads.get(name);
    }

    int heads() {
        return areasX100.size();
    }

    /** Parts that count. */
    int parts() {
        return parts;
    }

    long[] areasX100() {
        return areasX100.stream().mapToLong(Long::longValue).toArray();
    }
}
