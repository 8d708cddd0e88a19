package anju.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is written down by hand about every table, {@code src/test/resources/attacks}: the judge of the attacks. */
record Declared(Map<String, Kind> tables, List<Moves> moves, Map<String, String> open) {
    enum Kind {
        OFFICIAL,
        PART,
        WORKING,
        DERIVED;

        boolean isFact() {
            return this == OFFICIAL || this == PART;
        }
    }

    /** The states of a thing: which moves there are, and by which column the table of steps names the thing. */
    record Moves(String thing, String steps, String column, Set<String> allowed) {
        Set<String> states() {
            return allowed.stream()
                    .flatMap(move -> java.util.stream.Stream.of(move.split(">")))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        String first() {
            return states().iterator().next();
        }
    }

    static Declared read() {
        return new Declared(tables(lines("tables.txt")), moves(lines("moves.txt")), open(lines("open.txt")));
    }

    private static Map<String, Kind> tables(List<String> lines) {
        var tables = new TreeMap<String, Kind>();
        var schema = "";
        var kind = Kind.OFFICIAL;
        for (var line : lines) {
            var words = line.strip().split("\\s+");
            if (!line.startsWith(" ")) {
                schema = words[0];
                continue;
            }
            boolean continued = line.startsWith("     ");
            if (!continued) {
                kind = Kind.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
            }
            for (int i = continued ? 0 : 1; i < words.length; i++) {
                tables.put(schema + "." + words[i], kind);
            }
        }
        return tables;
    }

    private static List<Moves> moves(List<String> lines) {
        var moves = new ArrayList<Moves>();
        for (var line : lines) {
            if (line.startsWith(" ")) {
                moves.getLast().allowed.addAll(List.of(line.strip().split(" ")));
                continue;
            }
            var words = line.split("[ :]+");
            int dot = words[2].lastIndexOf('.');
            moves.add(new Moves(
                    words[0],
                    words[2].substring(0, dot),
                    words[2].substring(dot + 1),
                    new LinkedHashSet<>(List.of(words).subList(3, words.length))));
        }
        return moves;
    }

    /** Columns that take a value which their name would not let one expect, each with its reason. */
    private static Map<String, String> open(List<String> lines) {
        var open = new LinkedHashMap<String, String>();
        lines.forEach(line -> {
            var words = line.split("\\s+", 3);
            open.put(words[0] + " " + words[1], words[2]);
        });
        return open;
    }

    private static List<String> lines(String file) {
        try (var in = Declared.class.getResourceAsStream("/attacks/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no /attacks/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
