package anju;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code run} was asked to do. */
record RunOptions(int port, Path data, Optional<String> db, boolean empty, boolean reset) implements Asked {
    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;

    static Asked read(List<String> words, Map<String, String> environment) {
        int port = DEFAULT_PORT;
        String data = environment.getOrDefault("ANJU_DATA", "data");
        Optional<String> db = Optional.empty();
        boolean empty = false;
        boolean reset = false;
        Set<String> seen = new HashSet<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals < 0 ? word : word.substring(0, equals);
            if (!Set.of("--port", "--data", "--db", "--empty", "--reset").contains(option)) {
                return Asked.Misread.of("unknown", word);
            }
            if (!seen.add(option)) {
                return Asked.Misread.of("twice", option);
            }
            if (option.equals("--empty") || option.equals("--reset")) {
                if (equals >= 0) {
                    return Asked.Misread.of("plain", option);
                }
                empty |= option.equals("--empty");
                reset |= option.equals("--reset");
                continue;
            }
            String value = equals >= 0 ? word.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
            if (value.isBlank() || (equals < 0 && value.startsWith("--"))) {
                return Asked.Misread.of("missing", option);
            }
            switch (option) {
                case "--port" -> {
                    if (!isPort(value)) {
                        return Asked.Misread.of("port", value);
                    }
                    port = Integer.parseInt(value);
                }
                case "--data" -> data = value;
                default -> {
                    if (!value.startsWith("jdbc:postgresql:")) {
                        return Asked.Misread.of("db", value);
                    }
                    db = Optional.of(value);
                }
            }
        }
        return in(data, port, db, empty, reset);
    }

    // ASCII digits only: Integer.parseInt would take full-width ones too.
    private static boolean isPort(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= LAST_PORT;
    }

    private static Asked in(String folder, int port, Optional<String> db, boolean empty, boolean reset) {
        try {
            Path data = Path.of(folder).toAbsolutePath().normalize();
            return Files.exists(data) && !Files.isDirectory(data)
                    ? Asked.Misread.of("folder", folder)
                    : new RunOptions(port, data, db, empty, reset);
        } catch (InvalidPathException e) {
            return Asked.Misread.of("folder", folder);
        }
    }
}
