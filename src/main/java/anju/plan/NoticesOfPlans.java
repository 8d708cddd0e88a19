package anju.plan;

import anju.notice.NoticeUse;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A published version stays on the board while its items are before the owners or were agreed to by them. */
@Component
class NoticesOfPlans implements NoticeUse {
    private final JdbcClient db;

    NoticesOfPlans(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean standsOn(UUID notice) {
        return db.sql("""
                select exists (select from notice.notice_now n
                                 join plan.version_item i on i.version_id = n.subject_id
                                 join plan.item_decision d on d.item_id = i.item_id
                                 join vote.matter_now m on m.id = d.matter_id
                                where n.id = ? and n.subject_kind = 'version'
                                  and (m.state in ('PREPARED', 'FROZEN') or m.verdict = 'PASSED'))""").param(notice).query(Boolean.class).single();
    }
}
