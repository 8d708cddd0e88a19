package anju;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code base as text, for the tests that read it. */
record Sources(Path file, String text) {
    /** A text block, a string, a character, or a comment; whichever begins first. */
    private static final Pattern PIECE = Pattern.compile(
            "\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'|//[^\\n]*|/\\*(?s:.*?)\\*/");

    static List<Sources> below(String folder, String ending) {
        var root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(file -> new Sources(file, read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    /** The module a file of {@code src/main/java/anju/<module>} belongs to; empty for the root. */
    String module() {
        var below = Path.of("src/main/java/anju").relativize(file);
        return below.getNameCount() > 1 ? below.getName(0).toString() : "";
    }

    long lines() {
        return text.lines().count();
    }

    /** The strings of a Java file, with their quotes. */
    List<String> strings() {
        return PIECE.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(piece -> piece.startsWith("\""))
                .toList();
    }

    /** The Java file without comments, and with its strings empty. */
    String code() {
        return PIECE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("/") ? "" : found.group().startsWith("'") ? "' '" : "\"\""));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
