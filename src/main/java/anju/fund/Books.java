package anju.fund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an undertaking's book out of the ledger, in one snapshot. */
@Component
public class Books {
    private final JdbcClient db;

    Books(JdbcClient db) {
        this.db = db;
    }

    public Book of(UUID project) {
        var code = db.sql("select code from project.project where id = ?")
                .param(project)
                .query(String.class)
                .single();
        var entries = new LinkedHashMap<UUID, Book.Entry>();
        db.sql("""
                select j.id, j.kind, j.occurred_on, j.memo, j.act_id, f.idx, a.code, p.amount_fen
                  from fund.journal j
                  join fund.posting p on p.journal_id = j.id
                  join fund.account a on a.id = p.account_id
                  join fund.lot l on l.id = a.lot_id
                  left join evidence.leaf f on f.act_id = j.act_id
                 where l.project_id = ?
                 order by j.occurred_on, j.posted_at, j.id, p.line""").param(project).query(row -> {
            entries.computeIfAbsent(row.getObject("id", UUID.class), id -> entry(id, row))
                    .lines()
                    .add(new Book.Line(row.getString("code"), row.getLong("amount_fen")));
        });
        return new Book(code, new ArrayList<>(entries.values()));
    }

    private static Book.Entry entry(UUID id, ResultSet row) {
        try {
            var number = row.getString("idx");
            return new Book.Entry(
                    id,
                    row.getString("kind"),
                    row.getObject("occurred_on", LocalDate.class),
                    row.getString("memo"),
                    row.getObject("act_id", UUID.class),
                    number == null ? "" : number,
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
