package anju.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody asked of a list, from the address: filters, order and page. A controller method takes it as an argument.
 * Unusable values read as not asked for.
 */
public record ListQuery(String path, Map<String, String> filters, String sort, boolean descending, int page, int size) {
    public static final int SIZE = 50;
    private static final int SIZE_AT_MOST = 200;
    /** As far as anybody turns pages; beyond it filters help. */
    private static final int PAGE_AT_MOST = 10_000;

    private static final int FILTER_AT_MOST = 100;

    static ListQuery of(String path, Map<String, String[]> sent) {
        var filters = new LinkedHashMap<String, String>();
        sent.forEach((name, values) -> {
            var value = Typing.shown(values[0], FILTER_AT_MOST);
            if (!value.isEmpty() && !name.startsWith("_") && !name.matches("sort|page|size|as")) {
                filters.put(name, value);
            }
        });
        var sort = first(sent, "sort");
        boolean descending = sort.startsWith("-");
        return new ListQuery(
                path,
                Map.copyOf(filters),
                descending ? sort.substring(1) : sort,
                descending,
                within(first(sent, "page"), 1, PAGE_AT_MOST, 1),
                within(first(sent, "size"), 1, SIZE_AT_MOST, SIZE));
    }

    /** What stands in a filter; empty if nothing does. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    /** A filter as a pattern for {@code like}, with the wildcards in it taken as they are. */
    public String pattern(String name) {
        return "%" + filter(name).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    public int offset() {
        return (page - 1) * size;
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    String atPage(int page) {
        return link(path, sort.isEmpty() ? "" : (descending ? "-" : "") + sort, page);
    }

    /** The same rows ordered by another column; the other way round if they are ordered by it already. */
    String sortedBy(String column) {
        return link(path, sort.equals(column) && !descending ? "-" + column : column, 1);
    }

    String link(String path, String sort, int page) {
        var parameters = new LinkedHashMap<>(filters);
        if (!sort.isEmpty()) {
            parameters.put("sort", sort);
        }
        if (page > 1) {
            parameters.put("page", Integer.toString(page));
        }
        if (size != SIZE) {
            parameters.put("size", Integer.toString(size));
        }
        return parameters.isEmpty()
                ? path
                : path
                        + parameters.entrySet().stream()
                                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String first(Map<String, String[]> sent, String name) {
        var values = sent.get(name);
        return values == null ? "" : values[0];
    }

    private static int within(String number, int least, int most, int otherwise) {
        if (!number.matches("\\d{1,6}")) {
            return otherwise;
        }
        return Math.clamp(Integer.parseInt(number), least, most);
    }
}
