package anju.attachment.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The few elements of WordprocessingML that templates are read and written by (ISO/IEC 29500-1). */
final class Word {
    static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Word() {}

    static boolean is(@Nullable Node node, String name) {
        return node != null && NAMESPACE.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** All elements of this name at or below, in order. */
    static List<Element> all(Element below, String name) {
        var found = below.getElementsByTagNameNS(NAMESPACE, name);
        var list = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            list.add((Element) found.item(i));
        }
        return list;
    }

    /** The nearest element of this name that holds the node. */
    static @Nullable Element around(Node node, String name) {
        for (var up = node.getParentNode(); up != null; up = up.getParentNode()) {
            if (is(up, name)) {
                return (Element) up;
            }
        }
        return null;
    }

    static @Nullable Element child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (is(node, name)) {
                return (Element) node;
            }
        }
        return null;
    }

    static Element add(Element parent, String name) {
        var prefix = parent.lookupPrefix(NAMESPACE);
        var element =
                parent.getOwnerDocument().createElementNS(NAMESPACE, (prefix == null ? "w" : prefix) + ":" + name);
        parent.appendChild(element);
        return element;
    }

    static Element set(Element element, String attribute, String value) {
        element.setAttributeNS(NAMESPACE, "w:" + attribute, value);
        return element;
    }

    static void remove(Node node) {
        var parent = node.getParentNode();
        if (parent != null) {
            parent.removeChild(node);
        }
    }

    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        // XML 1.0 knows no other control characters, and no half characters.
        text.codePoints()
                .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                        || c == '\n'
                        || c == '\t')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
