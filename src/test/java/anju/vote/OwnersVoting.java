package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Receipts;
import anju.evidence.Sequencer;
import anju.testing.Posters;
import anju.testing.SmallCity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A compound whose owners vote: who takes part, and how votes are prepared, frozen and answered on paper. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OwnersVoting {
    @Autowired
    Voting voting;

    @Autowired
    Telling telling;

    @Autowired
    Cities cities;

    @Autowired
    Acts acts;

    @Autowired
    Sequencer sequencer;

    @Autowired
    Receipts receipts;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext beans;

    Posters posters;
    SmallCity small;
    Viewer clerk;
    Viewer leader;
    PaperHands hands;
    Viewer teller;
    Instant opens;
    Instant closes;

    @BeforeEach
    void setUp(City city) {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
            leader = small.viewer(Role.SUBDISTRICT_LEADER);
            posters = new Posters(beans::getBean);
            hands = new PaperHands(telling, small);
            teller = hands.teller;
        }
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        opens = Instant.parse("2026-06-20T00:00:00Z");
        closes = opens.plus(Duration.ofDays(10));
    }

    PaperBallot paper(Preparing.Prepared vote, int owner, String serial, Duration afterOpening, Choice choice) {
        return new PaperBallot(
                head(vote, owner), serial, opens.plus(afterOpening), small.owners.get(owner), null, all(vote, choice));
    }

    static Map<UUID, Choice> all(Preparing.Prepared vote, Choice choice) {
        return Map.of(vote.matters().getFirst(), choice);
    }

    Preparing prepare(LocalDate recordOn, Instant opens, Instant closes, List<Proposal.Matter> matters) {
        return voting.prepare(clerk, id(), new Proposal(small.compound, "业主大会", recordOn, opens, closes, matters));
    }

    Preparing.Prepared prepared(MatterKind... kinds) {
        var matters = new java.util.ArrayList<Proposal.Matter>();
        for (var kind : kinds) {
            matters.add(Proposal.Matter.of(kind, "事项" + matters.size()));
        }
        return published(prepare(City.current().today(), opens, closes, matters));
    }

    Preparing.Prepared prepared(MatterKind kind, Instant opens) {
        return published(prepare(
                City.current().today(),
                opens,
                opens.plus(Duration.ofDays(10)),
                List.of(Proposal.Matter.of(kind, "事项"))));
    }

    /** With its agenda on the board. */
    Preparing.Prepared published(Preparing preparing) {
        var vote = (Preparing.Prepared) preparing;
        posters.hang(clerk, leader, vote.voteId(), VoteNotice.AGENDA);
        return vote;
    }

    Preparing.Prepared frozen(MatterKind... kinds) {
        var vote = prepared(kinds);
        assertThat(voting.freeze(clerk, id(), vote.voteId())).isInstanceOf(Freezing.Frozen.class);
        return vote;
    }

    UUID head(Preparing.Prepared vote, int owner) {
        return headOf(vote, small.owners.get(owner));
    }

    UUID headOf(Preparing.Prepared vote, UUID person) {
        return db.sql("""
                select h.id from vote.head h join vote.head_person p on p.head_id = h.id
                 where h.vote_id = ? and p.person_id = ?""").params(vote.voteId(), person).query(UUID.class).single();
    }

    int participating(Preparing.Prepared vote) {
        return db.sql("select count(*) from vote.participation where vote_id = ?")
                .param(vote.voteId())
                .query(Integer.class)
                .single();
    }
}
