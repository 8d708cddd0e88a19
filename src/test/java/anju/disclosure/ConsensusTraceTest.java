package anju.disclosure;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.consultation.ConsensusDraft;
import anju.consultation.Consulting;
import anju.consultation.Fate;
import anju.consultation.Giving;
import anju.consultation.Listening;
import anju.consultation.OpinionDraft;
import anju.consultation.Sorting;
import anju.money.Money;
import anju.plan.DrawingUp;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.plan.WorkCharacter;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From what neighbours said, through what they agreed on, to the item that stands on it. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsensusTraceTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Listening listening;

    @Autowired
    Consulting consulting;

    @Autowired
    Planning planning;

    @Autowired
    Walk walk;

    @Autowired
    JdbcClient db;

    SmallWorks works;

    @BeforeAll
    void make() {
        works = new SmallWorks(beans);
    }

    @Test
    @Shows("CD-07")
    void an_item_stands_on_a_consensus_and_is_traced_back_to_every_opinion(City city) {
        var first = opinion("屋面年年漏水");
        var second = opinion("顶楼屋面漏得厉害");
        var consensus = consensus("屋面重做防水", first, second);
        var item = item(consensus);
        var back = walk.back(new Node(Node.Kind.ITEM, item));
        assertThat(back.of(Node.Kind.CONSENSUS)).containsExactly(consensus);
        assertThat(back.of(Node.Kind.OPINION)).containsExactlyInAnyOrder(first, second);
        assertThat(walk.onward(new Node(Node.Kind.OPINION, first)).contains(new Node(Node.Kind.ITEM, item)))
                .isTrue();
        assertThat(consulting.part(works.clerk, id(), consensus, second))
                .as("an item stands on it")
                .isEqualTo(new Sorting.NamedBy("屋面防水"));
        assertThat(consulting.decline(works.clerk, id(), consensus, Fate.LATER, "明年再做"))
                .isEqualTo(new Sorting.NamedBy("屋面防水"));
        var web = Web.at(city, port);
        assertThat(web.get("/trace/items/" + item).isOk().words())
                .contains("居民的 2 条意见", "屋面重做防水")
                .doesNotContain("业主0");
        assertThat(web.get("/trace/consensuses/" + consensus).isOk().words()).contains("屋面重做防水", "屋面防水");
        assertThat(web.get("/trace/consensuses/" + id()).status()).isEqualTo(404);
        var desk = Web.at(city, port).as(works.clerk, db);
        assertThat(desk.get("/plans/" + works.plan).isOk().words()).contains("屋面重做防水", "2 条意见");
        assertThat(desk.get("/plans/" + works.plan + "/items/new").isOk().words())
                .contains("邻居的共识", "屋面重做防水");
        planning.giveUp(works.clerk, id(), item, "重复");
        assertThat(consulting.part(works.clerk, id(), consensus, second)).isEqualTo(new Sorting.Parted());
        try (var browser = Browser.at(city, port)) {
            browser.open("/trace/consensuses/" + consensus);
            browser.screenshot("trace-consensus", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("trace-consensus", Browser.DESK);
            browser.fits(Browser.DESK).isAccessible();
        }
    }

    @Test
    void no_item_stands_on_a_consensus_that_was_declined_or_is_not_there() {
        var declined = consensus("建游泳池", opinion("想要一座游泳池"));
        consulting.decline(works.clerk, id(), declined, Fate.NOT_FEASIBLE, "没有空地");
        assertThat(drawUp(declined)).isEqualTo(new DrawingUp.ConsensusGone());
        assertThat(drawUp(id())).isEqualTo(new DrawingUp.ConsensusGone());
    }

    private UUID opinion(String text) {
        var draft = new OpinionDraft(works.small.compound, "ROOF_LEAK", text);
        return ((Giving.Given) listening.give(works.small.owner(0), id(), draft)).opinionId();
    }

    private UUID consensus(String title, UUID... opinions) {
        var draft = new ConsensusDraft(works.small.compound, "ROOF_LEAK", title, "");
        var reached = consulting.reach(works.clerk, id(), draft, new TreeSet<>(List.of(opinions)));
        return ((Sorting.Reached) reached).consensusId();
    }

    private UUID item(UUID consensus) {
        return ((DrawingUp.DrawnUp) drawUp(consensus)).itemId();
    }

    private DrawingUp drawUp(UUID consensus) {
        var draft = new ItemDraft(
                works.small.compound,
                "B01",
                "屋面防水",
                WorkCharacter.REPAIRED,
                ItemDraft.Amount.of(100_000),
                Money.ofYuan("142.00"),
                null,
                false,
                new ItemDraft.Grounds(Set.of(), Set.of(consensus), null));
        return planning.drawUp(works.clerk, id(), works.plan, draft);
    }
}
