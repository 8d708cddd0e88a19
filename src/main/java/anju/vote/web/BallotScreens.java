package anju.vote.web;

import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.vote.Choice;
import anju.vote.MatterKind;
import anju.vote.VoteState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads ballots: a resident's own, and those a teller enters. Nothing here reads anybody else's choice. */
@Component
class BallotScreens {
    private static final String DOOR = "p.building_number || '-' || p.stairwell_number || '-' || p.number ";
    private static final int FOUND_AT_MOST = 20;

    private final JdbcClient db;
    private final VoteScreens votes;
    private final People people;

    BallotScreens(JdbcClient db, VoteScreens votes, People people) {
        this.db = db;
        this.votes = votes;
        this.people = people;
    }

    /** @param chosen what was ticked just now; what the head chose last, where null */
    BallotPage ballot(Site site, UUID voteId, Optional<UUID> wanted, @Nullable Map<Integer, Choice> chosen, Form form) {
        var vote = votes.facts(voteId);
        var heads = heads(voteId, site.viewer().person());
        var others = othersDecide(voteId, site.viewer().person());
        if (heads.isEmpty() && others.isEmpty()) {
            throw new NotThere();
        }
        var head = wanted.filter(id -> heads.stream().anyMatch(h -> h.id().equals(id)))
                .orElseGet(() ->
                        heads.isEmpty() ? new UUID(0, 0) : heads.getFirst().id());
        boolean byProxy = heads.stream().anyMatch(h -> h.id().equals(head) && h.byProxy());
        var own = own(voteId, head, byProxy);
        return new BallotPage(
                site,
                form,
                vote,
                phase(vote),
                asked(site, vote),
                heads,
                head,
                chosen == null ? own : chosen,
                !own.isEmpty(),
                byProxy ? null : mandate(head),
                cast(voteId, head, byProxy ? site.viewer().person() : null),
                byProxy && hasOwnBallot(voteId, head),
                others);
    }

    private static String phase(VotePage.Facts vote) {
        var now = City.current().now();
        return vote.state() != VoteState.FROZEN
                ? "shut"
                : now.isBefore(vote.opensAt()) ? "early" : now.isBefore(vote.closesAt()) ? "open" : "over";
    }

    List<BallotPage.Asked> asked(Site site, VotePage.Facts vote) {
        var rules = votes.rules(vote);
        return db.sql("select id, number, title, kind from vote.matter where vote_id = ? order by number")
                .param(vote.id())
                .query((row, _) -> {
                    var kind = MatterKind.valueOf(row.getString("kind"));
                    return new BallotPage.Asked(
                            row.getObject("id", UUID.class),
                            row.getInt("number"),
                            row.getString("title"),
                            VotePage.rule(site, "vote.rule.", kind, rules.majority(kind)));
                })
                .list();
    }

    private List<BallotPage.Head> heads(UUID vote, UUID person) {
        return db.sql("""
                select h.id, h.area_x100, false as by_proxy from vote.head h join vote.head_person p on p.head_id = h.id
                 where h.vote_id = :vote and p.person_id = :person
                union all
                select h.id, h.area_x100, true from vote.head h join vote.mandate m on m.head_id = h.id and m.vote_id = h.vote_id
                 where m.vote_id = :vote and m.proxy = :person and m.state = 'STANDING'
                 order by by_proxy, area_x100 desc, id""")
                .param("vote", vote)
                .param("person", person)
                .query((row, _) -> new BallotPage.Head(
                        row.getObject("id", UUID.class),
                        row.getLong("area_x100"),
                        doors(row.getObject("id", UUID.class)),
                        row.getBoolean("by_proxy")))
                .list();
    }

    List<String> doors(UUID head) {
        return db.sql("select " + DOOR + """
                  from vote.head_part x join registry.part_now p on p.id = x.part_id
                 where x.head_id = ?
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number, p.number""").param(head).query(String.class).list();
    }

    private List<String> othersDecide(UUID vote, UUID person) {
        return db.sql("select " + DOOR + """
                  from vote.head_part x
                  join registry.part_now p on p.id = x.part_id
                  join registry.ownership_now o on o.part_id = x.part_id and o.person_id = :person
                 where x.vote_id = :vote
                   and not exists (select from vote.head_person q where q.head_id = x.head_id and q.person_id = :person)""")
                .param("vote", vote)
                .param("person", person)
                .query(String.class)
                .list();
    }

    /** The answers of one's own head that would count now; a proxy reads those they gave, never the head's own. */
    private Map<Integer, Choice> own(UUID vote, UUID head, boolean byProxy) {
        var chosen = new TreeMap<Integer, Choice>();
        db.sql("""
                select m.number, a.choice from vote.counted_answer a join vote.matter m on m.id = a.matter_id
                 where a.vote_id = ? and a.head_id = ? and (a.mandate_id is not null or not ?)""").params(vote, head, byProxy).query(row -> {
            chosen.put(row.getInt("number"), Choice.valueOf(row.getString("choice")));
        });
        return chosen;
    }

    private BallotPage.@Nullable Given mandate(UUID head) {
        return db.sql("select id, proxy from vote.mandate where head_id = ? and state = 'STANDING'")
                .param(head)
                .query((row, _) -> new BallotPage.Given(
                        row.getObject("id", UUID.class),
                        people.nameOf(row.getObject("proxy", UUID.class), Audience.STAFF)))
                .optional()
                .orElse(null);
    }

    /** @param proxy only ballots this person cast as a proxy; all of the head where null */
    private List<BallotPage.Cast> cast(UUID vote, UUID head, @Nullable UUID proxy) {
        return db.sql("""
                select s.cast_at as at, s.channel, s.mandate_id is not null as by_proxy, s.standing
                  from vote.ballot_standing s
                 where s.vote_id = :vote and s.head_id = :head
                   and (cast(:proxy as uuid) is null
                        or exists (select from vote.mandate m where m.id = s.mandate_id and m.proxy = cast(:proxy as uuid)))
                 order by s.cast_at desc limit :limit""")
                .param("vote", vote)
                .param("head", head)
                .param("proxy", proxy, java.sql.Types.OTHER)
                .param("limit", FOUND_AT_MOST)
                .query(BallotPage.Cast.class)
                .list();
    }

    private boolean hasOwnBallot(UUID vote, UUID head) {
        return db.sql("""
                select exists (select from vote.ballot where vote_id = ? and head_id = ? and mandate_id is null
                                  and invalid_reason is null)""").params(vote, head).query(Boolean.class).single();
    }

    Optional<ReceiptPage> receipt(Site site, UUID vote, UUID ballot) {
        return db.sql("""
                select v.title, c.name, v.precedence, v.closes_at, b.act_id, b.cast_at, h.area_x100, h.id as head_id,
                       (select count(*) from vote.answer a where a.ballot_id = b.id) as answered,
                       (select count(*) from vote.matter m where m.vote_id = v.id) as matters
                  from vote.ballot b
                  join vote.vote v on v.id = b.vote_id
                  join registry.compound_now c on c.id = v.compound_id
                  join vote.head h on h.id = b.head_id
                 where b.id = :ballot and b.vote_id = :vote
                   and (b.signed_by = :person and b.mandate_id is not null
                        or exists (select from vote.head_person p where p.head_id = h.id and p.person_id = :person))""")
                .param("ballot", ballot)
                .param("vote", vote)
                .param("person", site.viewer().person())
                .query((row, _) -> new ReceiptPage(
                        site,
                        vote,
                        row.getString("title"),
                        row.getString("name"),
                        anju.vote.Precedence.valueOf(row.getString("precedence")),
                        row.getTimestamp("closes_at").toInstant(),
                        row.getObject("act_id", UUID.class),
                        row.getTimestamp("cast_at").toInstant(),
                        row.getLong("area_x100"),
                        doors(row.getObject("head_id", UUID.class)),
                        row.getInt("answered"),
                        row.getInt("matters")))
                .optional();
    }

    PaperPage paper(Site site, UUID voteId, String door, Optional<UUID> head, Map<Integer, Choice> chosen, Form form) {
        var vote = votes.facts(voteId);
        site.viewer().require(anju.access.Action.ENTER_PAPER_BALLOT, vote.path());
        return new PaperPage(
                site,
                form,
                vote,
                asked(site, vote),
                door,
                door.isBlank() ? List.of() : found(voteId, door),
                head.flatMap(id -> voter(site, voteId, id)).orElse(null),
                chosen);
    }

    List<PaperPage.Found> found(UUID vote, String door) {
        return db.sql("select * from (select x.head_id, p.number, " + DOOR + """
                 as door,
                       (select count(*) from vote.head_part y where y.head_id = x.head_id) as parts,
                       exists (select from vote.participation t where t.vote_id = x.vote_id and t.head_id = x.head_id) as has_ballot
                  from vote.head_part x join registry.part_now p on p.id = x.part_id
                 where x.vote_id = :vote
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number, p.number) d
                 where d.number = :door or d.door = :door or starts_with(d.door, :door || '-')
                 limit :limit""")
                .param("vote", vote)
                .param("door", door.strip())
                .param("limit", FOUND_AT_MOST)
                .query(PaperPage.Found.class)
                .list();
    }

    private @Nullable Instant byPhone(UUID vote, UUID head) {
        return db.sql("""
                select b.cast_at from vote.ballot b
                 where b.vote_id = ? and b.head_id = ? and b.channel = 'PHONE' and b.invalid_reason is null
                 order by b.cast_at desc limit 1""")
                .params(vote, head)
                .query((row, _) -> row.getTimestamp("cast_at").toInstant())
                .optional()
                .orElse(null);
    }

    /** Those who may sign a paper ballot: who votes for the head, and the proxy. */
    private Optional<PaperPage.Voter> voter(Site site, UUID vote, UUID head) {
        return owner(vote, head).map(owner -> {
            var signers = new ArrayList<>(owner.signers());
            proxy(head)
                    .ifPresent(person -> signers.add(new Option(
                            person.toString(), site.text("vote.paper.proxy", people.nameOf(person, Audience.STAFF)))));
            return new PaperPage.Voter(head, owner.doors(), List.copyOf(signers), owner.byPhone(), owner.seals());
        });
    }

    private Optional<UUID> proxy(UUID head) {
        return db.sql("select proxy from vote.mandate where head_id = ? and state = 'STANDING'")
                .param(head)
                .query(UUID.class)
                .optional();
    }

    Optional<PaperPage.Voter> owner(UUID vote, UUID head) {
        boolean known = db.sql("select exists (select from vote.head where vote_id = ? and id = ?)")
                .params(vote, head)
                .query(Boolean.class)
                .single();
        if (!known) {
            return Optional.empty();
        }
        var persons = db.sql("select person_id from vote.head_person where head_id = ?")
                .param(head)
                .query(UUID.class)
                .list();
        var signers = people.namesOf(persons, Audience.STAFF).entrySet().stream()
                .map(entry -> new Option(entry.getKey().toString(), entry.getValue()))
                .toList();
        return Optional.of(new PaperPage.Voter(head, doors(head), signers, byPhone(vote, head), signers.isEmpty()));
    }
}
