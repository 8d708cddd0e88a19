package anju.notice;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Two versions of a notice side by side, with what differs inside each line. */
public record Comparison(List<Line> lines) {
    /** @param kind one of SAME, CHANGED, ADDED, REMOVED */
    public record Line(Kind kind, List<Piece> before, List<Piece> after) {}

    /** A run of characters, changed or not. */
    public record Piece(String text, boolean changed) {}

    /** What became of a line. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** Marks of the private use area, which no form lets in. */
    private static final char BEGIN = '\uE000';

    private static final char END = '\uE001';

    public static Comparison of(String before, String after) {
        // Character by character: Chinese has no blanks between words.
        var generator = DiffRowGenerator.create()
                .showInlineDiffs(true)
                .inlineDiffByWord(false)
                .mergeOriginalRevised(false)
                .lineNormalizer(UnaryOperator.identity())
                .oldTag(begins -> String.valueOf(begins ? BEGIN : END))
                .newTag(begins -> String.valueOf(begins ? BEGIN : END))
                .build();
        return new Comparison(generator.generateDiffRows(lines(before), lines(after)).stream()
                .map(Comparison::line)
                .toList());
    }

    public boolean isSame() {
        return lines.stream().allMatch(line -> line.kind == Kind.SAME);
    }

    private static Line line(DiffRow row) {
        return switch (row.getTag()) {
            case EQUAL -> new Line(Kind.SAME, pieces(row.getOldLine()), pieces(row.getNewLine()));
            case CHANGE -> new Line(Kind.CHANGED, pieces(row.getOldLine()), pieces(row.getNewLine()));
            case INSERT -> new Line(Kind.ADDED, List.of(), pieces(row.getNewLine()));
            case DELETE -> new Line(Kind.REMOVED, pieces(row.getOldLine()), List.of());
        };
    }

    private static List<Piece> pieces(String marked) {
        var pieces = new ArrayList<Piece>();
        boolean changed = false;
        int from = 0;
        for (int i = 0; i <= marked.length(); i++) {
            if (i == marked.length() || marked.charAt(i) == BEGIN || marked.charAt(i) == END) {
                if (i > from) {
                    pieces.add(new Piece(marked.substring(from, i), changed));
                }
                changed = i < marked.length() && marked.charAt(i) == BEGIN;
                from = i + 1;
            }
        }
        return List.copyOf(pieces);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R")).filter(line -> !line.isBlank()).toList();
    }
}
