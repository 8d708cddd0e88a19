package anju.registry.web;

import anju.access.Action;
import anju.registry.ImportState;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Said;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads imports and what they would change. */
@Component
class ImportScreens {
    /** As many as anybody reads on a page; the marked copy has them all. */
    private static final int SHOWN = 200;

    static final Listing<ImportsPage.Row> LIST = Listing.of(
            "registry.imports",
            "sent_at desc, id",
            Column.<ImportsPage.Row>text("code", ImportsPage.Row::code).sortedBy("code"),
            Column.<ImportsPage.Row>text("file", ImportsPage.Row::fileName).notOnPhones(),
            Column.<ImportsPage.Row>text("state", ImportsPage.Row::state).sortedBy("state"),
            Column.<ImportsPage.Row>figure("rows", ImportsPage.Row::rows).notOnPhones(),
            Column.<ImportsPage.Row>figure("faults", ImportsPage.Row::faults),
            Column.<ImportsPage.Row>text("sent", ImportsPage.Row::sentAt)
                    .sortedBy("sent_at")
                    .notOnPhones());

    private static final String MINE = """
             from registry.import i
            where exists (select from unnest(:places::text[]) g, unnest(i.scope) s
                           where s = g or starts_with(s, g || '/') or starts_with(g, s || '/'))""";

    private final JdbcClient db;

    ImportScreens(JdbcClient db) {
        this.db = db;
    }

    ImportsPage list(Site site, ListQuery query, Form form) {
        var places = RegistryScreens.places(site.viewer(), Action.IMPORT_REGISTRY);
        long total = db.sql("select count(*) " + MINE)
                .param("places", places)
                .query(Long.class)
                .single();
        record Row(UUID id, String code, String fileName, String state, long rows, long faults, Timestamp sentAt) {}
        var rows = db
                .sql("select id, code, file_name, state, rows_total as rows, fault_count as faults, sent_at " + MINE
                        + " order by " + LIST.orderBy(query) + " limit :limit offset :offset")
                .param("places", places)
                .param("limit", query.size())
                .param("offset", query.offset())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new ImportsPage.Row(
                        row.id,
                        row.code,
                        row.fileName,
                        ImportState.valueOf(row.state),
                        row.rows,
                        row.faults,
                        row.sentAt.toInstant()))
                .toList();
        return new ImportsPage(site, form, LIST.page(query, rows, total));
    }

    ImportPage page(
            Site site, UUID id, boolean changedMeanwhile, boolean nothingToDo, Map<String, Long> referring, Form undo) {
        record Row(
                String code,
                String fileName,
                String state,
                long rowsTotal,
                long rowsRead,
                long faultCount,
                Timestamp sentAt,
                @Nullable Timestamp confirmedAt,
                @Nullable String counts) {}
        var row = db.sql("""
                select i.code, i.file_name, i.state, i.rows_total, i.rows_read, i.fault_count, i.sent_at, c.at as confirmed_at,
                       c.counts::text as counts
                """
                        + MINE.replace(
                                "registry.import i",
                                "registry.import i left join registry.import_confirmed c on c.import_id = i.id")
                        + " and i.id = :id")
                .param("places", RegistryScreens.places(site.viewer(), Action.IMPORT_REGISTRY))
                .param("id", id)
                .query(Row.class)
                .optional()
                .orElseThrow(NotThere::new);
        var state = ImportState.valueOf(row.state);
        return new ImportPage(
                site,
                id,
                row.code,
                row.fileName,
                state,
                row.rowsTotal,
                row.rowsRead,
                row.faultCount,
                row.sentAt.toInstant(),
                faults(site, id),
                state == ImportState.READY ? counts(id) : confirmedCounts(id),
                state == ImportState.READY ? differences(site, id) : List.of(),
                referring.entrySet().stream()
                        .map(entry -> new ImportPage.Referring(entry.getKey(), entry.getValue()))
                        .toList(),
                row.confirmedAt == null ? null : row.confirmedAt.toInstant(),
                changedMeanwhile,
                nothingToDo,
                undo);
    }

    private List<ImportPage.Fault> faults(Site site, UUID id) {
        return db.sql("""
                select sheet, row_number, column_key, code, args from registry.import_fault
                 where import_id = ? order by number limit ?""")
                .params(id, SHOWN)
                .query((row, _) -> {
                    var sheet = row.getString("sheet");
                    var column = row.getString("column_key");
                    return new ImportPage.Fault(
                            sheet == null ? "" : site.text("registry.sheet." + sheet),
                            row.getInt("row_number"),
                            column == null ? "" : site.text("registry.column." + column),
                            new Said("registry.fault." + row.getString("code"), Arrays.asList((Object[])
                                    row.getArray("args").getArray())));
                })
                .list();
    }

    private Map<String, Long> counts(UUID id) {
        var counts = new TreeMap<String, Long>();
        db.sql("""
                select lower(kind || '_' || change) as what, count(*) as count
                  from registry.import_difference where import_id = ? group by 1""").param(id).query((RowCallbackHandler)
                row -> counts.put(row.getString("what"), row.getLong("count")));
        return counts;
    }

    private Map<String, Long> confirmedCounts(UUID id) {
        var counts = new LinkedHashMap<String, Long>();
        db.sql("""
                select key, value::bigint as count from registry.import_confirmed c
                 cross join lateral jsonb_each_text(c.counts) where c.import_id = ? order by key""").param(id).query((RowCallbackHandler) row -> counts.put(row.getString("key"), row.getLong("count")));
        return counts;
    }

    /** Changes first, then what is missing, then what is new. */
    private List<ImportPage.Difference> differences(Site site, UUID id) {
        return db.sql("""
                select kind, change, row_number, place, was, becomes from registry.import_difference
                 where import_id = ? and change <> 'SAME'
                 order by array_position(array['CHANGED', 'MISSING', 'NEW'], change), row_number, kind, place limit ?""")
                .params(id, SHOWN)
                .query((row, _) -> new ImportPage.Difference(
                        row.getString("kind"),
                        row.getString("change"),
                        row.getInt("row_number"),
                        row.getString("place"),
                        told(site, row.getString("kind"), row.getString("was")),
                        told(site, row.getString("kind"), row.getString("becomes"))))
                .list();
    }

    /** Codes of the difference in words: bases, uses and areas of a part, counts of owners. */
    private static String told(Site site, String kind, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return switch (kind) {
            case "OWNERS" -> site.text("registry.import.owners", Long.parseLong(text));
            case "BUILDING" -> site.text("registry.import.storeys", Long.parseLong(text));
            case "PART" -> {
                var words = new StringBuilder();
                for (var word : text.split(" ")) {
                    words.append(words.isEmpty() ? "" : " ");
                    if (word.matches("[0-9]+")) {
                        words.append(site.area(new anju.money.Area(Long.parseLong(word))));
                    } else if (word.matches("REGISTERED|SURVEYED|CONTRACTED")) {
                        words.append(site.text("registry.basis." + word));
                    } else if (word.matches("[A-Z]+")) {
                        words.append(site.text("registry.use." + word));
                    } else {
                        words.append(word);
                    }
                }
                yield words.toString();
            }
            default -> text;
        };
    }
}
