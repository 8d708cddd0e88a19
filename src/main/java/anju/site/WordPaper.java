package anju.site;

import anju.city.City;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The sheet that {@link Paper} prints, as a document to go on writing in: the same template, so the same words (ISO/IEC 29500). */
final class WordPaper implements View {
    static final String SUFFIX = ".word";
    static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Function<Object, String> html;

    WordPaper(Function<Object, String> html) {
        this.html = html;
    }

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = Objects.requireNonNull(model).get(Pages.PAGE);
        // Whole before the first byte leaves, so that a failure still becomes an error page.
        var docx = docx(html.apply(Objects.requireNonNull(page)));
        response.setContentType(TYPE);
        response.setContentLength(docx.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                model.get(Paper.FILE_NAME) + "-"
                                        + City.current().today() + ".docx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.getOutputStream().write(docx);
    }

    static byte[] docx(String html) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entry(zip, "[Content_Types].xml", CONTENT_TYPES);
            entry(zip, "_rels/.rels", RELATIONS);
            entry(zip, "word/_rels/document.xml.rels", STYLE_RELATION);
            entry(zip, "word/styles.xml", STYLES);
            entry(zip, "word/document.xml", new WordBody().of(body(html)));
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Element body(String html) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html.strip())));
            return (Element) document.getElementsByTagName("body").item(0);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("a sheet is well-formed", e);
        }
    }

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static final String CONTENT_TYPES = HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"" + TYPE + ".main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\""
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";

    private static final String RELATIONS = relations("officeDocument", "word/document.xml");
    private static final String STYLE_RELATION = relations("styles", "styles.xml");

    private static String relations(String type, String target) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"r1\" Type=\"" + OFFICE
                + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static final String STYLES =
            HEAD + "<w:styles xmlns:w=\"" + WordBody.NAMESPACE + "\"><w:docDefaults><w:rPrDefault>"
                    + "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"FangSong\"/><w:sz w:val=\"24\"/></w:rPr>"
                    + "</w:rPrDefault></w:docDefaults>"
                    + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
                    + heading(1, 36, "center") + heading(2, 28, "left") + "</w:styles>";

    private static String heading(int level, int halfPoints, String side) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + level + "\"><w:name w:val=\"heading " + level
                + "\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"240\" w:after=\"120\"/><w:jc w:val=\""
                + side
                + "\"/><w:outlineLvl w:val=\"" + (level - 1) + "\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"" + halfPoints
                + "\"/></w:rPr></w:style>";
    }
}
