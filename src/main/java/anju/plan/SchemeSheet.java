package anju.plan;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.notice.NoticeDraft;
import anju.site.Sites;
import anju.site.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of the notice that publishes a version of a plan. */
@Component
class SchemeSheet {
    private final JdbcClient db;
    private final Sites sites;

    SchemeSheet(JdbcClient db, Sites sites) {
        this.db = db;
        this.sites = sites;
    }

    record Sheet(String title, String body) {}

    Sheet of(UUID version) {
        var words = sites.chinese();
        var head = db.sql("""
                select p.name, v.number, v.digest, coalesce(v.file_number, '') as file_number
                  from plan.version v join plan.plan n on n.id = v.plan_id join project.project p on p.id = n.project_id
                 where v.id = ?""").param(version).query(Head.class).single();
        var rows = db.sql("""
                select number, compound, title, part, unit, quantity_milli, price_fen, estimate_fen, decision,
                       array_to_string(payers, ',') as payers
                  from plan.version_item where version_id = ? order by number""").param(version).query(Row.class).list();
        var body = body(words, head, rows, true);
        // Hundreds of items do not fit a poster: their parts and sums do, and the digest ties them to the version.
        var fitting =
                body.codePointCount(0, body.length()) <= NoticeDraft.BODY_MAX ? body : body(words, head, rows, false);
        return new Sheet(titled(words, head), fitting);
    }

    private static String titled(Words words, Head head) {
        int most = NoticeDraft.TITLE_MAX
                - words.text("plan.sheet.title", "", head.number).length();
        return words.text("plan.sheet.title", head.name.substring(0, Math.min(most, head.name.length())), head.number);
    }

    private static String body(Words words, Head head, List<Row> rows, boolean each) {
        var lines = new ArrayList<String>();
        lines.add(words.text("plan.sheet.opening", head.name, head.number, rows.size(), sum(rows)));
        if (!head.fileNumber.isEmpty()) {
            lines.add(words.text("plan.sheet.file-number", head.fileNumber));
        }
        for (var part : SchemePart.values()) {
            var own = rows.stream().filter(row -> row.part == part).toList();
            if (own.isEmpty()) {
                continue;
            }
            lines.add("## " + words.text("plan.sheet.part", part, own.size(), sum(own)));
            if (each) {
                lines.add(words.text("plan.sheet.head"));
                own.forEach(row -> lines.add(row.written(words)));
            }
        }
        lines.add(words.text("plan.sheet.digest", head.digest));
        lines.add(words.text("plan.sheet.objections"));
        return String.join("\n", lines);
    }

    private static Money sum(List<Row> rows) {
        return rows.stream().map(row -> new Money(row.estimateFen)).reduce(Money.ZERO, Money::plus);
    }

    record Head(String name, int number, String digest, String fileNumber) {}

    record Row(
            int number,
            String compound,
            String title,
            SchemePart part,
            Unit unit,
            long quantityMilli,
            long priceFen,
            long estimateFen,
            Decision decision,
            String payers) {
        /** A bar inside a cell would split it. */
        String written(Words words) {
            return String.join(
                    " | ",
                    Integer.toString(number),
                    title.replace('|', '/').replace('\uFF5C', '/'),
                    words.quantity(new Quantity(quantityMilli, unit)),
                    words.money(new Money(priceFen)),
                    words.money(new Money(estimateFen)),
                    words.list(java.util.Arrays.stream(payers.split(","))
                            .map(payer -> words.word(Payer.valueOf(payer)))
                            .toList()),
                    words.word(decision));
        }
    }
}
