package anju.attachment.document;

import java.util.List;

/** A piece of a text that stands in a paragraph of its own. */
public sealed interface Block {
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** @param rows as many cells in each as the head has */
    record Table(List<String> head, List<List<String>> rows) implements Block {}
}
