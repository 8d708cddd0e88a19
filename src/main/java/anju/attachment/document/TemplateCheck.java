package anju.attachment.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Reads a file that an office offers as a template and names everything that is wrong with it, not only the first. */
final class TemplateCheck {
    static final int BYTES_MAX = 4 << 20;
    private static final int WORDS_SHOWN = 40;
    private static final int FAULTS_MAX = 50;

    private static final Pattern EMBEDDED =
            Pattern.compile("word/(?:embeddings|activeX|afchunk)/.*|customUI/.*", Pattern.CASE_INSENSITIVE);
    /** Fields that fetch from elsewhere when Word opens or prints the document. */
    private static final Pattern FETCHING =
            Pattern.compile("\\b(INCLUDEPICTURE|INCLUDETEXT|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD)\\b");

    private final DocumentKind kind;
    private final Set<Fault> faults = new LinkedHashSet<>();
    private final Set<Placeholder> found = EnumSet.noneOf(Placeholder.class);

    private TemplateCheck(DocumentKind kind) {
        this.kind = kind;
    }

    static List<Fault> faults(DocumentKind kind, byte[] bytes) {
        var check = new TemplateCheck(kind);
        check.file(bytes);
        return check.faults.stream().limit(FAULTS_MAX).toList();
    }

    private void file(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            faults.add(Fault.of(Fault.Kind.TOO_LARGE, Integer.toString(BYTES_MAX >> 20)));
            return;
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            faults.add(Fault.of(Fault.Kind.OLD_OR_LOCKED));
            return;
        }
        if (!startsWith(bytes, 'P', 'K', 3, 4)) {
            faults.add(Fault.of(Fault.Kind.NOT_WORD));
            return;
        }
        try {
            var docx = Docx.read(bytes);
            packing(docx);
            for (var story : docx.stories()) {
                story(docx.xml(story).getDocumentElement());
            }
            kind.required().stream()
                    .filter(placeholder -> !found.contains(placeholder))
                    .forEach(placeholder -> faults.add(Fault.of(Fault.Kind.MISSING, placeholder.inTemplates())));
        } catch (Docx.NoText e) {
            faults.add(Fault.of(Fault.Kind.NOT_WORD));
        } catch (Docx.TooMuch e) {
            faults.add(Fault.of(Fault.Kind.UNFOLDS, Integer.toString(Docx.UNFOLDED_MAX >> 20)));
        } catch (IOException e) {
            faults.add(Fault.of(Fault.Kind.DAMAGED));
        }
    }

    private void packing(Docx docx) throws IOException {
        var types = docx.xml(Docx.CONTENT_TYPES).getElementsByTagNameNS("*", "*");
        for (int i = 0; i < types.getLength(); i++) {
            var type = ((Element) types.item(i)).getAttribute("ContentType").toLowerCase(Locale.ROOT);
            if (type.contains("macroenabled") || type.contains("vba")) {
                faults.add(Fault.of(Fault.Kind.MACROS));
            }
        }
        if (docx.names().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("vba"))) {
            faults.add(Fault.of(Fault.Kind.MACROS));
        }
        for (var name : docx.names()) {
            if (EMBEDDED.matcher(name).matches()) {
                faults.add(Fault.of(Fault.Kind.EMBEDDED, name.substring(name.lastIndexOf('/') + 1)));
            }
            if (name.endsWith(".rels")) {
                relations(docx.xml(name).getDocumentElement());
            } else if (name.endsWith(".xml")) {
                docx.xml(name);
            }
        }
    }

    private void relations(Element relations) {
        var all = relations.getElementsByTagNameNS("*", "Relationship");
        for (int i = 0; i < all.getLength(); i++) {
            var relation = (Element) all.item(i);
            if (relation.getAttribute("TargetMode").equalsIgnoreCase("External")) {
                faults.add(Fault.of(Fault.Kind.REMOTE, shortened(relation.getAttribute("Target"))));
            }
        }
    }

    private void story(Element story) {
        for (var name : List.of("object", "altChunk", "control", "subDoc")) {
            if (!Word.all(story, name).isEmpty()) {
                faults.add(Fault.of(Fault.Kind.EMBEDDED, name));
            }
        }
        fields(story);
        for (var line : Line.of(story)) {
            line(line);
        }
    }

    private void fields(Element story) {
        var instructions = new ArrayList<String>();
        for (var paragraph : Word.all(story, "p")) {
            instructions.add(Word.all(paragraph, "instrText").stream()
                    .map(Element::getTextContent)
                    .collect(Collectors.joining()));
        }
        Word.all(story, "fldSimple").forEach(field -> instructions.add(field.getAttributeNS(Word.NAMESPACE, "instr")));
        instructions.stream()
                .flatMap(text -> FETCHING.matcher(text.toUpperCase(Locale.ROOT)).results())
                .forEach(match -> faults.add(Fault.of(Fault.Kind.FETCHING_FIELD, match.group(1))));
    }

    private void line(Line line) {
        var where = shortened(line.text().strip());
        if (line.isBroken()) {
            faults.add(new Fault(Fault.Kind.BROKEN, "", where));
        }
        var lists = new LinkedHashSet<String>();
        for (var mark : line.marks()) {
            var named = Placeholder.named(mark.name());
            if (named.isEmpty()) {
                faults.add(new Fault(Fault.Kind.UNKNOWN, shortened(mark.name().strip()), where));
                continue;
            }
            var placeholder = named.get();
            found.add(placeholder);
            if (!kind.placeholders().contains(placeholder)) {
                faults.add(new Fault(Fault.Kind.OF_OTHER_KIND, placeholder.inTemplates(), where));
            } else if (placeholder.isBlock() && !line.isOnly(mark)) {
                faults.add(new Fault(Fault.Kind.NOT_ALONE, placeholder.inTemplates(), where));
            } else if (placeholder.isColumn()) {
                column(line, placeholder, lists, where);
            }
        }
    }

    private void column(Line line, Placeholder placeholder, Set<String> lists, String where) {
        var row = Word.around(line.paragraph(), "tr");
        if (row == null) {
            faults.add(new Fault(Fault.Kind.NOT_IN_ROW, placeholder.inTemplates(), where));
            return;
        }
        Line.of(row).stream()
                .flatMap(other -> other.marks().stream())
                .flatMap(mark -> Placeholder.named(mark.name()).stream())
                .filter(Placeholder::isColumn)
                .forEach(column -> lists.add(column.list()));
        if (lists.size() > 1) {
            faults.add(new Fault(Fault.Kind.TWO_LISTS, String.join(" / ", lists), where));
        }
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= WORDS_SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, WORDS_SHOWN)) + "\u2026";
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
