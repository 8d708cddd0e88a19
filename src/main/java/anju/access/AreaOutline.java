package anju.access;

import anju.city.Area;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A list of areas as it is pasted from a spreadsheet: one column for each level, or one name a line, indented below what it lies
 * in. Both may be mixed; a name said again is the same area. A code in brackets after the name is kept, otherwise one is given.
 *
 * @param entries the areas of the list in its order, those that are there already among them
 */
public record AreaOutline(List<Entry> entries, List<Fault> faults) {
    static final int LINES_AT_MOST = 2000;
    private static final int NAME_LONGEST = 40;
    private static final Pattern CODED = Pattern.compile("(.*?)\\s*[(\uFF08]\\s*([^()\uFF08\uFF09]*?)\\s*[)\uFF09]");
    private static final Pattern CODE = Pattern.compile("[a-z0-9]{1,20}");
    private static final Pattern COLUMNS = Pattern.compile("[,\uFF0C]");

    /** An area of the list. @param isThere true where the city has it already */
    public record Entry(int line, Area.Kind kind, String name, String path, String above, boolean isThere) {
        /** How far below the outermost areas of the list's city it lies. */
        public int depth() {
            return (int) path.chars().filter(c -> c == '/').count() - 2;
        }
    }

    /** What is wrong in a line. @param what the piece of the line that is meant */
    public record Fault(int line, Why why, String what) {}

    /** The ways a line can be wrong. */
    public enum Why {
        NOTHING_ABOVE,
        TOO_DEEP,
        GAP,
        NAME_LONG,
        CODE_MALFORMED,
        CODE_TAKEN,
        CODE_OTHER,
        TOO_MANY
    }

    public boolean isSound() {
        return faults.isEmpty() && !entries.isEmpty();
    }

    public List<Entry> wanting() {
        return entries.stream().filter(entry -> !entry.isThere()).toList();
    }

    /** Reads a list whose outermost names are of level {@code top} and lie in {@code above}. */
    public static AreaOutline read(String list, Area above, Area.Kind top, List<Area> known) {
        return new Reading(above, top, known).of(list);
    }

    private static final class Reading {
        private final Area above;
        private final Area.Kind top;
        private final Map<String, String> pathOfName = new HashMap<>();
        private final Map<String, String> nameOfPath = new HashMap<>();
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();
        private final List<Integer> indents = new ArrayList<>();
        private final Set<String> wanted = new HashSet<>();
        /** The paths of the line before, outermost first: what a line with empty columns lies in. */
        private final List<String> open = new ArrayList<>();

        Reading(Area above, Area.Kind top, List<Area> known) {
            this.above = above;
            this.top = top;
            for (var area : known) {
                nameOfPath.put(area.path(), area.name());
                if (area.path().startsWith(above.path() + "/")) {
                    pathOfName.put(parent(area.path()) + " " + area.name(), area.path());
                }
            }
        }

        AreaOutline of(String list) {
            var lines = list.lines().toList();
            if (lines.size() > LINES_AT_MOST) {
                return new AreaOutline(
                        List.of(),
                        List.of(new Fault(LINES_AT_MOST + 1, Why.TOO_MANY, Integer.toString(LINES_AT_MOST))));
            }
            // Codes the list names itself are nobody else's, wherever they stand.
            lines.forEach(line -> {
                for (var cell : cells(line)) {
                    var coded = CODED.matcher(cell.strip());
                    if (coded.matches()) {
                        wanted.add(coded.group(2));
                    }
                }
            });
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    line(i + 1, lines.get(i));
                }
            }
            return new AreaOutline(List.copyOf(entries.values()), List.copyOf(faults));
        }

        private static String[] cells(String line) {
            return line.indexOf('\t') >= 0 ? line.split("\t") : COLUMNS.split(line);
        }

        private void line(int number, String line) {
            var cells = cells(line);
            int first = 0;
            while (first < cells.length && cells[first].isBlank()) {
                first++;
            }
            if (first == cells.length) {
                return;
            }
            int level = line.indexOf('\t') >= 0 ? first : first + indented(line);
            if (level > open.size()) {
                faults.add(new Fault(number, Why.NOTHING_ABOVE, cells[first].strip()));
                return;
            }
            for (int i = first; i < cells.length; i++, level++) {
                if (cells[i].isBlank()) {
                    if (i < lastFilled(cells)) {
                        faults.add(new Fault(number, Why.GAP, cells[i - 1].strip()));
                    }
                    return;
                }
                forgetFrom(level);
                open.add(entered(number, cells[i].strip(), level));
            }
        }

        private static int lastFilled(String[] cells) {
            int last = cells.length - 1;
            while (cells[last].isBlank()) {
                last--;
            }
            return last;
        }

        private void forgetFrom(int level) {
            while (open.size() > level) {
                open.removeLast();
            }
        }

        /** The level of a line by its leading blanks; each deeper indentation than the one above is one level more. */
        private int indented(String line) {
            int blanks = 0;
            while (Character.isWhitespace(line.charAt(blanks))) {
                blanks++;
            }
            while (!indents.isEmpty() && indents.getLast() > blanks) {
                indents.removeLast();
            }
            if (indents.isEmpty() || indents.getLast() < blanks) {
                indents.add(blanks);
            }
            return indents.size() - 1;
        }

        /** The path of the area; of one that is refused a path that nothing can have, so that what lies in it is read too. */
        private String entered(int number, String cell, int level) {
            int depth = top.ordinal() + level;
            var coded = CODED.matcher(cell);
            var name = coded.matches() ? coded.group(1) : cell;
            var code = coded.matches() ? coded.group(2) : "";
            if (depth > Area.Kind.COMMUNITY.ordinal()) {
                return refused(number, Why.TOO_DEEP, name);
            }
            if (name.isEmpty()) {
                return refused(number, Why.GAP, cell);
            }
            if (name.length() > NAME_LONGEST) {
                return refused(number, Why.NAME_LONG, name);
            }
            if (coded.matches() && !CODE.matcher(code).matches()) {
                return refused(number, Why.CODE_MALFORMED, code);
            }
            var kind = Area.Kind.values()[depth];
            var parent = level == 0 ? above.path() : open.get(level - 1);
            var known = pathOfName.get(parent + " " + name);
            if (known != null) {
                if (!code.isEmpty() && !known.equals(parent + "/" + code)) {
                    return refused(number, Why.CODE_OTHER, name);
                }
                entries.putIfAbsent(known, new Entry(number, kind, name, known, parent(known), true));
                return known;
            }
            var path = parent + "/" + (code.isEmpty() ? free(kind, parent + "/") : code);
            if (nameOfPath.containsKey(path)) {
                return refused(number, Why.CODE_TAKEN, code);
            }
            pathOfName.put(parent + " " + name, path);
            nameOfPath.put(path, name);
            entries.put(path, new Entry(number, kind, name, path, parent(path), false));
            return path;
        }

        /** The next code of this level, such as s3 for a street, that neither the city nor the list has. */
        private String free(Area.Kind kind, String within) {
            int n = 1;
            while (nameOfPath.containsKey(within + letter(kind) + n) || wanted.contains(letter(kind) + n)) {
                n++;
            }
            return letter(kind) + n;
        }

        private static String letter(Area.Kind kind) {
            return switch (kind) {
                case CITY, DISTRICT -> "d";
                case STREET -> "s";
                case COMMUNITY -> "c";
            };
        }

        private String refused(int number, Why why, String what) {
            faults.add(new Fault(number, why, what));
            return above.path() + "/?" + number;
        }

        private static String parent(String path) {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }
}
