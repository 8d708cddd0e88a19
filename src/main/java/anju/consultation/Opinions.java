package anju.consultation;

import anju.access.Phone;
import anju.access.Vault;
import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes schema {@code consultation}, and what its verbs read. */
@Component
class Opinions {
    private static final String PHONE = "consultation.contact.phone";

    private final JdbcClient db;
    private final Vault vault;

    Opinions(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Whatever is decided about one compound's opinions happens one after the other. */
    void lock(UUID compound) {
        Locks.hold(db, "opinions:" + compound);
    }

    long unsignedSince(UUID compound, Instant since) {
        return db.sql(
                        "select count(*) from consultation.opinion where compound_id = ? and channel = 'QR' and recorded_at > ?")
                .params(compound, Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    void insert(
            UUID id,
            String code,
            OpinionDraft draft,
            Channel channel,
            LocalDate occurredOn,
            @Nullable UUID person,
            @Nullable UUID enteredBy,
            @Nullable UUID gathering,
            Instant at,
            UUID act) {
        db.sql("""
                insert into consultation.opinion (id, code, compound_id, topic, text, channel, occurred_on, recorded_at, person_id,
                                                  entered_by, gathering_id, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(code)
                .param(draft.compoundId())
                .param(draft.topic())
                .param(draft.text())
                .param(channel.name())
                .param(Date.valueOf(occurredOn))
                .param(Timestamp.from(at))
                .param(person)
                .param(enteredBy)
                .param(gathering)
                .param(act)
                .param(ConsultationAct.OPINION_RECORDED.code())
                .update();
    }

    void insertContact(UUID opinion, Phone phone) {
        db.sql("insert into consultation.contact (opinion_id, phone_enc) values (?, ?)")
                .params(opinion, vault.seal(PHONE, opinion, phone.digits()))
                .update();
    }

    /** The phone left with an opinion, which is forgotten with this. */
    Optional<Phone> takeContact(UUID opinion) {
        return db.sql("delete from consultation.contact where opinion_id = ? returning phone_enc")
                .param(opinion)
                .query((row, _) -> new Phone(vault.open(PHONE, opinion, row.getBytes("phone_enc"))))
                .optional();
    }

    /** How many of these are of this compound, in no consensus and without an answer. */
    long free(UUID compound, Collection<UUID> opinions) {
        return db.sql("""
                select count(*) from consultation.opinion o
                 where o.compound_id = :compound and o.id = any(:opinions)
                   and not exists (select from consultation.grouped c where c.opinion_id = o.id)
                   and not exists (select from consultation.fate f where f.opinion_id = o.id)""")
                .param("compound", compound)
                .param("opinions", opinions.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    void insertConsensus(UUID id, ConsensusDraft draft, LocalDate on, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into consultation.consensus (id, compound_id, topic, title, statement, reached_on, reached_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        draft.compoundId(),
                        draft.topic(),
                        draft.title(),
                        draft.statement(),
                        Date.valueOf(on),
                        by,
                        Timestamp.from(at),
                        act,
                        ConsultationAct.CONSENSUS_REACHED.code())
                .update();
    }

    void join(UUID consensus, Collection<UUID> opinions, UUID by, Instant at, UUID act, ConsultationAct kind) {
        db.sql("""
                insert into consultation.consensus_opinion (id, opinion_id, consensus_id, by_person, at, act_id, act_kind)
                select i, o, :consensus, :by, :at, :act, :kind from unnest(:ids, :opinions) as t (i, o)""")
                .param(
                        "ids",
                        Stream.generate(City.current()::newId)
                                .limit(opinions.size())
                                .toArray(UUID[]::new))
                .param("consensus", consensus)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("act", act)
                .param("kind", kind.code())
                .param("opinions", opinions.toArray(UUID[]::new))
                .update();
    }

    /** Whether the opinion stood in that consensus, which it then no longer does. */
    boolean part(UUID consensus, UUID opinion, UUID by, Instant at, UUID act) {
        return db.sql("""
                insert into consultation.parting (joined_id, by_person, at, act_id, act_kind)
                select id, ?, ?, ?, ? from consultation.grouped where consensus_id = ? and opinion_id = ?""")
                        .params(
                                by,
                                Timestamp.from(at),
                                act,
                                ConsultationAct.CONSENSUS_PARTED.code(),
                                consensus,
                                opinion)
                        .update()
                == 1;
    }

    Optional<Consensus> consensus(UUID id) {
        return db.sql("""
                select id, compound_id, topic, title, statement, reached_on, state
                  from consultation.consensus where id = ?""").param(id).query(Consensus.class).optional();
    }

    List<UUID> opinionsOf(UUID consensus) {
        return db.sql("select opinion_id from consultation.grouped where consensus_id = ? order by opinion_id")
                .param(consensus)
                .query(UUID.class)
                .list();
    }

    void insertStep(
            UUID id,
            UUID consensus,
            ConsensusState to,
            @Nullable String reason,
            UUID by,
            Instant at,
            UUID act,
            ConsultationAct kind) {
        db.sql("""
                insert into consultation.consensus_step (id, consensus_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(consensus)
                .param(to.name())
                .param(reason)
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(kind.code())
                .update();
    }

    void insertNeed(UUID consensus, UUID need, UUID act) {
        db.sql("insert into consultation.consensus_need (consensus_id, need_id, act_id, act_kind) values (?, ?, ?, ?)")
                .params(consensus, need, act, ConsultationAct.CONSENSUS_TAKEN_UP.code())
                .update();
    }

    void insertFates(
            Collection<UUID> opinions, Fate fate, String reason, UUID by, Instant at, UUID act, ConsultationAct kind) {
        db.sql("""
                insert into consultation.fate (opinion_id, fate, reason, by_person, at, act_id, act_kind)
                select o, :fate, :reason, :by, :at, :act, :kind from unnest(:opinions) o""")
                .param("fate", fate.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("act", act)
                .param("kind", kind.code())
                .param("opinions", opinions.toArray(UUID[]::new))
                .update();
    }

    Optional<Heard> opinion(UUID id) {
        return db.sql("select id, code, compound_id, person_id from consultation.opinion where id = ?")
                .param(id)
                .query(Heard.class)
                .optional();
    }

    record Consensus(
            UUID id,
            UUID compoundId,
            String topic,
            String title,
            String statement,
            LocalDate reachedOn,
            ConsensusState state) {}

    record Heard(
            UUID id, String code, UUID compoundId, @Nullable UUID personId) {}
}
