package anju.registry.web;

import anju.registry.ImportState;
import anju.site.Form;
import anju.site.Said;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One workbook on its way: progress, errors, differences, or what became of it. */
public record ImportPage(
        Site site,
        UUID id,
        String code,
        String fileName,
        ImportState state,
        long rowsTotal,
        long rowsRead,
        long faultCount,
        Instant sentAt,
        List<Fault> faults,
        Map<String, Long> counts,
        List<Difference> differences,
        List<Referring> referring,
        @Nullable Instant confirmedAt,
        boolean changedMeanwhile,
        boolean nothingToDo,
        Form undo) {
    /** @param where empty for the whole sheet */
    public record Fault(String sheet, int row, String column, Said what) {}

    public record Difference(String kind, String change, int row, String place, String was, String becomes) {}

    /** @param what a table's name, whose word is the text {@code registry.refers.<table>} */
    public record Referring(String what, long count) {}

    public long count(String what) {
        return counts.getOrDefault(what, 0L);
    }

    public long differing() {
        return counts.entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith("_new") || entry.getKey().endsWith("_changed"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public int permille() {
        return rowsTotal == 0 ? 0 : (int) Math.min(1000, rowsRead * 1000 / rowsTotal);
    }
}
