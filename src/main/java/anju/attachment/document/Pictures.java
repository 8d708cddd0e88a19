package anju.attachment.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Puts the QR code of a record into the parts of a document. */
final class Pictures {
    private static final String MEDIA = "word/media/anju-code.png";
    private static final String RELATION = "rAnjuCode";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    /** 28 mm in EMU: large enough to be read from a scan of 150 dpi. */
    private static final int SIDE = 28 * 36_000;

    private final Docx docx;
    private final byte[] png;
    /** High, so that it meets none of the template's own pictures. */
    private int number = 90_000;

    Pictures(Docx docx, byte[] png) {
        this.docx = docx;
        this.png = png;
    }

    void insert(String part, Element behind) {
        try {
            relate(part);
            if (!docx.has(MEDIA)) {
                docx.put(MEDIA, png);
                type();
            }
            var drawing = behind.getOwnerDocument().importNode(drawing(++number), true);
            behind.getParentNode().insertBefore(drawing, behind.getNextSibling());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void relate(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        var name = part.substring(0, slash) + "/_rels" + part.substring(slash) + ".rels";
        if (!docx.has(name)) {
            docx.put(
                    name, ("<Relationships xmlns=\"" + PACKAGE + "relationships\"/>").getBytes(StandardCharsets.UTF_8));
        }
        var xml = docx.xml(name);
        var all = xml.getDocumentElement().getElementsByTagNameNS("*", "Relationship");
        for (int i = 0; i < all.getLength(); i++) {
            if (RELATION.equals(((Element) all.item(i)).getAttribute("Id"))) {
                return;
            }
        }
        var relation = xml.createElementNS(PACKAGE + "relationships", "Relationship");
        relation.setAttribute("Id", RELATION);
        relation.setAttribute("Type", IMAGE);
        relation.setAttribute("Target", "/" + MEDIA);
        xml.getDocumentElement().appendChild(relation);
        docx.put(name, xml);
    }

    private void type() throws IOException {
        var xml = docx.xml(Docx.CONTENT_TYPES);
        var types = xml.getDocumentElement();
        var all = types.getElementsByTagNameNS("*", "Default");
        for (int i = 0; i < all.getLength(); i++) {
            if ("png".equalsIgnoreCase(((Element) all.item(i)).getAttribute("Extension"))) {
                return;
            }
        }
        var type = xml.createElementNS(PACKAGE + "content-types", "Default");
        type.setAttribute("Extension", "png");
        type.setAttribute("ContentType", "image/png");
        types.insertBefore(type, types.getFirstChild());
        docx.put(Docx.CONTENT_TYPES, xml);
    }

    private static Element drawing(int number) {
        var xml = """
                <w:drawing xmlns:w="%s" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
                xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="QR"/>\
                <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
                <pic:nvPicPr><pic:cNvPr id="%d" name="QR"/><pic:cNvPicPr/></pic:nvPicPr>\
                <pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
                <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
                </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>""".formatted(Word.NAMESPACE, SIDE, SIDE, number, number, RELATION, SIDE, SIDE);
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
