package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.Cities;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Posters;
import anju.testing.SmallCity;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The database's count, the plain one and that of the exported file, on random streams of ballots; and on many clients casting into the closing. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountsAgreeTest {
    private static final Instant OPENS = Instant.parse("2026-06-20T00:00:00Z");
    private static final Instant CLOSES = OPENS.plus(Duration.ofDays(10));

    @Autowired
    Voting voting;

    @Autowired
    Telling telling;

    @Autowired
    Counting counting;

    @Autowired
    Tally.FromFile fromFile;

    @Autowired
    Votes votes;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext beans;

    @Autowired
    anju.attachment.Attachments attachments;

    private SmallCity small;
    private UUID scan;

    @BeforeEach
    void setUp(City city) {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            scan = PaperHands.scan(attachments, small.viewer(anju.access.Role.SUBDISTRICT_CLERK));
        }
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
    }

    @Test
    void all_three_counts_agree_on_random_ballots_under_each_precedence(City city) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        for (var precedence : Precedence.values()) {
            for (int i = 0; i < 15; i++) {
                int poll = i;
                var vote = randomVote(random, precedence);
                var byDatabase = counting.byDatabase(vote);
                var byJava = counting.byJava(vote, precedence);
                var byFile = fromFile.of(vote);
                assertThat(byDatabase).hasSize(2);
                byDatabase.forEach((matter, tally) -> assertThat(List.of(byJava.of(matter), byFile.get(matter)))
                        .as("seed %d, %s, poll %d", seed, precedence, poll)
                        .containsOnly(tally));
            }
        }
    }

    @Test
    void counts_that_differ_name_the_place(City city) {
        var vote = frozen();
        cities.setClock(city, OPENS);
        var head = heads(vote.voteId()).entrySet().iterator().next();
        var choice = Map.of(vote.matters().getFirst(), Choice.FOR);
        voting.cast(viewer(head.getValue()), id(), vote.voteId(), head.getKey(), choice);
        cities.setClock(city, OPENS.plusSeconds(60));
        var paper = new PaperBallot(
                head.getKey(),
                "1",
                OPENS.plusSeconds(30),
                head.getValue(),
                null,
                Map.of(vote.matters().getFirst(), Choice.AGAINST));
        cities.setClock(city, CLOSES);
        var hands = new PaperHands(telling, small);
        hands.open(vote.voteId(), 1);
        hands.take(vote.voteId(), paper);
        // As if one of them followed another rule.
        assertThat(counting.thrice(vote.voteId(), Precedence.FIRST_VALID))
                .isEqualTo(new Counting.Counted.Differ(
                        new Difference(1, Difference.Figure.FOR_AREA, Difference.Apart.PROGRAM)));
    }

    @Test
    void nobody_is_counted_late_or_twice_when_many_cast_into_the_closing(City city) throws Exception {
        var vote = frozen();
        var matter = vote.matters().getFirst();
        var heads = List.copyOf(heads(vote.voteId()).entrySet());
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        cities.setClock(city, CLOSES.minusSeconds(2));
        var closed = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(9)) {
            var casting = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                int client = i;
                casting.add(threads.submit((Callable<Integer>) () -> city.call(() -> {
                    var random = new Random(client);
                    int refusedAfterClosing = 0;
                    while (refusedAfterClosing < 3) {
                        boolean wasClosed = closed.get();
                        var head = heads.get(random.nextInt(heads.size()));
                        var answer = Map.of(matter, Choice.values()[random.nextInt(3)]);
                        var outcome = voting.cast(viewer(head.getValue()), id(), vote.voteId(), head.getKey(), answer);
                        if (wasClosed) {
                            assertThat(outcome).isInstanceOf(Casting.Over.class);
                            refusedAfterClosing++;
                        }
                    }
                    return refusedAfterClosing;
                })));
            }
            var closing = threads.submit((Callable<Long>) () -> city.call(() -> {
                while (!(voting.close(clerk, id(), vote.voteId()) instanceof Closing.Closed)) {
                    Thread.onSpinWait();
                }
                long atClosing = ballots(vote.voteId());
                closed.set(true);
                return atClosing;
            }));
            long atClosing = closing.get();
            for (var client : casting) {
                assertThat(client.get()).isEqualTo(3);
            }
            assertThat(ballots(vote.voteId())).as("ballots after the closing").isEqualTo(atClosing);
        }
        assertThat(db.sql("select count(*) from vote.ballot where vote_id = ? and accepted_at >= ?")
                        .params(vote.voteId(), Timestamp.from(CLOSES))
                        .query(Long.class)
                        .single())
                .isZero();
        var result = db.sql("select cast_heads, roll_heads from vote.result where matter_id = ?")
                .param(matter)
                .query()
                .singleRow();
        assertThat((int) result.get("cast_heads")).isPositive().isLessThanOrEqualTo((int) result.get("roll_heads"));
        assertThat(counting.byDatabase(vote.voteId()).get(matter))
                .as("what stands is what was counted")
                .satisfies(tally -> assertThat(tally.castHeads()).isEqualTo(result.get("cast_heads")));
    }

    private long ballots(UUID vote) {
        return db.sql("select count(*) from vote.ballot where vote_id = ?")
                .param(vote)
                .query(Long.class)
                .single();
    }

    private anju.access.Viewer viewer(UUID person) {
        return new anju.access.Viewer(person, "", List.of());
    }

    /** Heads with somebody who may cast. */
    private Map<UUID, UUID> heads(UUID vote) {
        var heads = new HashMap<UUID, UUID>();
        db.sql(
                        "select p.head_id, p.person_id from vote.head_person p join vote.head h on h.id = p.head_id where h.vote_id = ?")
                .param(vote)
                .query(row -> {
                    heads.put(row.getObject("head_id", UUID.class), row.getObject("person_id", UUID.class));
                });
        return heads;
    }

    private Preparing.Prepared frozen() {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        var vote = (Preparing.Prepared) voting.prepare(
                clerk,
                id(),
                new Proposal(
                        small.compound,
                        "业主大会",
                        City.current().today(),
                        OPENS,
                        CLOSES,
                        List.of(
                                Proposal.Matter.of(MatterKind.ORDINARY, "其一"),
                                Proposal.Matter.of(MatterKind.SPECIAL, "其二"))));
        new Posters(beans::getBean)
                .hang(clerk, small.viewer(Role.SUBDISTRICT_LEADER), vote.voteId(), VoteNotice.AGENDA);
        assertThat(voting.freeze(clerk, id(), vote.voteId())).isInstanceOf(Freezing.Frozen.class);
        return vote;
    }

    /** A frozen vote with ballots put in behind the verbs, many at the same moment, some invalid, some with blank lines. */
    private UUID randomVote(Random random, Precedence precedence) {
        return transaction.execute(_ -> {
            var vote = id();
            var act = small.act("vote.vote.prepared");
            db.sql("""
                    insert into vote.vote (id, code, compound_id, title, edition_id, precedence, record_on, opens_at, closes_at,
                                           prepared_by, prepared_at, act_id, act_kind)
                    values (?, ?, ?, '随机', ?, ?, '2026-06-01', ?, ?, ?, ?, ?, 'vote.vote.prepared')""")
                    .params(
                            vote,
                            votes.nextCode(2026),
                            small.compound,
                            small.edition,
                            precedence.name(),
                            Timestamp.from(OPENS),
                            Timestamp.from(CLOSES),
                            small.owners.getFirst(),
                            Timestamp.from(OPENS),
                            act)
                    .update();
            var matters = List.of(id(), id());
            for (int i = 0; i < 2; i++) {
                var kind = MatterKind.values()[i];
                var majority = SampleRules.NATIONAL.majority(kind);
                votes.insertMatter(matters.get(i), vote, i + 1, Proposal.Matter.of(kind, "随机事项"), majority);
            }
            var heads = new java.util.ArrayList<Head>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                var part = new Head.CountedPart(small.parts.get(i), 1 + random.nextInt(20_000), "REGISTERED");
                heads.add(new Head(
                        UUID.randomUUID(), HolderKind.PERSON, List.of(part), java.util.Set.of(small.owners.get(i))));
            }
            votes.insertRoll(vote, new Roll(heads, 0, List.of(), List.of()));
            votes.insertStep(
                    vote,
                    VoteState.FROZEN,
                    null,
                    small.owners.getFirst(),
                    OPENS,
                    small.act("vote.roll.frozen"),
                    VoteAct.ROLL_FROZEN);
            new Papers(db)
                    .insertOpening(
                            vote,
                            new BoxOpening(100, 0, java.util.Set.of(small.owners.get(1), small.owners.get(2))),
                            small.owners.get(3),
                            CLOSES,
                            small.act("vote.box.opened"));
            var mandates = new java.util.ArrayList<UUID>();
            for (int i = 0; i < heads.size(); i++) {
                mandates.add(id());
                db.sql("""
                        insert into vote.mandate (id, vote_id, head_id, proxy, given_by, signed_on, scan, recorded_by, recorded_at, act_id, act_kind)
                        values (?, ?, ?, ?, ?, '2026-06-01', ?, ?, ?, ?, 'vote.mandate.recorded')""")
                        .params(
                                mandates.getLast(),
                                vote,
                                heads.get(i).id(),
                                small.owners.get(i + 1),
                                small.owners.get(i),
                                scan,
                                small.owners.get(19),
                                Timestamp.from(OPENS),
                                small.act("vote.mandate.recorded"))
                        .update();
            }
            for (int i = 0; i < random.nextInt(40); i++) {
                var answers = new HashMap<UUID, Choice>();
                for (var matter : matters) {
                    if (random.nextInt(4) > 0) {
                        answers.put(matter, Choice.values()[random.nextInt(3)]);
                    }
                }
                boolean paper = random.nextBoolean();
                var at = OPENS.plusSeconds(60L * random.nextInt(4));
                int voter = random.nextInt(heads.size());
                var mandate = random.nextInt(3) == 0 ? mandates.get(voter) : null;
                votes.insertBallot(new Ballot(
                        UUID.randomUUID(),
                        vote,
                        heads.get(voter).id(),
                        paper ? Channel.PAPER : Channel.PHONE,
                        paper ? "S-" + i : null,
                        at,
                        at.plusSeconds(random.nextInt(3)),
                        small.owners.get(mandate == null ? voter : voter + 1),
                        small.owners.get(mandate == null ? voter : voter + 1),
                        paper && random.nextInt(5) == 0 ? InvalidReason.DAMAGED : null,
                        mandate,
                        answers,
                        small.act("vote.ballot.accepted")));
            }
            return vote;
        });
    }
}
