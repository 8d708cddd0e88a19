package anju.vote;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes schema {@code vote}, and what the verbs read. */
@Component
public class Votes {
    private final JdbcClient db;

    Votes(JdbcClient db) {
        this.db = db;
    }

    /** Nobody's ballot may overtake the closing: ballots hold this shared (vote.poll), closing holds it alone. */
    public void lock(UUID vote) {
        Locks.hold(db, "vote:" + vote);
    }

    public Optional<Vote> byId(UUID id) {
        return db.sql("""
                select v.id, v.compound_id, c.path, v.edition_id, v.precedence, v.record_on, v.opens_at, v.closes_at, v.state
                  from vote.vote v join registry.compound_now c on c.id = v.compound_id
                 where v.id = ?""")
                .param(id)
                .query((row, _) -> new Vote(
                        row.getObject("id", UUID.class),
                        row.getObject("compound_id", UUID.class),
                        row.getString("path"),
                        row.getObject("edition_id", UUID.class),
                        Precedence.valueOf(row.getString("precedence")),
                        row.getDate("record_on").toLocalDate(),
                        row.getTimestamp("opens_at").toInstant(),
                        row.getTimestamp("closes_at").toInstant(),
                        VoteState.valueOf(row.getString("state"))))
                .optional();
    }

    boolean standsOn(UUID notice) {
        return db.sql("""
                select exists (select from notice.notice_now n join vote.vote v on v.id = n.subject_id
                                where n.id = ? and n.subject_kind = 'vote'
                                  and (n.kind = 'ASSEMBLY' and v.state in ('FROZEN', 'CLOSED')
                                       or n.kind = 'VOTE_RESULT' and v.state = 'CLOSED'
                                          and exists (select from vote.publication p where p.vote_id = v.id)))""").param(notice).query(Boolean.class).single();
    }

    String nextCode(int year) {
        long number = db.sql("select nextval('vote.code')").query(Long.class).single();
        return "BJ-%d-%04d".formatted(year, number);
    }

    void insert(
            UUID id, String code, Proposal proposal, UUID edition, VotingRules rules, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into vote.vote (id, code, compound_id, building_id, stairwell_id, title, edition_id, precedence, record_on,
                                       opens_at, closes_at, proxy_heads_max, roll_objection_days, prepared_by, prepared_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(code)
                .param(proposal.compoundId())
                .param(proposal.voters().buildingId())
                .param(proposal.voters().stairwellId())
                .param(proposal.title())
                .param(edition)
                .param(rules.precedence().name())
                .param(Date.valueOf(proposal.recordOn()))
                .param(Timestamp.from(proposal.opensAt()))
                .param(Timestamp.from(proposal.closesAt()))
                .param(rules.proxyHeadsMax())
                .param(rules.rollObjectionDays())
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(VoteAct.PREPARED.code())
                .update();
    }

    void insertMatter(UUID id, UUID vote, int number, Proposal.Matter matter, Majority majority) {
        db.sql("""
                insert into vote.matter (id, vote_id, number, kind, share_of, share_in, title, subject_kind, subject_id, digest)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(vote)
                .param(number)
                .param(matter.kind().name())
                .param(majority.share().numerator())
                .param(majority.share().denominator())
                .param(matter.title())
                .param(matter.subjectKind())
                .param(matter.subjectId())
                .param(HexFormat.of().parseHex(matter.digest()))
                .update();
    }

    /** Whether the building is of the compound, and the stairwell of the building. */
    boolean isOf(UUID compound, Electorate voters) {
        return voters.isWhole()
                || db.sql("""
                select exists (select from registry.stairwell_now
                                where compound_id = :compound and building_id = :building
                                  and (cast(:stairwell as uuid) is null or id = :stairwell))""")
                        .param("compound", compound)
                        .param("building", voters.buildingId())
                        .param("stairwell", voters.stairwellId(), java.sql.Types.OTHER)
                        .query(Boolean.class)
                        .single();
    }

    /** The one stairwell of a building that has no other; a lift is its stairwell's matter. */
    Electorate stairwellOf(Electorate voters) {
        if (voters.buildingId() == null || voters.stairwellId() != null) {
            return voters;
        }
        var only = db.sql("select id from registry.stairwell_now where building_id = ?")
                .param(voters.buildingId())
                .query(UUID.class)
                .list();
        return only.size() == 1 ? new Electorate(voters.buildingId(), only.getFirst()) : voters;
    }

    void insertResultDue(UUID vote, java.time.LocalDate due) {
        db.sql("insert into vote.result_due (vote_id, due_on) values (?, ?)")
                .params(vote, Date.valueOf(due))
                .update();
    }

    void insertStep(UUID vote, VoteState to, @Nullable String reason, UUID by, Instant at, UUID act, VoteAct kind) {
        db.sql("""
                insert into vote.vote_step (id, vote_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(City.current().newId())
                .param(vote)
                .param(to.name())
                .param(reason)
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(kind.code())
                .update();
    }

    List<Holding> holdings(Vote vote) {
        return db.sql("""
                select p.part_id, p.use, p.area_x100, p.basis, h.person_id, h.organisation_id, h.standing,
                       coalesce(h.represents, false) as represents
                  from registry.parts_on(:compound, :day) p
                  join vote.vote v on v.id = :vote
                  left join registry.holders_on(:compound, :day) h on h.part_id = p.part_id
                 where (v.building_id is null or p.building_id = v.building_id)
                   and (v.stairwell_id is null or p.stairwell_id = v.stairwell_id)
                 order by p.part_id, h.person_id, h.organisation_id""")
                .param("vote", vote.id())
                .param("compound", vote.compoundId())
                .param("day", Date.valueOf(vote.recordOn()))
                .query(Holding.class)
                .list();
    }

    /** Set-wise: a roll may have thousands of parts. */
    void insertRoll(UUID vote, Roll roll) {
        var heads = roll.heads();
        db.sql("""
                insert into vote.head (id, vote_id, holder_kind, area_x100)
                select h.id, ?, h.kind, h.area from unnest(?::uuid[], ?::text[], ?::bigint[]) as h (id, kind, area)""")
                .param(vote)
                .param(texts(heads, Head::id))
                .param(texts(heads, Head::kind))
                .param(texts(heads, Head::areaX100))
                .update();
        var parts = heads.stream()
                .flatMap(head -> head.parts().stream().map(part -> Map.entry(head.id(), part)))
                .toList();
        db.sql("""
                insert into vote.head_part (vote_id, head_id, part_id, area_x100, basis)
                select ?, p.head, p.part, p.area, p.basis
                  from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[]) as p (head, part, area, basis)""")
                .param(vote)
                .param(texts(parts, Map.Entry::getKey))
                .param(texts(parts, entry -> entry.getValue().id()))
                .param(texts(parts, entry -> entry.getValue().areaX100()))
                .param(texts(parts, entry -> entry.getValue().basis()))
                .update();
        var persons = heads.stream()
                .flatMap(head -> head.persons().stream().map(person -> Map.entry(head.id(), person)))
                .toList();
        db.sql("insert into vote.head_person (head_id, person_id) select * from unnest(?::uuid[], ?::uuid[])")
                .param(texts(persons, Map.Entry::getKey))
                .param(texts(persons, Map.Entry::getValue))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(row -> Objects.toString(column.apply(row), null))
                .toArray(String[]::new);
    }

    /** What decides about a ballot of this head; from here until the transaction ends nobody closes the vote. */
    Optional<Poll> poll(UUID vote, UUID head) {
        return db.sql("select * from vote.poll(?, ?)")
                .params(vote, head)
                .query((row, _) -> poll(row))
                .optional();
    }

    /** The same for several heads at once; empty, without waiting, while somebody closes the vote. */
    Map<UUID, Poll> polls(UUID vote, List<UUID> heads) {
        return db
                .sql("select * from vote.polls(?, ?::uuid[])")
                .params(vote, heads.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("head", UUID.class), poll(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Poll poll(ResultSet row) throws SQLException {
        var persons = row.getArray("persons");
        var last = row.getTimestamp("last_cast");
        return new Poll(
                VoteState.valueOf(row.getString("state")),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                persons == null ? null : Set.of((UUID[]) persons.getArray()),
                Set.of((UUID[]) row.getArray("matters").getArray()),
                row.getBoolean("has_ballot"),
                row.getObject("mandate", UUID.class),
                row.getObject("proxy", UUID.class),
                row.getBoolean("own_ballot"),
                last == null ? null : last.toInstant());
    }

    void insertBallot(Ballot ballot) {
        insertBallots(List.of(ballot));
    }

    void insertBallots(List<Ballot> ballots) {
        var answers = ballots.stream()
                .flatMap(ballot -> ballot.answers().entrySet().stream().map(answer -> Map.entry(ballot.id(), answer)))
                .toList();
        db.sql("""
                with ballot as (
                  insert into vote.ballot (id, vote_id, head_id, channel, serial, cast_at, accepted_at, entered_by, signed_by,
                                           invalid_reason, mandate_id, act_id, act_kind)
                  select b.*, ?
                    from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[]) as b)
                insert into vote.answer (ballot_id, matter_id, choice)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[])""")
                .params(
                        VoteAct.BALLOT_ACCEPTED.code(),
                        texts(ballots, Ballot::id),
                        texts(ballots, Ballot::voteId),
                        texts(ballots, Ballot::headId),
                        texts(ballots, Ballot::channel),
                        texts(ballots, Ballot::serial),
                        texts(ballots, Ballot::castAt),
                        texts(ballots, Ballot::acceptedAt),
                        texts(ballots, Ballot::enteredBy),
                        texts(ballots, Ballot::signedBy),
                        texts(ballots, Ballot::invalid),
                        texts(ballots, Ballot::mandateId),
                        texts(ballots, Ballot::actId),
                        texts(answers, Map.Entry::getKey),
                        texts(answers, answer -> answer.getValue().getKey()),
                        texts(answers, answer -> answer.getValue().getValue()))
                .update();
    }

    /** Ends a mandate that stands; told the moment the owner's word or own ballot ends it. */
    public void endMandate(UUID mandate, String why, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into vote.mandate_step (id, mandate_id, to_state, why, by_person, at, act_id, act_kind)
                values (?, ?, 'ENDED', ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), mandate, why, by, Timestamp.from(at), act, VoteAct.MANDATE_ENDED.code())
                .update();
    }

    /** Whether it stands, asked in turn with whoever else would end it. */
    public boolean holdsMandate(UUID mandate) {
        Locks.hold(db, "mandate:" + mandate);
        return db.sql("select state = 'STANDING' from vote.mandate where id = ?")
                .param(mandate)
                .query(Boolean.class)
                .single();
    }

    void insertResult(UUID matter, Tally tally, boolean quorum, Verdict verdict, UUID act) {
        db.sql("""
                insert into vote.result (id, matter_id, matter_kind, share_of, share_in, roll_area_x100, roll_heads,
                                         cast_area_x100, cast_heads, for_area_x100, for_heads, against_area_x100, against_heads,
                                         quorum, verdict, act_id, act_kind)
                select ?, id, kind, share_of, share_in, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from vote.matter where id = ?""")
                .params(
                        City.current().newId(),
                        tally.rollAreaX100(),
                        tally.rollHeads(),
                        tally.castAreaX100(),
                        tally.castHeads(),
                        tally.forAreaX100(),
                        tally.forHeads(),
                        tally.againstAreaX100(),
                        tally.againstHeads(),
                        quorum,
                        verdict.name(),
                        act,
                        VoteAct.COUNTED.code(),
                        matter)
                .update();
    }

    Map<UUID, MatterKind> kinds(UUID vote) {
        return db
                .sql("select id, kind from vote.matter where vote_id = ? order by number")
                .param(vote)
                .query((row, _) ->
                        Map.entry(row.getObject("id", UUID.class), MatterKind.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, java.util.LinkedHashMap::new));
    }
}
