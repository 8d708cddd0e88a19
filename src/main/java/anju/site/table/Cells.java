package anju.site.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text as spreadsheets copy it: tabs between cells, lines between rows, quotes around a cell that holds either. */
final class Cells {
    private Cells() {}

    static List<List<String>> of(String pasted) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        var text = pasted.replace("\r\n", "\n").replace('\r', '\n');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '"') {
                boolean twice = at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (twice) {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (quoted) {
                cell.append(c);
            } else if (c == '"' && cell.isEmpty() && closes(text, at)) {
                quoted = true;
            } else if (c == '\t') {
                row.add(plain(cell));
            } else if (c == '\n') {
                row.add(plain(cell));
                rows.add(List.copyOf(row));
                row.clear();
            } else {
                cell.append(c);
            }
        }
        row.add(plain(cell));
        rows.add(List.copyOf(row));
        return rows;
    }

    static String joined(List<List<String>> rows) {
        return rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }

    /** A quotation mark that begins a cell quotes it only where another one ends it. */
    private static boolean closes(String text, int at) {
        for (int end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
            char next = end + 1 < text.length() ? text.charAt(end + 1) : '\n';
            if (next == '"') {
                end++;
            } else {
                return next == '\t' || next == '\n';
            }
        }
        return false;
    }

    private static String plain(StringBuilder cell) {
        var text = CellText.of(cell.toString()).text();
        cell.setLength(0);
        return text;
    }
}
