package anju.notice;

import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes notices and their drafts, and what the verbs read. */
@Component
class Notices {
    private final JdbcClient db;

    Notices(JdbcClient db) {
        this.db = db;
    }

    /** A place by its path: a compound, or an area above. */
    Optional<Place> place(String path) {
        return db.sql("""
                select id, id as compound_id from registry.compound_now where path = :path
                union all
                select id, null from city.area where path = :path""").param("path", path).query(Place.class).optional();
    }

    void insertDraft(UUID id, NoticeDraft draft, int days, Place place, UUID by, Instant at) {
        var subject = draft.subject();
        db.sql("""
                insert into notice.draft (id, kind, place_path, place_id, compound_id, title, body, days, subject_kind, subject_id,
                                          file_id, supersedes, writers, drafted_by, drafted_at)
                values (:id, :kind, :path, :place, :compound, :title, :body, :days, :subjectKind, :subjectId,
                        :file, :supersedes, array[:by], :by, :at)""")
                .param("id", id)
                .param("kind", draft.kind())
                .param("path", draft.placePath())
                .param("place", place.id())
                .param("compound", place.compoundId())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("days", days)
                .param("subjectKind", subject == null ? null : subject.kind())
                .param("subjectId", subject == null ? null : subject.id())
                .param("file", draft.fileId())
                .param("supersedes", draft.supersedes())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Writes it anew; whoever writes stands among its writers from then on. */
    void changeDraft(UUID id, NoticeDraft draft, int days, UUID by) {
        db.sql("""
                update notice.draft
                   set kind = :kind, title = :title, body = :body, days = :days, file_id = :file, returned = null,
                       revision = revision + 1,
                       writers = case when :by = any (writers) then writers else writers || :by end
                 where id = :id""")
                .param("id", id)
                .param("kind", draft.kind())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("days", days)
                .param("file", draft.fileId())
                .param("by", by)
                .update();
    }

    void returnDraft(UUID id, String reason) {
        db.sql("update notice.draft set returned = ?, revision = revision + 1 where id = ?")
                .params(reason, id)
                .update();
    }

    void forgetDraft(UUID id) {
        db.sql("delete from notice.draft where id = ?").param(id).update();
    }

    /** The draft, held until the transaction ends. */
    Optional<Prepared> lockDraft(UUID id) {
        return db.sql("""
                select id, kind, place_path, place_id, compound_id, title, body, days, subject_kind, subject_id, file_id, supersedes,
                       revision
                  from notice.draft where id = ? for update""").param(id).query(Prepared.class).optional();
    }

    boolean wroteIn(UUID draft, UUID person) {
        return db.sql("select exists (select from notice.draft where id = ? and ? = any (writers))")
                .params(draft, person)
                .query(Boolean.class)
                .single();
    }

    String nextCode(int year) {
        return "GS-%d-%04d"
                .formatted(
                        year,
                        db.sql("select nextval('notice.code')")
                                .query(Long.class)
                                .single());
    }

    void insert(Prepared draft, Released released) {
        db.sql("""
                insert into notice.notice (id, code, kind, place_path, place_id, compound_id, title, body, content_hash, edition_id,
                                           subject_kind, subject_id, file_id, supersedes, drafted_by, released_by, released_at, days,
                                           last_on, closes_at, numbers_reason, act_id, act_kind)
                select id, :code, kind, place_path, place_id, compound_id, title, body, :hash, :edition, subject_kind, subject_id,
                       file_id, supersedes, drafted_by, :by, :at, :days, :last, :closes, :reason, :act, :kind
                  from notice.draft where id = :id""")
                .param("id", draft.id())
                .param("code", released.code())
                .param("hash", released.hash())
                .param("edition", released.edition())
                .param("by", released.by())
                .param("at", Timestamp.from(released.at()))
                .param("days", released.days())
                .param("last", Date.valueOf(released.lastOn()))
                .param("closes", Timestamp.from(released.closesAt()))
                .param("reason", released.numbersReason())
                .param("act", released.act())
                .param("kind", NoticeAct.NOTICE_PUBLISHED.code())
                .update();
    }

    void insertStep(
            UUID id,
            UUID notice,
            NoticeState to,
            @Nullable String reason,
            UUID by,
            Instant at,
            UUID act,
            NoticeAct kind) {
        db.sql("""
                insert into notice.notice_step (id, notice_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(notice)
                .param(to.name())
                .param(reason)
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(kind.code())
                .update();
    }

    /** Steps and objections of one notice take turns. */
    Optional<Hanging> lock(UUID notice) {
        Locks.hold(db, "notice:" + notice);
        return find(notice);
    }

    Optional<Hanging> find(UUID notice) {
        return db.sql("""
                select n.id, n.kind, n.place_path, n.place_id, n.state, n.released_at, n.last_on, n.closes_at, n.subject_kind,
                       n.subject_id, n.objections, n.open_objections,
                       (select edition_id from notice.notice x where x.id = n.id) as edition_id
                  from notice.notice_now n where n.id = ?""").param(notice).query(Hanging.class).optional();
    }

    record Place(UUID id, @Nullable UUID compoundId) {}

    record Prepared(
            UUID id,
            String kind,
            String placePath,
            UUID placeId,
            @Nullable UUID compoundId,
            String title,
            String body,
            int days,
            @Nullable String subjectKind,
            @Nullable UUID subjectId,
            @Nullable UUID fileId,
            @Nullable UUID supersedes,
            int revision) {}

    record Released(
            String code,
            byte[] hash,
            UUID edition,
            UUID by,
            Instant at,
            int days,
            LocalDate lastOn,
            Instant closesAt,
            @Nullable String numbersReason,
            UUID act) {}

    record Hanging(
            UUID id,
            String kind,
            String placePath,
            UUID placeId,
            NoticeState state,
            Instant releasedAt,
            LocalDate lastOn,
            Instant closesAt,
            @Nullable String subjectKind,
            @Nullable UUID subjectId,
            int objections,
            int openObjections,
            UUID editionId) {}
}
