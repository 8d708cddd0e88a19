package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.evidence.Sequencer;
import anju.fund.Source;
import anju.money.Money;
import anju.stewardship.AssetCard;
import anju.stewardship.Keeping;
import anju.stewardship.Registering;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.works.Measured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The main job on the figures of the design: 1,984.00 m² of roof at 142.00, four fifths of it from two sources. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadOfMoneyTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Keeping keeping;

    @Autowired
    Sequencer sequencer;

    SmallWorks works;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
    }

    @Test
    @Shows("ZS-24")
    void accepted_work_reviewed_documents_and_the_ratio_make_the_payment_of_the_design() {
        var item = works.item("5430", "142.00");
        works.passedMatter(item, "ORDINARY");
        var central = works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC");
        var fund = works.lot(Source.MAINTENANCE_FUND, "2573000.00", "B01");
        var fromCentral = works.allocated(central, item, "462636.00");
        var fromFund = works.allocated(fund, item, "308424.00");
        var contract = works.contract(works.terms("SG-2026-041", 80, works.line(item, "2.1", "5430", "142.00")));
        var line = works.lineOf(contract, "2.1");

        var acceptance = works.accepted(
                contract,
                new Measured(line, works.small.buildings.get(0), SmallWorks.milli("661.40")),
                new Measured(line, works.small.buildings.get(1), SmallWorks.milli("662.10")),
                new Measured(line, null, SmallWorks.milli("660.50")));
        assertThat(values(acceptance)).containsExactly(9_391_880L, 9_401_820L, 9_379_100L);

        var payment = works.held(works.cleared(acceptance));
        assertThat(fen("select value_fen from payment.payment where id = ?", payment))
                .isEqualTo(28_172_800);
        assertThat(fen("select amount_fen from payment.payment where id = ?", payment))
                .isEqualTo(22_538_240);
        assertThat(sources(payment)).isEqualTo(Map.of(fromCentral, 13_522_944L, fromFund, 9_015_296L));
        assertThat(balance(central, "held_fen")).isEqualTo(13_522_944);
        assertThat(balance(central, "spent_fen")).isZero();

        works.paid(payment);
        assertThat(balance(central, "held_fen")).isZero();
        assertThat(balance(central, "spent_fen")).isEqualTo(13_522_944);
        assertThat(balance(fund, "spent_fen")).isEqualTo(9_015_296);
        assertThat(balance(fund, "available_fen")).isEqualTo(257_300_000 - 30_842_400);

        var asset = keeping.register(
                works.clerk,
                works.id(),
                new AssetCard(
                        works.small.compound,
                        null,
                        "1 号楼屋面防水层",
                        works.small.propertyFirm,
                        "每年雨季前检查",
                        12,
                        City.current().today(),
                        10,
                        linesOf(acceptance)));
        assertThat(asset)
                .isInstanceOfSatisfying(
                        Registering.Registered.class,
                        registered -> assertThat(registered.warrantyUntil())
                                .isEqualTo(City.current().today().plusMonths(60)));
        assertThat(walk(payment))
                .contains(
                        "accepted_line",
                        "contract_line",
                        "contract",
                        "item",
                        "allocation",
                        "lot",
                        "matter",
                        "clearance");
        sequencer.runOnce();
        assertThat(db.sql("select count(*) from evidence.queue")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<Long> values(UUID acceptance) {
        return db.sql("select value_fen from works.accepted where acceptance_id = ? order by building_id nulls last")
                .param(acceptance)
                .query(Long.class)
                .list();
    }

    private List<UUID> linesOf(UUID acceptance) {
        return db.sql("select accepted_line_id from works.accepted where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .list();
    }

    private List<String> walk(UUID payment) {
        return db.sql("""
                with recursive up (kind, id) as (
                  select 'payment', ?::uuid
                  union
                  select t.early_kind, t.early_id from disclosure.thread t join up on up.kind = t.late_kind and up.id = t.late_id)
                select distinct kind from up""").param(payment).query(String.class).list();
    }

    private Map<UUID, Long> sources(UUID payment) {
        var sources = new java.util.HashMap<UUID, Long>();
        db.sql("select allocation_id, amount_fen from payment.source where payment_id = ?")
                .param(payment)
                .query((row, _) -> sources.put(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
        return sources;
    }

    private long balance(UUID lot, String column) {
        return fen("select " + column + " from fund.lot_balance where lot_id = ?", lot);
    }

    private long fen(String sql, UUID id) {
        return new Money(db.sql(sql).param(id).query(Long.class).single()).fen();
    }
}
