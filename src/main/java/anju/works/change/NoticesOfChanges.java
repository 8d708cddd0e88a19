package anju.works.change;

import anju.notice.NoticeUse;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owners' notice of a change stays on the board once the change was approved on the strength of it. */
@Component
class NoticesOfChanges implements NoticeUse {
    private final JdbcClient db;

    NoticesOfChanges(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean standsOn(UUID notice) {
        return db.sql("select exists (select from works.change_step where notice_id = ?)")
                .param(notice)
                .query(Boolean.class)
                .single();
    }
}
