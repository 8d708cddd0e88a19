package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.money.Money;
import anju.plan.ItemsChanged;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Stage;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Procurement waits until every item has its money, not until one has some. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Funding funding;

    @Autowired
    Committing committing;

    @Autowired
    Secured secured;

    @Autowired
    Gates gates;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private SmallWorks works;
    private UUID roof;
    private UUID lamps;
    private UUID lot;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        roof = works.item("10", "50.00");
        lamps = works.item("B06", "BASIC", "楼道感应灯", "SET", "4", "150.00");
        lot = works.lot(Source.CITY_MATCH, "5000.00", "BASIC");
    }

    /** By what the money says: the fixture's own facts, which stand for nothing, left aside. */
    private boolean isFound() {
        return db.sql("""
                select exists (select from project.gate_fact_now where project_id = ? and condition = 'FUNDING_ALLOCATED' and by_id = project_id)""").param(works.small.project).query(Boolean.class).single();
    }

    @Test
    void procurement_waits_until_every_item_has_its_money_and_the_gate_names_what_lacks() {
        works.allocated(lot, roof, "500.00");
        assertThat(isFound()).isFalse();
        assertThat(secured.lacking(works.small.project))
                .containsExactly(new Secured.Short(2, "楼道感应灯", Money.ofYuan("600.00")));
        works.allocated(lot, lamps, "599.99");
        assertThat(isFound()).isFalse();
        assertThat(secured.lacking(works.small.project))
                .containsExactly(new Secured.Short(2, "楼道感应灯", Money.ofYuan("0.01")));
        var last = works.allocated(lot, lamps, "0.01");
        assertThat(isFound()).isTrue();
        assertThat(funding.release(works.clerk, works.id(), last, "另有安排")).isInstanceOf(Releasing.Released.class);
        assertThat(isFound()).isFalse();

        // What is promised counts until it is given up.
        var promise = new Promise(
                Source.CITY_MATCH,
                "市财政局",
                false,
                "预 1",
                "",
                new TreeSet<>(List.of("BASIC")),
                null,
                List.of(new Promise.Tranche(LocalDate.of(2026, 12, 1), Money.ofYuan("600.00"))));
        var commitment = ((Promising.Promised)
                        committing.promise(works.finance, works.id(), works.small.project, promise))
                .commitment();
        var reservation = ((Reserving.Reserved)
                        committing.reserve(works.clerk, works.id(), commitment, lamps, Money.ofYuan("0.01")))
                .reservation();
        assertThat(isFound()).isTrue();
        committing.drop(works.clerk, works.id(), reservation, "改用到账资金");
        assertThat(isFound()).isFalse();
        works.allocated(lot, lamps, "0.01");
        assertThat(isFound()).isTrue();

        // An operator builds its own; any other new item asks for its money.
        works.item("B12", "BASIC", "给水管网改造", "M", "1250", "840.00");
        changed();
        assertThat(isFound()).isTrue();
        works.item("1", "70.00");
        changed();
        assertThat(isFound()).isFalse();

        works.goBackTo(Stage.G3);
        db.sql("select by_id from project.gate_fact_now where project_id = ? and condition = 'FUNDING_ALLOCATED'")
                .param(works.small.project)
                .query(UUID.class)
                .list()
                .forEach(by -> transaction.executeWithoutResult(_ -> gates.withdraw(
                        works.small.project,
                        GateCondition.FUNDING_ALLOCATED,
                        by,
                        works.small.act("fund.allocation.released"))));
        var page = Web.at(City.current(), port).as(works.leader, db).open("/projects/" + works.small.project);
        assertThat(page.words()).contains("还差：4. 屋面防水 70.00 元");
    }

    private void changed() {
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new ItemsChanged(works.small.project, works.small.act("plan.item.drawn_up"))));
    }
}
