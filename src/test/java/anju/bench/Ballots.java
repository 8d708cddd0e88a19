package anju.bench;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.testing.Posters;
import anju.testing.SmallCity;
import anju.vote.Casting;
import anju.vote.Choice;
import anju.vote.Freezing;
import anju.vote.MatterKind;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ballots of different owners through the verb, against the bare insert. */
final class Ballots {
    private final Ground ground;
    private final Voting voting;
    private final UUID vote;
    private final Map<UUID, Choice> answers;
    private final List<Head> heads;
    private final AtomicInteger next = new AtomicInteger();

    private record Head(UUID id, UUID person) {}

    /** Opens a vote of the whole compound; everything is bound to the ground's city. */
    Ballots(Ground ground, SmallCity small, UUID compound) {
        this.ground = ground;
        voting = ground.bean(Voting.class);
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        var city = City.current();
        var opens = city.now().plus(Duration.ofDays(19));
        var prepared = (Preparing.Prepared) voting.prepare(
                clerk,
                city.newId(),
                new Proposal(
                        compound,
                        "量一量",
                        city.today(),
                        opens,
                        opens.plus(Duration.ofDays(10)),
                        List.of(
                                Proposal.Matter.of(MatterKind.ORDINARY, "事项一"),
                                Proposal.Matter.of(MatterKind.SPECIAL, "事项二"))));
        vote = prepared.voteId();
        new Posters(ground::bean).hang(clerk, small.viewer(Role.SUBDISTRICT_LEADER), vote, VoteNotice.AGENDA);
        if (!(voting.freeze(clerk, city.newId(), vote) instanceof Freezing.Frozen)) {
            throw new IllegalStateException("the roll was not frozen");
        }
        ground.bean(Cities.class).setClock(city, opens.plusSeconds(60));
        answers =
                Map.of(prepared.matters().get(0), Choice.FOR, prepared.matters().get(1), Choice.AGAINST);
        heads = ground.bean(JdbcClient.class)
                .sql(
                        "select h.id, p.person_id as person from vote.head h join vote.head_person p on p.head_id = h.id where h.vote_id = ?")
                .param(vote)
                .query(Head.class)
                .list();
    }

    void measure(int rounds, double seconds, List<Row> table) throws Exception {
        perSecond(8, 4 * seconds); // warm: the compilers take as long
        for (int clients : new int[] {1, 8, 32}) {
            var row = Row.of("ballots on two matters, " + clients + " clients", "/s", "bare insert");
            for (int round = 0; round < rounds; round++) {
                double floor = ground.floor(clients, seconds);
                row.add(ground.sequenced(() -> perSecond(clients, seconds)), floor);
            }
            table.add(row);
        }
    }

    private double perSecond(int clients, double seconds) throws Exception {
        return Load.perSecond(clients, seconds, _ -> () -> ground.city.call(this::cast));
    }

    private Casting cast() {
        var head = heads.get(Math.floorMod(next.getAndIncrement(), heads.size()));
        var owner = new Viewer(head.person, "owner", List.of(new Grant(Role.OWNER, SmallCity.PATH)));
        var casting = voting.cast(owner, City.current().newId(), vote, head.id, answers);
        if (!(casting instanceof Casting.Cast)) {
            throw new IllegalStateException("a ballot was refused: " + casting);
        }
        return casting;
    }
}
