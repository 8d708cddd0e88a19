package anju.site;

import java.util.List;

/** One page of a list, with the ways to its other pages, orders and spreadsheet. */
public record ListPage<T>(Listing<T> listing, ListQuery query, List<T> rows, long total) {
    public boolean isEmpty() {
        return total == 0;
    }

    public long from() {
        return rows.isEmpty() ? 0 : query.offset() + 1L;
    }

    public long to() {
        return query.offset() + (long) rows.size();
    }

    public long pages() {
        return Math.max(1, Math.ceilDiv(total, query.size()));
    }

    public boolean hasEarlier() {
        return query.page() > 1;
    }

    public boolean hasLater() {
        return to() < total && !rows.isEmpty();
    }

    public String earlier() {
        return query.atPage((int) Math.min(query.page() - 1L, pages()));
    }

    public String later() {
        return query.atPage(query.page() + 1);
    }

    public String sortedBy(Column<T> column) {
        return query.sortedBy(column.name());
    }

    /** For {@code aria-sort}: {@code ascending}, {@code descending} or nothing. */
    public String order(Column<T> column) {
        return !query.sort().equals(column.name()) ? "" : query.descending() ? "descending" : "ascending";
    }

    /** The spreadsheet of the same rows in the same order. */
    public String xlsx() {
        return query.link(query.path() + ".xlsx", (query.descending() ? "-" : "") + query.sort(), 1);
    }

    /** The same as text to copy and paste elsewhere. */
    public String text() {
        var xlsx = xlsx();
        return xlsx + (xlsx.indexOf('?') < 0 ? '?' : '&') + "as=tsv";
    }
}
