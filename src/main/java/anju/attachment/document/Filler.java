package anju.attachment.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Fills a template that was checked with what a record says. */
final class Filler {
    private final Docx docx;
    private final DocumentText text;
    private final Pictures pictures;

    private Filler(Docx docx, DocumentText text, byte[] qr) {
        this.docx = docx;
        this.text = text;
        this.pictures = new Pictures(docx, qr);
    }

    static byte[] filled(byte[] template, DocumentText text, byte[] qr) {
        try {
            var filler = new Filler(Docx.read(template), text, qr);
            for (var story : filler.docx.stories()) {
                filler.story(story);
            }
            return filler.docx.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a template is checked before it is kept", e);
        }
    }

    private void story(String part) throws IOException {
        var xml = docx.xml(part);
        var story = xml.getDocumentElement();
        rows(story);
        for (var line : Line.of(story)) {
            var marks = line.marks();
            for (int i = marks.size() - 1; i >= 0; i--) {
                fill(part, line, marks.get(i));
            }
        }
        docx.put(part, xml);
    }

    /** Each row with columns becomes as many as the list has; a list of nothing leaves one empty row, so that the table stands. */
    private void rows(Element story) {
        for (var row : Word.all(story, "tr")) {
            var list = Line.of(row).stream()
                    .filter(line -> Word.around(line.paragraph(), "tr") == row)
                    .flatMap(line -> line.marks().stream())
                    .flatMap(mark -> Placeholder.named(mark.name()).stream())
                    .filter(Placeholder::isColumn)
                    .map(Placeholder::list)
                    .findFirst();
            if (list.isPresent()) {
                var lines = text.lists().getOrDefault(list.get(), List.of());
                for (var values : lines.isEmpty() ? List.of(Map.<Placeholder, String>of()) : lines) {
                    var copy = (Element) row.cloneNode(true);
                    nameless(copy);
                    row.getParentNode().insertBefore(copy, row);
                    columns(copy, values);
                }
                Word.remove(row);
            }
        }
    }

    private static void columns(Element row, Map<Placeholder, String> values) {
        for (var line : Line.of(row)) {
            var marks = line.marks();
            for (int i = marks.size() - 1; i >= 0; i--) {
                var mark = marks.get(i);
                Placeholder.named(mark.name())
                        .filter(Placeholder::isColumn)
                        .ifPresent(column -> write(line.cut(mark), values.getOrDefault(column, "")));
            }
        }
    }

    /** What must not stand twice in a document: bookmarks, and the numbers Word gives to paragraphs. */
    private static void nameless(Element copy) {
        for (var name : List.of("bookmarkStart", "bookmarkEnd")) {
            Word.all(copy, name).forEach(Word::remove);
        }
        var all = copy.getElementsByTagNameNS("*", "*");
        for (int i = -1; i < all.getLength(); i++) {
            var element = i < 0 ? copy : (Element) all.item(i);
            for (var name : List.of("paraId", "textId")) {
                element.removeAttributeNS("http://schemas.microsoft.com/office/word/2010/wordml", name);
            }
        }
    }

    private void fill(String part, Line line, Line.Mark mark) {
        var placeholder = Placeholder.named(mark.name()).orElseThrow();
        if (placeholder.isBlock()) {
            body(line);
            return;
        }
        var begin = line.cut(mark);
        if (placeholder == Placeholder.QR) {
            pictures.insert(part, begin);
        } else {
            write(begin, text.words().getOrDefault(placeholder, ""));
        }
    }

    /** Writes behind what the text says already; a line feed becomes a break in the same paragraph. */
    private static void write(Element begin, String value) {
        var lines = Word.plain(value).split("\n", -1);
        Line.spaced(begin, begin.getTextContent() + lines[0]);
        Node behind = begin;
        for (int i = 1; i < lines.length; i++) {
            var document = begin.getOwnerDocument();
            var parent = begin.getParentNode();
            var end = document.createElementNS(Word.NAMESPACE, "w:br");
            parent.insertBefore(end, behind.getNextSibling());
            var next = (Element) begin.cloneNode(false);
            Line.spaced(next, lines[i]);
            parent.insertBefore(next, end.getNextSibling());
            behind = next;
        }
    }

    /** Paragraphs and tables in place of the paragraph that holds the mark, in its font and alignment. */
    private void body(Line line) {
        var place = line.paragraph();
        var format = line.texts().isEmpty() ? null : Word.around(line.texts().getFirst(), "r");
        var look = format == null ? null : Word.child(format, "rPr");
        var written = new ArrayList<Element>();
        for (var block : text.body()) {
            switch (block) {
                case Block.Heading heading -> written.add(paragraph(place, look, heading.text(), true));
                case Block.Paragraph paragraph -> written.add(paragraph(place, look, paragraph.text(), false));
                case Block.Table table -> {
                    written.add(table(place, look, table));
                    // Two tables without anything between them would become one, and a cell ends with a paragraph.
                    written.add(place.getOwnerDocument().createElementNS(Word.NAMESPACE, "w:p"));
                }
            }
        }
        if (written.isEmpty()) {
            written.add(paragraph(place, look, "", false));
        }
        for (var element : written) {
            place.getParentNode().insertBefore(element, place);
        }
        // The end of a section hangs on its last paragraph.
        var properties = Word.child(place, "pPr");
        var section = properties == null ? null : Word.child(properties, "sectPr");
        if (section != null) {
            var last = place.getOwnerDocument().createElementNS(Word.NAMESPACE, "w:p");
            Word.add(last, "pPr").appendChild(section);
            place.getParentNode().insertBefore(last, place);
        }
        Word.remove(place);
    }

    private static Element paragraph(Element like, @Nullable Element look, String words, boolean bold) {
        var paragraph = like.getOwnerDocument().createElementNS(Word.NAMESPACE, "w:p");
        var properties = Word.child(like, "pPr");
        if (properties != null) {
            var copy = (Element) properties.cloneNode(true);
            var section = Word.child(copy, "sectPr");
            if (section != null) {
                Word.remove(section);
            }
            paragraph.appendChild(copy);
        }
        run(paragraph, look, words, bold);
        return paragraph;
    }

    private static void run(Element paragraph, @Nullable Element look, String words, boolean bold) {
        var run = Word.add(paragraph, "r");
        var own = look == null ? null : (Element) look.cloneNode(true);
        if (own != null) {
            run.appendChild(own);
        }
        if (bold) {
            var properties = own == null ? Word.add(run, "rPr") : own;
            if (Word.child(properties, "b") == null) {
                var b = Word.add(properties, "b");
                var fonts = Word.child(properties, "rFonts");
                properties.insertBefore(b, fonts == null ? properties.getFirstChild() : fonts.getNextSibling());
            }
        }
        write(Word.add(run, "t"), words);
    }

    private static Element table(Element like, @Nullable Element look, Block.Table rows) {
        var table = like.getOwnerDocument().createElementNS(Word.NAMESPACE, "w:tbl");
        var properties = Word.add(table, "tblPr");
        Word.set(Word.set(Word.add(properties, "tblW"), "w", "5000"), "type", "pct");
        var borders = Word.add(properties, "tblBorders");
        for (var side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            Word.set(Word.set(Word.add(borders, side), "val", "single"), "sz", "4");
        }
        var grid = Word.add(table, "tblGrid");
        rows.head().forEach(_ -> Word.add(grid, "gridCol"));
        row(table, look, rows.head(), true);
        rows.rows().forEach(cells -> row(table, look, cells, false));
        return table;
    }

    private static void row(Element table, @Nullable Element look, List<String> cells, boolean head) {
        var row = Word.add(table, "tr");
        if (head) {
            Word.add(Word.add(row, "trPr"), "tblHeader");
        }
        for (var cell : cells) {
            run(Word.add(Word.add(row, "tc"), "p"), look, cell, head);
        }
    }
}
