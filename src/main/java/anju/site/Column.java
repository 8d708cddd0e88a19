package anju.site;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list, on the page and in the spreadsheet. Its heading is the text {@code <list's key>.<name>}.
 *
 * @param value a figure ({@code Money}, {@code Area}, {@code Quantity}, whole number), a date, a time, a word or a text
 * @param figure stands to the right
 * @param sortBy the SQL the rows are ordered by; empty if they cannot be
 * @param phone whether phones show it too
 */
public record Column<T>(
        String name, Function<T, @Nullable Object> value, boolean figure, String sortBy, boolean phone) {

    public static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, value, false, "", true);
    }

    public static <T> Column<T> figure(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, value, true, "", true);
    }

    /** @param sql one expression over the query's columns, written by us */
    public Column<T> sortedBy(String sql) {
        return new Column<>(name, value, figure, sql, phone);
    }

    public Column<T> notOnPhones() {
        return new Column<>(name, value, figure, sortBy, false);
    }
}
