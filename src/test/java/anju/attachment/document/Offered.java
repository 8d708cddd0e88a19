package anju.attachment.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Templates as offices send them: the built-in one, with something done to it. */
public final class Offered {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Offered(byte[] docx) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Offered like(DocumentKind kind) {
        return new Offered(DocumentTemplates.builtIn(kind));
    }

    /** Words of the body in place of others. */
    public Offered with(String words, String others) {
        return with("word/document.xml", words, others);
    }

    public Offered with(String part, String words, String others) {
        var text = new String(parts.get(part), StandardCharsets.UTF_8);
        if (!text.contains(words)) {
            throw new IllegalArgumentException(words + " does not stand in " + part);
        }
        return part(part, text.replace(words, others));
    }

    public Offered part(String name, String content) {
        parts.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A paragraph more, before the first. */
    public Offered paragraph(String runs) {
        return with("<w:body>", "<w:body><w:p>" + runs + "</w:p>");
    }

    public static String run(String text) {
        return "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
