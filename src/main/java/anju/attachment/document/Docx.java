package anju.attachment.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A DOCX as the parts it is packed of (ISO/IEC 29500-2). */
final class Docx {
    static final String MAIN = "word/document.xml";
    static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int PARTS_MAX = 500;
    /** A template is a few pages and a coat of arms; what unfolds into more is no template. */
    static final int UNFOLDED_MAX = 32 << 20;

    private static final Pattern STORY =
            Pattern.compile("word/(?:document|header[0-9]*|footer[0-9]*|footnotes|endnotes)\\.xml");

    private final Map<String, byte[]> parts;

    /** A package, but not of a text document. */
    static final class NoText extends IOException {}

    /** A package that unfolds into far more than it weighs. */
    static final class TooMuch extends IOException {}

    private Docx(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static Docx of(Map<String, byte[]> parts) {
        return new Docx(new LinkedHashMap<>(parts));
    }

    /** @throws IOException if it is no package, breaks off, or unfolds into more than a template can need */
    static Docx read(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        long room = UNFOLDED_MAX;
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    var content = in.readNBytes((int) room + 1);
                    room -= content.length;
                    if (room < 0 || parts.size() >= PARTS_MAX) {
                        throw new TooMuch();
                    }
                    // Two parts of one name would let this reader and Word each see another document.
                    if (!entry.isDirectory() && parts.put(entry.getName(), content) != null) {
                        throw new IOException("twice: " + entry.getName());
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        if (!parts.containsKey(MAIN) || !parts.containsKey(CONTENT_TYPES)) {
            throw new NoText();
        }
        return new Docx(parts);
    }

    byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The names of the parts that hold text to read: body, headers, footers, notes. */
    List<String> stories() {
        return parts.keySet().stream()
                .filter(name -> STORY.matcher(name).matches())
                .toList();
    }

    Set<String> names() {
        return parts.keySet();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    void put(String name, byte[] content) {
        parts.put(name, content);
    }

    /** @throws IOException if it is not well-formed or declares a document type, which Word never does */
    Document xml(String name) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(Objects.requireNonNull(parts.get(name), name)));
        } catch (SAXException e) {
            throw new IOException(name, e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    void put(String name, Document xml) {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var out = new ByteArrayOutputStream();
            xml.setXmlStandalone(true);
            factory.newTransformer().transform(new DOMSource(xml), new StreamResult(out));
            parts.put(name, out.toByteArray());
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
