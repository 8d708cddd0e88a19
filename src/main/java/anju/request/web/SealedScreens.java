package anju.request.web;

import anju.access.Action;
import anju.city.City;
import anju.site.Form;
import anju.site.Site;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the auditor's list. */
@Component
class SealedScreens {
    private static final int AT_MOST = 500;

    private final JdbcClient db;

    SealedScreens(JdbcClient db) {
        this.db = db;
    }

    SealedListPage list(Site site) {
        var rows = db.sql("""
                select r.id, c.name as compound, r.state, r.received_at, r.acknowledge_due_at,
                       r.state = 'RECEIVED' and r.acknowledge_due_at <= :now as late
                  from request.sealed_report r join registry.compound_now c on c.id = r.compound_id
                 where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 order by r.state = 'CLOSED', r.received_at limit :most""")
                .param("now", Timestamp.from(City.current().now()))
                .param("paths", site.viewer().reach(Action.HEAR_SEALED).toArray(String[]::new))
                .param("most", AT_MOST)
                .query(SealedListPage.Row.class)
                .list();
        return new SealedListPage(site, rows, Form.empty("request.open"));
    }
}
