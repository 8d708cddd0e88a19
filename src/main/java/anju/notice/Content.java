package anju.notice;

import anju.city.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A notice's text: what is hashed, and how it is laid out. */
public final class Content {
    private Content() {}

    /** A piece of the body. */
    public sealed interface Block {}

    public record Heading(String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** @param rows as many cells in each as the head has */
    public record Table(List<String> head, List<List<String>> rows) implements Block {}

    /** The bytes that the hash is of and that anybody can download: title, empty line, body, line feed. */
    public static byte[] bytes(String title, String body) {
        return (title + "\n\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] sha256(String title, String body) {
        return Sha256.of(bytes(title, body));
    }

    public static List<Block> blocks(String body) {
        var blocks = new ArrayList<Block>();
        var lines = body.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].strip();
            if (line.startsWith("## ")) {
                blocks.add(new Heading(line.substring(3).strip()));
            } else if (isRow(line)) {
                int end = i;
                while (end < lines.length && isRow(lines[end].strip())) {
                    end++;
                }
                blocks.add(table(Arrays.asList(lines).subList(i, end)));
                i = end - 1;
            } else if (!line.isEmpty()) {
                blocks.add(new Paragraph(line));
            }
        }
        return List.copyOf(blocks);
    }

    private static boolean isRow(String line) {
        return line.contains("|") || line.contains("\uFF5C");
    }

    private static Table table(List<String> lines) {
        var rows = lines.stream().map(Content::cells).toList();
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        var even = rows.stream().map(row -> widened(row, width)).toList();
        return new Table(even.getFirst(), even.subList(1, even.size()));
    }

    private static List<String> cells(String line) {
        var inner = line.strip().replace('\uFF5C', '|').replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> widened(List<String> row, int width) {
        var wide = new ArrayList<>(row);
        while (wide.size() < width) {
            wide.add("");
        }
        return List.copyOf(wide);
    }
}
