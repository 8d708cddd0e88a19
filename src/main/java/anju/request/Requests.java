package anju.request;

import anju.city.City;
import anju.city.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests in the database. */
@Component
class Requests {
    private static final String SELECT = """
            select n.id, n.code, n.compound_id, c.path, n.level, n.reporter_id, n.received_by, n.edition_id, n.state, n.number,
                   n.rung, n.taken_by, n.taken_at, n.resolve_due_at, n.rises_at, n.answer_id, n.round, n.answered_at, n.solved
              from request.request_now n join registry.compound c on c.id = n.compound_id
            """;

    private final JdbcClient db;

    Requests(JdbcClient db) {
        this.db = db;
    }

    String nextCode() {
        return db.sql("select 'SQ-' || ? || '-' || to_char(nextval('request.code'), 'FM000000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    /** Whoever decides about a request does so alone; rows of official tables cannot be locked, so its id is. */
    void lock(UUID request) {
        Locks.hold(db, "request:" + request);
    }

    Optional<Standing> standing(UUID request) {
        return db.sql(SELECT + " where n.id = ?")
                .param(request)
                .query(Requests::standing)
                .optional();
    }

    Optional<UUID> tracked(byte[] tracking) {
        return db.sql("select id from request.request where tracking = ?")
                .param(tracking)
                .query(UUID.class)
                .optional();
    }

    /** Those that nobody touched in time, the longest waiting first. */
    List<UUID> rising(Instant now, int most) {
        return db.sql("""
                select id from request.request_now
                 where state in ('RECEIVED', 'ACCEPTED') and rung <> 'STREET' and rises_at <= ?
                 order by rises_at limit ?""").params(Timestamp.from(now), most).query(UUID.class).list();
    }

    /** Those whose resident has said nothing about the answer since {@code before}. */
    List<UUID> unrated(Instant before, int most) {
        return db.sql("""
                select id from request.request_now where state = 'ANSWERED' and answered_at < ?
                 order by answered_at limit ?""")
                .params(Timestamp.from(before), most)
                .query(UUID.class)
                .list();
    }

    /** How many of these belong to the compound. */
    boolean belong(UUID compound, @Nullable UUID building, @Nullable UUID stairwell, Collection<UUID> parts) {
        return db.sql("""
                select (:building::uuid is null or exists (select from registry.building_now b where b.id = :building and b.compound_id = :compound))
                   and (:stairwell::uuid is null or exists (select from registry.stairwell_now s where s.id = :stairwell and s.compound_id = :compound
                          and (:building::uuid is null or s.building_id = :building)))
                   and (select count(*) from registry.part_now p where p.compound_id = :compound and p.id = any (:parts::uuid[])) = :count""")
                .param("compound", compound)
                .param("building", building)
                .param("stairwell", stairwell)
                .param("parts", parts.toArray(UUID[]::new))
                .param("count", parts.size())
                .query(Boolean.class)
                .single();
    }

    /** Files taken in for requests of this place and not yet used. */
    boolean areOurs(List<UUID> files, String use, String path) {
        return db.sql("""
                select count(*) from attachment.file f where f.id = any (:files::uuid[]) and f.use = :use and f.place_path = :path
                   and not exists (select from request.photo p where p.file_id = f.id)
                   and not exists (select from request.proof p where p.file_id = f.id)""")
                        .param("files", files.toArray(UUID[]::new))
                        .param("use", use)
                        .param("path", path)
                        .query(Long.class)
                        .single()
                == files.size();
    }

    void insert(Receipt in) {
        var draft = in.draft();
        db.sql("""
                insert into request.request (id, code, tracking, compound_id, building_id, stairwell_id, spot, topic, level, title,
                       description_enc, channel, reporter_id, received_by, edition_id, first_rung, received_at, acknowledge_due_at,
                       resolve_due_at, accept_by_at, handle_by_at, act_id, act_kind)
                values (?, ?, ?, ?, coalesce(?::uuid, (select building_id from registry.stairwell_now where id = ?::uuid)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(in.id(), in.code(), in.tracking(), draft.compound())
                .param(draft.building())
                // A stairwell says the building.
                .param(draft.stairwell())
                .param(draft.stairwell())
                .params(draft.spot(), draft.topic(), in.level().name(), draft.title())
                .param(in.description())
                .param(draft.channel().name())
                .param(in.reporter())
                .param(in.receivedBy())
                .params(
                        in.edition(),
                        in.rung().name(),
                        at(in.at()),
                        at(in.acknowledgeBy()),
                        at(in.resolveBy()),
                        at(in.acknowledgeBy()),
                        at(in.handleBy()),
                        in.act(),
                        RequestAct.RECEIVED.code())
                .update();
        draft.parts()
                .forEach(part -> db.sql("insert into request.household (request_id, part_id) values (?, ?)")
                        .params(in.id(), part)
                        .update());
        draft.photos()
                .forEach(file -> db.sql("insert into request.photo (request_id, file_id) values (?, ?)")
                        .params(in.id(), file)
                        .update());
        if (in.contact() != null) {
            db.sql("insert into request.contact (request_id, phone_enc) values (?, ?)")
                    .params(in.id(), in.contact())
                    .update();
        }
    }

    /** What is written when a request comes in. */
    record Receipt(
            UUID id,
            String code,
            byte[] tracking,
            RequestDraft draft,
            Level level,
            byte @Nullable [] description,
            byte @Nullable [] contact,
            @Nullable UUID reporter,
            @Nullable UUID receivedBy,
            UUID edition,
            Rung rung,
            Instant at,
            Instant acknowledgeBy,
            Instant resolveBy,
            Instant handleBy,
            UUID act) {}

    void take(UUID request, int number, UUID by, Instant at, UUID act) {
        db.sql(
                        "insert into request.taking (request_id, number, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                .params(request, number, by, at(at), act, RequestAct.TAKEN.code())
                .update();
    }

    void step(UUID request, RequestState to, Why why, @Nullable UUID by, Instant at, UUID act, RequestAct kind) {
        db.sql("""
                insert into request.step (id, request_id, to_state, reason, channel, duplicate_of, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), request, to.name(), why.reason(), why.channel())
                .param(why.duplicateOf())
                .param(by)
                .params(at(at), act, kind.code())
                .update();
    }

    /** Why a request moves to another state. */
    record Why(String reason, String channel, @Nullable UUID duplicateOf) {
        static final Why NONE = new Why("", "", null);
    }

    void rise(Standing from, Rung to, Climb climb, @Nullable UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.rise (request_id, number, from_rung, to_rung, kind, reason, by_person, at, accept_by_at, handle_by_at,
                       resolve_due_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(from.id(), from.number() + 1, from.rung().name(), to.name(), climb.kind(), climb.reason())
                .param(by)
                .params(at(at), at(climb.acceptBy()), at(climb.handleBy()))
                .param(climb.resolveBy() == null ? null : at(climb.resolveBy()))
                .params(act, RequestAct.RISEN.code())
                .update();
    }

    /** How and by when next a request climbs. */
    record Climb(
            String kind,
            String reason,
            Instant acceptBy,
            Instant handleBy,
            @Nullable Instant resolveBy) {}

    void remark(UUID id, UUID request, RemarkKind kind, byte[] text, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.remark (id, request_id, kind, text_enc, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, request, kind.name(), text, by, at(at), act, RequestAct.REMARKED.code())
                .update();
    }

    Optional<Instant> extendedUntil(UUID request) {
        return db.sql("select until_at from request.extension where request_id = ?")
                .param(request)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void extend(UUID request, Instant until, String reason, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.extension (request_id, until_at, reason, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(request, at(until), reason, by, at(at), act, RequestAct.EXTENDED.code())
                .update();
    }

    void answer(
            UUID id, Standing request, Outcome outcome, byte[] text, List<UUID> proofs, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.answer (id, request_id, round, outcome, text_enc, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        request.id(),
                        request.rounds() + 1,
                        outcome.name(),
                        text,
                        by,
                        at(at),
                        act,
                        RequestAct.ANSWERED.code())
                .update();
        proofs.forEach(file -> db.sql("insert into request.proof (answer_id, file_id) values (?, ?)")
                .params(id, file)
                .update());
    }

    void rate(UUID answer, boolean solved, int stars, String way, @Nullable UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.rating (answer_id, solved, stars, way, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(answer, solved, stars, way)
                .param(by)
                .params(at(at), act, RequestAct.RATED.code())
                .update();
    }

    /** Whether this person did anything about it: took it, climbed with it, wrote on it, answered. */
    boolean hadAHand(UUID request, UUID person) {
        return db.sql("""
                select exists (select from request.taking where request_id = :request and by_person = :person)
                    or exists (select from request.rise where request_id = :request and by_person = :person and kind <> 'REOPENED')
                    or exists (select from request.remark where request_id = :request and by_person = :person)
                    or exists (select from request.answer where request_id = :request and by_person = :person)
                    or exists (select from request.extension where request_id = :request and by_person = :person)
                    or exists (select from request.whistle w left join request.whistle_answer a on a.whistle_id = w.id
                                where w.request_id = :request and :person in (w.by_person, a.by_person))""")
                .param("request", request)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> contact(UUID request) {
        return db.sql("select phone_enc from request.contact where request_id = ?")
                .param(request)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void looked(UUID request, UUID by, Instant at) {
        db.sql("insert into request.contact_look (id, request_id, by_person, at) values (?, ?, ?, ?)")
                .params(City.current().newId(), request, by, at(at))
                .update();
    }

    /** Numbers of requests that ended before this are of no more use. */
    int forgetContacts(Instant before) {
        return db.sql("""
                delete from request.contact x
                 where exists (select from request.step s where s.request_id = x.request_id and s.to_state in ('CLOSED', 'DUPLICATE', 'NOT_ACCEPTED') and s.at < ?)""").param(at(before)).update();
    }

    /** The homes of this person in the compound. */
    List<UUID> homes(UUID person, UUID compound) {
        return db.sql("""
                select p.id from registry.part_now p
                 where p.compound_id = :compound
                   and (exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :person)
                     or exists (select from registry.binding_now b where b.part_id = p.id and b.person_id = :person))""")
                .param("compound", compound)
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    int households(UUID request) {
        return db.sql("select count(*) from request.household_now where request_id = ?")
                .param(request)
                .query(Integer.class)
                .single();
    }

    boolean speaksFor(UUID request, UUID part) {
        return db.sql("select exists (select from request.household_now where request_id = ? and part_id = ?)")
                .params(request, part)
                .query(Boolean.class)
                .single();
    }

    void voice(UUID request, UUID part, UUID by, Instant at, UUID act) {
        db.sql(
                        "insert into request.voice (id, request_id, part_id, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?, ?)")
                .params(City.current().newId(), request, part, by, at(at), act, RequestAct.VOICE_RAISED.code())
                .update();
    }

    static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("compound_id", UUID.class),
                row.getString("path"),
                Level.valueOf(row.getString("level")),
                row.getObject("reporter_id", UUID.class),
                row.getObject("received_by", UUID.class),
                row.getObject("edition_id", UUID.class),
                RequestState.valueOf(row.getString("state")),
                row.getInt("number"),
                Rung.valueOf(row.getString("rung")),
                row.getObject("taken_by", UUID.class),
                instant(row, "taken_at"),
                row.getTimestamp("resolve_due_at").toInstant(),
                instant(row, "rises_at"),
                row.getObject("answer_id", UUID.class),
                row.getObject("round", Integer.class),
                instant(row, "answered_at"),
                row.getObject("solved", Boolean.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
