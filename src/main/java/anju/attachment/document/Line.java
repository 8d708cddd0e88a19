package anju.attachment.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A paragraph read as one line, however many runs Word has cut it into: by a change of font, a spelling check or a revision.
 *
 * @param paragraph the {@code w:p}
 * @param texts its {@code w:t} in order, those of paragraphs inside it (text boxes) left to these
 * @param starts where each text begins in the line
 */
record Line(Element paragraph, List<Element> texts, List<Integer> starts, String text) {
    private static final Pattern MARK = Pattern.compile("\\{\\{([^{}\n]*)}}");
    /** Brackets as Chinese keyboards write them, or a mark that was begun and not ended. */
    private static final Pattern BROKEN = Pattern.compile("\\{\\{|}}|[\uFF5B{][\uFF5B{]|[\uFF5D}][\uFF5D}]");

    /** A placeholder in a line: what stands between the brackets, and from where to where with them. */
    record Mark(String name, int from, int to) {}

    static List<Line> of(Element story) {
        return Word.all(story, "p").stream().map(Line::read).toList();
    }

    static Line read(Element paragraph) {
        var texts = new ArrayList<Element>();
        var starts = new ArrayList<Integer>();
        var line = new StringBuilder();
        gather(paragraph, texts, starts, line);
        return new Line(paragraph, texts, starts, line.toString());
    }

    private static void gather(Node node, List<Element> texts, List<Integer> starts, StringBuilder line) {
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (Word.is(child, "t")) {
                texts.add((Element) child);
                starts.add(line.length());
                line.append(child.getTextContent());
            } else if (Word.is(child, "br") || Word.is(child, "tab") && Word.is(child.getParentNode(), "r")) {
                line.append('\n');
            } else if (!Word.is(child, "p")) {
                gather(child, texts, starts, line);
            }
        }
    }

    List<Mark> marks() {
        return MARK.matcher(text)
                .results()
                .map(match -> new Mark(match.group(1), match.start(), match.end()))
                .toList();
    }

    boolean isBroken() {
        return BROKEN.matcher(MARK.matcher(text).replaceAll("")).find();
    }

    boolean isOnly(Mark mark) {
        return text.strip().length() == mark.to - mark.from;
    }

    /** Which of the texts holds the character at this place of the line. */
    private int textAt(int place) {
        int found = 0;
        for (int i = 0; i < starts.size(); i++) {
            if (starts.get(i) <= place
                    && place < starts.get(i) + texts.get(i).getTextContent().length()) {
                found = i;
            }
        }
        return found;
    }

    /** Takes a mark out of its texts and gives the text where it began, cut before the mark; what followed is in a later one. */
    Element cut(Mark mark) {
        int first = textAt(mark.from);
        int last = textAt(mark.to - 1);
        var begin = texts.get(first);
        var before = begin.getTextContent().substring(0, mark.from - starts.get(first));
        var after = texts.get(last).getTextContent().substring(mark.to - starts.get(last));
        for (int i = first + 1; i < last; i++) {
            texts.get(i).setTextContent("");
        }
        spaced(begin, before);
        if (last > first) {
            spaced(texts.get(last), after);
        } else if (!after.isEmpty()) {
            var rest = (Element) begin.cloneNode(false);
            spaced(rest, after);
            begin.getParentNode().insertBefore(rest, begin.getNextSibling());
        }
        return begin;
    }

    static void spaced(Element text, String content) {
        text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        text.setTextContent(content);
    }
}
