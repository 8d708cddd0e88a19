package anju.disclosure.web;

import anju.evidence.Log;
import anju.site.Site;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the page of the public record. */
@Component
class RecordScreens {
    private static final int HEADS = 20;

    private final JdbcClient db;
    private final Log log;

    RecordScreens(JdbcClient db, Log log) {
        this.db = db;
        this.log = log;
    }

    RecordPage record(Site site) {
        var heads = db.sql("""
                select size, encode(root, 'hex') as root, note, signed_at from evidence.signed_head order by size desc limit ?""").param(HEADS).query(RecordPage.Head.class).list();
        return new RecordPage(
                site, log.origin(), log.key().vkey(), heads.isEmpty() ? null : heads.getFirst(), heads, kinds());
    }

    private List<RecordPage.Kind> kinds() {
        return db.sql("select kind, count(*) as acts from evidence.act group by kind order by kind")
                .query(RecordPage.Kind.class)
                .list();
    }
}
