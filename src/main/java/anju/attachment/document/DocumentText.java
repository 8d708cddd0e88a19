package anju.attachment.document;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a record has to say in a document.
 *
 * @param words for each placeholder of one line or a few
 * @param body paragraphs and tables
 * @param lists the rows of each list, by the name that stands before the dot
 */
public record DocumentText(
        Map<Placeholder, String> words, List<Block> body, Map<String, List<Map<Placeholder, String>>> lists) {

    public static DocumentText of(Map<Placeholder, String> words) {
        return new DocumentText(words, List.of(), Map.of());
    }

    public DocumentText body(List<Block> blocks) {
        return new DocumentText(words, blocks, lists);
    }

    /** @param column any column of the list */
    public DocumentText rows(Placeholder column, List<Map<Placeholder, String>> rows) {
        var all = new java.util.HashMap<>(lists);
        all.put(column.list(), rows);
        return new DocumentText(words, body, all);
    }

    DocumentText with(Placeholder placeholder, String value) {
        var all = new EnumMap<Placeholder, String>(Placeholder.class);
        all.putAll(words);
        all.put(placeholder, value);
        return new DocumentText(all, body, lists);
    }
}
