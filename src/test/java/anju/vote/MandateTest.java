package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NewPerson;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Phone;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.vote.mandate.Mandate;
import anju.vote.mandate.Mandated;
import anju.vote.mandate.Mandating;
import anju.vote.mandate.Revoking;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody votes for an owner by a written mandate, and the owner's own ballot goes before it. */
@InCity
class MandateTest extends OwnersVoting {
    private static final LocalDate SIGNED = LocalDate.of(2026, 6, 1);
    private static final NewPerson NEIGHBOUR =
            new NewPerson("钱老师", Phone.read("13900007001").orElseThrow(), null);

    @LocalServerPort
    int port;

    @Autowired
    Mandating mandating;

    @Autowired
    Attachments attachments;

    @Autowired
    People people;

    private Preparing.Prepared vote;
    private UUID scan;

    @BeforeEach
    void freeze() {
        scan = PaperHands.scan(attachments, clerk);
        vote = frozen(MatterKind.ORDINARY);
    }

    @Test
    void a_proxy_votes_and_the_owners_own_ballot_wins_and_ends_the_mandate(City city) {
        var mandate = recorded(1, NEIGHBOUR);
        var proxy = viewer(NEIGHBOUR);
        cities.setClock(city, opens.plusSeconds(60));
        assertThat(cast(proxy, 1, Choice.AGAINST)).isInstanceOf(Casting.Cast.class);
        assertThat(mandating.revoke(small.owner(1), id(), mandate)).isInstanceOf(Revoking.AlreadyCast.class);
        assertThat(counted(1)).containsExactly("AGAINST");
        cities.setClock(city, opens.plusSeconds(120));
        assertThat(cast(small.owner(1), 1, Choice.FOR)).isInstanceOf(Casting.Cast.class);
        assertThat(counted(1)).containsExactly("FOR");
        assertThat(standings(1)).containsExactly("OWNER_VOTED", "COUNTS");
        assertThat(mandating.revoke(small.owner(1), id(), mandate)).isEqualTo(new Revoking.NotStanding());
        assertThat(cast(proxy, 1, Choice.AGAINST)).isEqualTo(new Casting.NotYourBallot());
        cities.setClock(city, closes);
        assertThat(voting.close(clerk, id(), vote.voteId())).isInstanceOf(Closing.Closed.class);
        assertThat(mandating.revoke(small.owner(1), id(), mandate)).isEqualTo(new Revoking.Over(closes));
    }

    @Test
    void a_mandate_taken_back_lets_nobody_vote_and_another_may_follow(City city) {
        var mandate = recorded(2, NEIGHBOUR);
        assertThatThrownBy(() -> mandating.revoke(small.owner(3), id(), mandate))
                .isInstanceOf(NotPermitted.class);
        var command = id();
        assertThat(mandating.revoke(small.owner(2), command, mandate)).isEqualTo(new Revoking.Revoked());
        assertThat(mandating.revoke(small.owner(2), command, mandate)).isEqualTo(new Revoking.Revoked());
        cities.setClock(city, opens);
        assertThat(cast(viewer(NEIGHBOUR), 2, Choice.FOR)).isEqualTo(new Casting.NotYourBallot());
        var next = recorded(2, NEIGHBOUR);
        assertThat(mandating.revoke(clerk, id(), next)).isEqualTo(new Revoking.Revoked());
    }

    @Test
    void a_proxy_signs_a_paper_and_the_owners_phone_still_wins(City city) {
        recorded(3, NEIGHBOUR);
        recorded(4, NEIGHBOUR);
        var proxy = viewer(NEIGHBOUR).person();
        cities.setClock(city, opens);
        cast(small.owner(4), 4, Choice.FOR);
        cities.setClock(city, closes);
        hands.open(vote.voteId(), 3);
        hands.take(vote.voteId(), paperOf(3, "M-3", proxy));
        assertThat(counted(3)).containsExactly("AGAINST");
        assertThat(telling.enterPaper(teller, id(), vote.voteId(), paperOf(4, "M-4", proxy)))
                .as("the own ballot ended the mandate")
                .isEqualTo(new Entering.NotTheirs());
        var invalid = new PaperBallot(
                head(vote, 4),
                "M-4",
                opens.plusSeconds(5),
                proxy,
                InvalidReason.NO_MANDATE,
                Map.of(vote.matters().getFirst(), Choice.AGAINST));
        hands.take(vote.voteId(), invalid);
        assertThat(standings(4)).containsExactly("COUNTS", "INVALID");
        var other = small.owner(3);
        assertThat(telling.enterPaper(
                        new Viewer(proxy, "x", teller.grants()),
                        id(),
                        vote.voteId(),
                        paperOf(3, "M-5", other.person())))
                .as("a teller who is the proxy")
                .isEqualTo(new Entering.OwnBallot());
    }

    @Test
    void recording_is_refused_in_each_of_these_ways(City city) {
        var prepared = prepared(MatterKind.ORDINARY);
        assertThat(mandating.record(clerk, id(), prepared.voteId(), of(UUID.randomUUID(), NEIGHBOUR, null)))
                .isEqualTo(new Mandated.NotFrozen(VoteState.PREPARED));
        assertThatThrownBy(() -> record(teller, 5, NEIGHBOUR)).isInstanceOf(NotPermitted.class);
        assertThat(mandating.record(clerk, id(), vote.voteId(), of(UUID.randomUUID(), NEIGHBOUR, null)))
                .isEqualTo(new Mandated.NotOnTheRoll());
        assertThat(mandating.record(clerk, id(), vote.voteId(), of(head(vote, 5), NEIGHBOUR, small.owners.get(6))))
                .isEqualTo(new Mandated.NotTheirs());
        assertThat(mandating.record(clerk, id(), vote.voteId(), of(head(vote, 5), NEIGHBOUR, null)))
                .isEqualTo(new Mandated.NotTheirs());
        assertThat(mandating.record(
                        clerk,
                        id(),
                        vote.voteId(),
                        new Mandate(
                                head(vote, 5),
                                NEIGHBOUR,
                                small.owners.get(5),
                                city.today().plusDays(1),
                                scan)))
                .isEqualTo(new Mandated.SignedAhead(city.today()));
        assertThat(mandating.record(
                        clerk,
                        id(),
                        vote.voteId(),
                        new Mandate(head(vote, 5), NEIGHBOUR, small.owners.get(5), SIGNED, id())))
                .isEqualTo(new Mandated.NoSuchFile());
        for (int i = 5; i < 8; i++) {
            recorded(i, NEIGHBOUR);
        }
        assertThat(record(clerk, 5, NEIGHBOUR)).isEqualTo(new Mandated.StandsAlready());
        assertThat(record(clerk, 8, NEIGHBOUR)).isEqualTo(new Mandated.TooMany(3));
        for (var office : List.of(Role.PROPERTY_FIRM, Role.CONTRACTOR, Role.TELLER, Role.SUBDISTRICT_CLERK)) {
            var person = named(office.name(), "139000080" + (10 + office.ordinal()));
            transaction.executeWithoutResult(_ -> grant(people.add(person), office));
            assertThat(record(clerk, 8, person)).as(office.name()).isEqualTo(new Mandated.Barred(office));
        }
        var candidate = named("候选人", "13900007009");
        transaction.executeWithoutResult(_ -> db.sql(
                        "insert into vote.candidate (matter_id, person_id, act_id, act_kind) values (?, ?, ?, 'vote.candidate.named')")
                .params(vote.matters().getFirst(), people.add(candidate), small.act("vote.candidate.named"))
                .update());
        assertThat(record(clerk, 8, candidate)).isEqualTo(new Mandated.Candidate());
        cities.setClock(city, opens);
        cast(small.owner(8), 8, Choice.FOR);
        assertThat(record(clerk, 8, named("孙女士", "13900007010"))).isEqualTo(new Mandated.OwnerVoted());
        cities.setClock(city, closes);
        assertThat(record(clerk, 9, NEIGHBOUR)).isEqualTo(new Mandated.Over(closes));
    }

    @Test
    void the_database_holds_the_cap_the_giver_and_the_standing_of_a_mandate() {
        var mandate = recorded(10, NEIGHBOUR);
        var proxy = viewer(NEIGHBOUR).person();
        recorded(11, NEIGHBOUR);
        recorded(12, NEIGHBOUR);
        assertThatThrownBy(() -> mandateRow(13, proxy, small.owners.get(13))).hasMessageContaining("at most");
        assertThatThrownBy(() -> mandateRow(13, small.owners.get(13), small.owners.get(14)))
                .hasMessageContaining("given by the head to somebody else");
        assertThatThrownBy(() -> mandateRow(13, small.owners.get(14), null))
                .hasMessageContaining("given by the head to somebody else");
        assertThatThrownBy(() -> mandateRow(10, small.owners.get(14), small.owners.get(10)))
                .hasMessageContaining("mandate_of_head");
        mandating.revoke(clerk, id(), mandate);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                        insert into vote.ballot (id, vote_id, head_id, channel, cast_at, accepted_at, entered_by, signed_by, mandate_id,
                                                 act_id, act_kind)
                        values (?, ?, ?, 'PHONE', ?, ?, ?, ?, ?, ?, 'vote.ballot.accepted')""")
                        .params(
                                id(),
                                vote.voteId(),
                                head(vote, 10),
                                java.sql.Timestamp.from(opens),
                                java.sql.Timestamp.from(opens),
                                proxy,
                                proxy,
                                mandate,
                                small.act("vote.ballot.accepted"))
                        .update()))
                .hasMessageContaining("no mandate for this ballot");
    }

    @Test
    void the_desk_records_a_mandate_the_proxy_votes_on_the_phone_and_the_owner_sees_what_became_of_it(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var home = "/votes/" + vote.voteId() + "/mandates";
        assertThat(web.get(home).isOk().words()).contains("还没有登记委托", "一个人最多替 3 位业主投票");
        assertThat(web.get(home + "?door=999").isOk().words()).contains("名册里没有这个门牌");
        var found = web.get(home + "?door=1-1-101").isOk();
        assertThat(found.words()).contains("1-1-101");
        var address = "/votes/" + vote.voteId() + "/heads/" + head(vote, 0) + "/mandate";
        var empty = web.open(address).isOk().form().send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“受托人姓名”", "请填写“委托书扫描件”");
        var absurd = empty.form()
                .with("proxyName", "周邻居")
                .with("phone", "12")
                .with("signedOn", "2027-01-01")
                .with("givenBy", small.owners.getFirst().toString())
                .withFile("scan", "w.png", SmallWorks.picture())
                .send();
        assertThat(absurd.status()).isEqualTo(422);
        assertThat(absurd.form().value("proxyName")).isEqualTo("周邻居");
        var ahead = absurd.form()
                .with("phone", "13900007020")
                .withFile("scan", "w.png", SmallWorks.picture())
                .send();
        assertThat(ahead.words()).contains("不能晚于今天");
        var done = ahead.form()
                .with("signedOn", "2026-06-01")
                .withFile("scan", "w.png", SmallWorks.picture())
                .send();
        assertThat(done.status()).isEqualTo(303);
        assertThat(web.get(home).isOk().words()).contains("周邻居", "有效");
        cities.setClock(city, opens.plusSeconds(1));
        var proxy = viewer(named("周邻居", "13900007020"));
        var phone = Web.at(city, port).as(proxy, db);
        var ballot = "/votes/" + vote.voteId() + "/ballot";
        var page = phone.open(ballot).isOk();
        assertThat(page.words()).contains("您受", "委托投票");
        var review = page.form(ballot).with("answer1", "AGAINST").send();
        var receipt = review.form("/votes/" + vote.voteId() + "/ballots").send();
        assertThat(receipt.status()).isEqualTo(303);
        assertThat(phone.get(receipt.location()).isOk().words()).contains("投票成功");
        var owner = Web.at(city, port).as(small.owner(0), db);
        assertThat(owner.get(ballot).isOk().words()).contains("您书面委托了 周邻居 替您投票", "手机投票 （受托人投）", "算数");
        cast(small.owner(0), 0, Choice.FOR);
        assertThat(owner.get(ballot).isOk().words()).contains("不计：业主自己投了票").doesNotContain("您书面委托了");
        assertThat(phone.get(ballot).status()).as("the mandate has ended").isEqualTo(404);
        assertThat(web.get(home).isOk().words()).contains("业主自己投票，委托结束").doesNotContain("反对", "同意");
        try (var browser = Browser.at(city, port).as(web)) {
            browser.open(home);
            browser.screenshot("vote-mandates", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("vote-mandates-phone", Browser.PHONE);
            browser.open("/votes/" + vote.voteId() + "/heads/" + head(vote, 1) + "/mandate");
            browser.screenshot("vote-mandate", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
        }
        try (var browser = Browser.at(city, port).as(owner)) {
            recorded(1, NEIGHBOUR);
            browser.as(Web.at(city, port).as(small.owner(1), db)).width(Browser.PHONE);
            browser.open(ballot);
            browser.screenshot("vote-mandate-owner", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private Casting cast(Viewer by, int owner, Choice choice) {
        return voting.cast(by, id(), vote.voteId(), head(vote, owner), all(vote, choice));
    }

    private UUID recorded(int owner, NewPerson proxy) {
        return ((Mandated.Recorded) record(clerk, owner, proxy)).mandateId();
    }

    private Mandated record(Viewer by, int owner, NewPerson proxy) {
        return mandating.record(by, id(), vote.voteId(), of(head(vote, owner), proxy, small.owners.get(owner)));
    }

    private Mandate of(UUID head, NewPerson proxy, UUID giver) {
        return new Mandate(head, proxy, giver, SIGNED, scan);
    }

    private static NewPerson named(String name, String phone) {
        return new NewPerson(name, Phone.read(phone).orElseThrow(), null);
    }

    private Viewer viewer(NewPerson person) {
        var id = transaction.execute(_ -> people.add(person));
        return new Viewer(id, person.name(), List.of());
    }

    private void grant(UUID person, Role office) {
        db.sql("""
                insert into access.role_grant (id, person_id, role, place_path, from_at, act_id, act_kind)
                values (?, ?, ?, '/ha', now(), ?, 'access.role.given')""")
                .params(id(), person, office.name(), small.act("access.role.given"))
                .update();
    }

    private PaperBallot paperOf(int owner, String serial, UUID signer) {
        return new PaperBallot(
                head(vote, owner), serial, opens.plus(Duration.ofHours(1)), signer, null, all(vote, Choice.AGAINST));
    }

    private List<String> counted(int owner) {
        return db.sql("select choice from vote.counted_answer where vote_id = ? and head_id = ?")
                .params(vote.voteId(), head(vote, owner))
                .query(String.class)
                .list();
    }

    private List<String> standings(int owner) {
        return db.sql(
                        "select standing from vote.ballot_standing where vote_id = ? and head_id = ? order by cast_at, channel desc")
                .params(vote.voteId(), head(vote, owner))
                .query(String.class)
                .list();
    }

    private void mandateRow(int owner, UUID proxy, UUID giver) {
        transaction.executeWithoutResult(_ -> db.sql("""
                        insert into vote.mandate (id, vote_id, head_id, proxy, given_by, signed_on, scan, recorded_by, recorded_at, act_id, act_kind)
                        values (?, ?, ?, ?, ?, '2026-06-01', ?, ?, ?, ?, 'vote.mandate.recorded')""")
                .param(id())
                .param(vote.voteId())
                .param(head(vote, owner))
                .param(proxy)
                .param(giver)
                .param(scan)
                .param(clerk.person())
                .param(java.sql.Timestamp.from(City.current().now()))
                .param(small.act("vote.mandate.recorded"))
                .update());
    }
}
