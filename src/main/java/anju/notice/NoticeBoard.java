package anju.notice;

import anju.city.City;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What higher modules ask about notices of their things. */
@Component
public class NoticeBoard {
    private final JdbcClient db;

    NoticeBoard(JdbcClient db) {
        this.db = db;
    }

    /** The notice of this kind about a thing that has hung its full period with every objection answered, if there is one. */
    public Optional<UUID> ranItsCourse(String kind, NoticeDraft.Subject subject) {
        return db.sql("""
                select id from notice.notice_now
                 where kind = ? and subject_kind = ? and subject_id = ? and state in ('PUBLISHED', 'CLOSED') and closes_at <= ?
                   and open_objections = 0
                 order by released_at desc limit 1""")
                .params(
                        kind,
                        subject.kind(),
                        subject.id(),
                        Timestamp.from(City.current().now()))
                .query(UUID.class)
                .optional();
    }

    /** The notice about a thing that hangs now or has hung to its end, the latest if several. */
    public Optional<UUID> latest(String kind, NoticeDraft.Subject subject) {
        return db.sql("""
                select id from notice.notice_now
                 where kind = ? and subject_kind = ? and subject_id = ? and state in ('PUBLISHED', 'CLOSED')
                 order by released_at desc limit 1""")
                .params(kind, subject.kind(), subject.id())
                .query(UUID.class)
                .optional();
    }

    /** Whether a thing's notice is being prepared and waits for its release. */
    public boolean isBeingPrepared(String kind, NoticeDraft.Subject subject) {
        return db.sql("select exists (select from notice.draft where kind = ? and subject_kind = ? and subject_id = ?)")
                .params(kind, subject.kind(), subject.id())
                .query(Boolean.class)
                .single();
    }

    /** How far a thing's notice of this kind has come; one that was withdrawn counts for nothing. */
    public OnBoard of(String kind, NoticeDraft.Subject subject) {
        var draft = db.sql(
                        "select id from notice.draft where kind = ? and subject_kind = ? and subject_id = ? order by drafted_at limit 1")
                .params(kind, subject.kind(), subject.id())
                .query(UUID.class)
                .optional();
        var standing = db.sql("""
                select id, code, state, last_on, objections, open_objections from notice.notice_now
                 where kind = ? and subject_kind = ? and subject_id = ? and state in ('PUBLISHED', 'CLOSED')
                 order by released_at desc limit 1""")
                .params(kind, subject.kind(), subject.id())
                .query(OnBoard.Standing.class)
                .optional();
        return new OnBoard(kind, draft.orElse(null), standing.orElse(null));
    }
}
