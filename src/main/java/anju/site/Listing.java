package anju.site;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.servlet.ModelAndView;

/**
 * A kind of list: its columns, the orders it can be put in, and its spreadsheet. A module keeps one for each list, as a
 * constant of its {@code …Screens}. Title: the text {@code <key>.title}; unit of the sums: {@code <key>.unit}, if any.
 *
 * @param standing the SQL order when none is asked for; ends in a unique column, so that pages do not overlap
 */
public record Listing<T>(String key, String standing, List<Column<T>> columns) {
    private static final Pattern AS_TEXT = Pattern.compile("[?&]as=tsv(&|$)");

    @SafeVarargs
    public static <T> Listing<T> of(String key, String standing, Column<T>... columns) {
        return new Listing<>(key, standing, List.of(columns));
    }

    /** What follows {@code order by}; only SQL written in the columns ever stands in it. */
    public String orderBy(ListQuery query) {
        return columns.stream()
                .filter(column ->
                        column.name().equals(query.sort()) && !column.sortBy().isEmpty())
                .findFirst()
                .map(column -> column.sortBy() + (query.descending() ? " desc" : "") + " nulls last, " + standing)
                .orElse(standing);
    }

    public ListPage<T> page(ListQuery query, List<T> rows, long total) {
        return new ListPage<>(this, query, rows, total);
    }

    /** What a cell without a figure says, on paper and in text. */
    static String words(Site site, Object value) {
        return switch (value) {
            case Instant time -> site.time(time);
            case Enum<?> word -> site.word(word);
            case Said said -> site.text(said);
            default -> value.toString();
        };
    }

    /** All rows as a spreadsheet to print, sign and file; where the address asks for {@code as=tsv}, as text to copy. */
    public ModelAndView xlsx(Site site, Stream<T> rows) {
        boolean asText = AS_TEXT.matcher(site.path()).find();
        return new ModelAndView(
                asText ? new TabbedText<>(this, site, rows.toList()) : new Spreadsheet<>(this, site, rows.toList()));
    }
}
