package anju.attachment.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The templates that hold where no office has put its own: plain ones on A4 with the margins of GB/T 9704, to edit in Word or WPS. */
final class BuiltIn {
    private static final Map<DocumentKind, byte[]> PACKED = packed();

    private BuiltIn() {}

    static byte[] template(DocumentKind kind) {
        return Objects.requireNonNull(PACKED.get(kind)).clone();
    }

    private static Map<DocumentKind, byte[]> packed() {
        var all = new EnumMap<DocumentKind, byte[]>(DocumentKind.class);
        for (var kind : DocumentKind.values()) {
            var parts = new LinkedHashMap<String, byte[]>();
            parts.put(Docx.CONTENT_TYPES, resource("content-types"));
            parts.put("_rels/.rels", resource("relations"));
            parts.put(Docx.MAIN, resource(kind.slug()));
            parts.put("word/_rels/document.xml.rels", resource("document-relations"));
            parts.put("word/styles.xml", resource("styles"));
            parts.put("word/footer1.xml", resource("footer"));
            try {
                all.put(kind, Docx.of(parts).bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(BuiltIn.class.getResourceAsStream("/documents/" + name + ".xml"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
