package anju.site;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Turns the body of a printed sheet into WordprocessingML: headings, paragraphs and tables, with every word of it. */
final class WordBody {
    static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static final Set<String> BLOCKS =
            Set.of("h1", "h2", "h3", "p", "div", "table", "ul", "ol", "li", "section");
    private static final String BORDERS = "<w:tblBorders>" + border("top") + border("left") + border("bottom")
            + border("right") + border("insideH") + border("insideV") + "</w:tblBorders>";

    private final StringBuilder out = new StringBuilder();

    String of(Element body) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"")
                .append(NAMESPACE)
                .append("\"><w:body>");
        blocks(body, "", "");
        // A4, with the margins of an official document (GB/T 9704).
        out.append("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\"")
                .append(
                        " w:bottom=\"1985\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>")
                .append("</w:body></w:document>");
        return out.toString();
    }

    /** Blocks as they are; what stands between them is a paragraph. */
    private void blocks(Element parent, String style, String side) {
        var between = new StringBuilder();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && BLOCKS.contains(element.getTagName())) {
                paragraph(between, style, side);
                block(element, side);
            } else {
                runs(node, between);
            }
        }
        paragraph(between, style, side);
    }

    private void block(Element element, String side) {
        switch (element.getTagName()) {
            case "h1" -> blocks(element, "Heading1", "");
            case "h2", "h3" -> blocks(element, "Heading2", "");
            case "table" -> table(element);
            default -> blocks(element, "", side);
        }
    }

    private void table(Element table) {
        out.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/>")
                // A table without a head only puts things beside each other, such as the seal.
                .append(table.getElementsByTagName("thead").getLength() > 0 ? BORDERS : "")
                .append("</w:tblPr>");
        var rows = table.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            row((Element) rows.item(i));
        }
        // Two tables without anything between them would become one.
        out.append("</w:tbl><w:p/>");
    }

    private void row(Element row) {
        out.append("<w:tr>");
        if ("thead".equals(row.getParentNode().getNodeName())) {
            out.append("<w:trPr><w:tblHeader/></w:trPr>");
        }
        for (var node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element cell) {
                out.append("<w:tc><w:tcPr/>");
                int before = out.length();
                blocks(cell, "", "r".equals(cell.getAttribute("class")) ? "right" : "");
                if (out.length() == before) {
                    out.append("<w:p/>");
                }
                out.append("</w:tc>");
            }
        }
        out.append("</w:tr>");
    }

    private void paragraph(StringBuilder runs, String style, String side) {
        if (!runs.isEmpty()) {
            out.append("<w:p>");
            if (!style.isEmpty() || !side.isEmpty()) {
                out.append("<w:pPr>")
                        .append(style.isEmpty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>")
                        .append(side.isEmpty() ? "" : "<w:jc w:val=\"" + side + "\"/>")
                        .append("</w:pPr>");
            }
            out.append(runs).append("</w:p>");
            runs.setLength(0);
        }
    }

    private static void runs(Node node, StringBuilder runs) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            var text = node.getTextContent().replaceAll("\\s+", " ");
            if (!text.isBlank()) {
                runs.append("<w:r><w:t xml:space=\"preserve\">")
                        .append(escaped(text))
                        .append("</w:t></w:r>");
            }
        } else if (node instanceof Element element) {
            if (element.getTagName().equals("br")) {
                runs.append("<w:r><w:br/></w:r>");
            }
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                runs(child, runs);
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String border(String side) {
        return "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
    }
}
