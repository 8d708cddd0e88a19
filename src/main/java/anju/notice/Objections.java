package anju.notice;

import anju.access.Vault;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes objections and their answers. */
@Component
class Objections {
    private static final String TEXT = "notice.objection.text";

    private final JdbcClient db;
    private final Vault vault;

    Objections(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    void insert(Objection objection, String text, UUID act) {
        db.sql("""
                insert into notice.objection (id, notice_id, number, channel, text_enc, person_id, entered_by, raised_on, recorded_at,
                                              answer_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(objection.id())
                .param(objection.noticeId())
                .param(objection.number())
                .param(objection.channel().name())
                .param(vault.seal(TEXT, objection.id(), text))
                .param(objection.personId())
                .param(objection.enteredBy())
                .param(Date.valueOf(objection.raisedOn()))
                .param(Timestamp.from(objection.recordedAt()))
                .param(Date.valueOf(objection.answerBy()))
                .param(act)
                .param(NoticeAct.OBJECTION_RAISED.code())
                .update();
    }

    String open(UUID objection, byte[] sealed) {
        return vault.open(TEXT, objection, sealed);
    }

    Optional<Raised> find(UUID objection) {
        return db.sql("""
                select o.id, o.notice_id, o.number, o.person_id, a.objection_id is not null as answered, n.place_path, n.title
                  from notice.objection o join notice.notice n on n.id = o.notice_id
                  left join notice.answer a on a.objection_id = o.id
                 where o.id = ?""").param(objection).query(Raised.class).optional();
    }

    void insertAnswer(UUID objection, Outcome outcome, String text, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into notice.answer (objection_id, outcome, text, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        objection,
                        outcome.name(),
                        text,
                        by,
                        Timestamp.from(at),
                        act,
                        NoticeAct.OBJECTION_ANSWERED.code())
                .update();
    }

    record Objection(
            UUID id,
            UUID noticeId,
            int number,
            Channel channel,
            @Nullable UUID personId,
            @Nullable UUID enteredBy,
            LocalDate raisedOn,
            Instant recordedAt,
            LocalDate answerBy) {}

    record Raised(
            UUID id,
            UUID noticeId,
            int number,
            @Nullable UUID personId,
            boolean answered,
            String placePath,
            String title) {}
}
