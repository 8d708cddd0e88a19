package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.works.Accepting;
import anju.works.Measured;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due on an asset, and what its builder still owes. */
@InCity
class UpkeepTest {
    private static final Instant TODAY = Instant.parse("2026-11-22T02:00:00Z");

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Keeping keeping;

    @Autowired
    Upkeeping upkeeping;

    @Autowired
    Claiming claiming;

    @Autowired
    Repairing repairing;

    @Autowired
    Accepting accepting;

    @Autowired
    Cities cities;

    private static SmallWorks works;
    private static Viewer firm;
    private static String built;
    private static int contracts;
    private UUID acceptance;
    private UUID asset;
    private UUID origin;

    @BeforeEach
    void build(City city) {
        cities.setClock(city, TODAY);
        if (!city.code().equals(built)) {
            works = new SmallWorks(beans);
            firm = works.small.viewer(Role.PROPERTY_FIRM);
            built = city.code();
        }
        var item = works.item("100", "10.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "2000.00", "BASIC"), item, "1000.00");
        var contract = works.contract(works.terms("SG-" + ++contracts, 80, works.line(item, "2.1", "100", "10.00")));
        acceptance =
                works.accepted(contract, new Measured(works.lineOf(contract, "2.1"), null, SmallWorks.milli("100")));
        origin = db.sql("select id from works.accepted_line where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .single();
        asset = ((Registering.Registered) keeping.register(
                        works.clerk,
                        works.id(),
                        new AssetCard(
                                works.small.compound,
                                null,
                                "屋面防水层",
                                works.small.propertyFirm,
                                "雨季前检查",
                                6,
                                City.current().today(),
                                null,
                                List.of(origin))))
                .asset();
    }

    private void on(String day) {
        cities.setClock(City.current(), Instant.parse(day + "T02:00:00Z"));
    }

    private List<LocalDate> due() {
        return db.sql("select due_on from stewardship.upkeep_task where asset_id = ? order by due_on")
                .param(asset)
                .query(LocalDate.class)
                .list();
    }

    private List<String> waitingFor(String day) {
        return db.sql("""
                select distinct d.role from stewardship.todo d join stewardship.upkeep_task t on t.id = d.subject_id
                 where t.asset_id = ? and d.since <= cast(? as timestamptz) order by 1""").params(asset, day + "T02:00:00Z").query(String.class).list();
    }

    @Test
    @Shows("CD-13")
    void upkeep_falls_due_once_waits_at_the_firm_and_rises_when_nobody_does_it() {
        upkeeping.plan();
        assertThat(due()).isEmpty();
        on("2027-05-10");
        upkeeping.plan();
        assertThat(upkeeping.plan()).as("a second run finds nothing left").isZero();
        assertThat(due()).containsExactly(LocalDate.of(2027, 5, 22));
        assertThat(waitingFor("2027-05-10")).containsExactly("PROPERTY_FIRM");
        assertThat(waitingFor("2027-05-30")).containsExactly("COMMITTEE_MEMBER", "PROPERTY_FIRM", "SUBDISTRICT_CLERK");
        // Whoever looks away for two years finds what was missed.
        on("2028-12-01");
        upkeeping.plan();
        assertThat(due()).hasSize(4);
        var task = db.sql("select id from stewardship.upkeep_task where asset_id = ? order by due_on limit 1")
                .param(asset)
                .query(UUID.class)
                .single();
        var today = City.current().today();
        assertThat(upkeeping.done(firm, works.id(), task, today.plusDays(1), Upkeeping.Condition.SOUND, "好", null))
                .isEqualTo(new Upkept.NotYet(today.plusDays(1), today));
        assertThat(upkeeping.done(
                        firm, works.id(), task, LocalDate.of(2027, 1, 1), Upkeeping.Condition.SOUND, "好", null))
                .isEqualTo(new Upkept.TooEarly(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 5, 8)));
        assertThat(upkeeping.done(firm, works.id(), task, today, Upkeeping.Condition.SOUND, "好", UUID.randomUUID()))
                .isEqualTo(new Upkept.UnknownPhoto());
        assertThat(upkeeping.done(firm, works.id(), task, today, Upkeeping.Condition.DEFECT, "开裂", null))
                .isInstanceOfSatisfying(
                        Upkept.Done.class, done -> assertThat(done.defect()).isTrue());
        assertThat(upkeeping.done(firm, works.id(), task, today, Upkeeping.Condition.SOUND, "好", null))
                .isEqualTo(new Upkept.AlreadyDone(today));
        assertThatThrownBy(() -> upkeeping.done(
                        works.small.owner(1), works.id(), task, today, Upkeeping.Condition.SOUND, "好", null))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_resident_claims_the_builder_mends_and_somebody_else_confirms() {
        var owner = works.small.owner(1);
        var sent = (Claimed.Sent) claiming.claim(owner, works.id(), asset, origin, "屋面漏水", true, null, null);
        assertThat(sent.answerBy()).isBetween(TODAY.plusSeconds(2 * 3600), TODAY.plusSeconds(2 * 3600 + 60));
        assertThat(sent.mendBy()).isEqualTo(LocalDate.of(2026, 11, 29));
        assertThat(claiming.claim(works.clerk, works.id(), asset, origin, "又漏了", false, null, null))
                .isEqualTo(new Claimed.AlreadyOpen(sent.claim(), sent.code()));
        assertThat(claiming.confirm(owner, works.id(), sent.claim(), "好了"))
                .isEqualTo(new Claimed.Elsewhere(ClaimState.SENT));
        assertThat(claiming.withdraw(works.clerk, works.id(), sent.claim(), "x"))
                .isEqualTo(new Claimed.NotYours());
        assertThatThrownBy(() -> claiming.mend(firm, works.id(), sent.claim(), "修好", null))
                .isInstanceOf(NotPermitted.class);
        assertThat(claiming.mend(works.builder, works.id(), sent.claim(), "补做防水", UUID.randomUUID()))
                .isEqualTo(new Claimed.UnknownPhoto());
        assertThat(claiming.mend(works.builder, works.id(), sent.claim(), "补做防水", null))
                .isEqualTo(new Claimed.Moved(ClaimState.MENDED));
        // The builder who also owns a home here does not judge their own work.
        var builderAtHome = new Viewer(
                works.builder.person(),
                "x",
                List.of(
                        works.builder.grants().getFirst(),
                        works.small.owner(1).grants().getFirst()));
        assertThat(claiming.confirm(builderAtHome, works.id(), sent.claim(), "好了"))
                .isEqualTo(new Claimed.NotYours());
        assertThat(claiming.sendBack(owner, works.id(), sent.claim(), "还漏"))
                .isEqualTo(new Claimed.Moved(ClaimState.SENT));
        claiming.mend(works.builder, works.id(), sent.claim(), "再补", null);
        assertThat(claiming.confirm(owner, works.id(), sent.claim(), "不漏了"))
                .isEqualTo(new Claimed.Moved(ClaimState.CONFIRMED));
        // Another is free to follow, and its author may take it back.
        var again = (Claimed.Sent) claiming.claim(owner, works.id(), asset, origin, "又漏", false, null, null);
        assertThat(claiming.withdraw(owner, works.id(), again.claim(), "看错了"))
                .isEqualTo(new Claimed.Moved(ClaimState.WITHDRAWN));
    }

    @Test
    void what_is_under_warranty_is_claimed_and_not_repaired_for_money() {
        var until = db.sql("select warranty_until_on from works.accepted where accepted_line_id = ?")
                .param(origin)
                .query(LocalDate.class)
                .single();
        var card = new Repairing.Card(
                works.small.propertyFirm, asset, null, "补屋面", City.current().today());
        assertThat(repairing.order(works.clerk, works.id(), works.small.compound, card))
                .isEqualTo(new Repaired.UnderWarranty(until));
        on(until.plusDays(1).toString());
        var later = new Repairing.Card(works.small.propertyFirm, asset, null, "补屋面", until.plusDays(2));
        assertThat(repairing.order(works.clerk, works.id(), works.small.compound, later))
                .isInstanceOf(Repaired.Ordered.class);
    }

    @Test
    void after_the_last_day_of_the_warranty_a_claim_is_refused_with_the_day() {
        var until = db.sql("select warranty_until_on from works.accepted where accepted_line_id = ?")
                .param(origin)
                .query(LocalDate.class)
                .single();
        on(until.plusDays(1).toString());
        assertThat(claiming.claim(works.small.owner(1), works.id(), asset, origin, "屋面漏水", false, null, null))
                .isEqualTo(new Claimed.Expired(until));
        on(until.toString());
        assertThat(claiming.claim(
                        works.small.owner(1), works.id(), asset, origin, "屋面漏水", false, UUID.randomUUID(), null))
                .isEqualTo(new Claimed.UnknownPhoto());
        assertThat(claiming.claim(works.small.owner(1), works.id(), asset, origin, "屋面漏水", false, null, null))
                .isInstanceOf(Claimed.Sent.class);
    }
}
