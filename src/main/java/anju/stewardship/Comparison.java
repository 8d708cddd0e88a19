package anju.stewardship;

import java.util.ArrayList;
import java.util.List;

/** What changed from one text to the next, line by line (longest common subsequence). */
public final class Comparison {
    /** What became of a line. */
    public enum Change {
        SAME,
        NEW,
        GONE
    }

    /** A line of either text. */
    public record Line(Change change, String text) {}

    private Comparison() {}

    public static List<Line> of(String before, String after) {
        var old = before.isEmpty() ? new String[0] : before.split("\\R");
        var now = after.isEmpty() ? new String[0] : after.split("\\R");
        int[][] common = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                common[i][j] =
                        old[i].equals(now[j]) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                lines.add(new Line(Change.SAME, old[i]));
                i++;
                j++;
            } else if (i < old.length && (j == now.length || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Change.GONE, old[i++]));
            } else {
                lines.add(new Line(Change.NEW, now[j++]));
            }
        }
        return lines;
    }
}
