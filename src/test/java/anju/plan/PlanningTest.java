package anju.plan;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.money.Money;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.survey.Withdrawing;
import anju.testing.InCity;
import anju.testing.Posters;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.vote.Announcement;
import anju.vote.Announcing;
import anju.vote.Choice;
import anju.vote.Electorate;
import anju.vote.MatterKind;
import anju.vote.Preparing;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A plan: items with grounds and prices, and the questions put to the owners. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanningTest {
    @Autowired
    Planning planning;

    @Autowired
    Surveying surveying;

    @Autowired
    Voting voting;

    @Autowired
    Announcing announcing;

    @Autowired
    Gates gates;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext beans;

    private Posters posters;
    private SmallCity small;
    private Viewer clerk;
    private Viewer leader;
    private UUID plan;

    @BeforeEach
    void setUp(City city) {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            posters = new Posters(beans::getBean);
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
            leader = small.viewer(Role.SUBDISTRICT_LEADER);
            plan = ((Opening.Opened) planning.open(clerk, id(), small.project)).planId();
        }
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
    }

    @Test
    void an_undertaking_has_one_plan() {
        assertThat(planning.open(clerk, id(), small.project)).isEqualTo(new Opening.AlreadyOpen(plan));
    }

    @Test
    @Shows("CD-09")
    void an_item_stands_on_needs_and_takes_unit_class_and_decision_from_the_catalogue() {
        var need = need();
        var item = drawnUp(draft("B01", 1_984_000, "142.00", Set.of(need), null));
        assertThat(item.estimate()).isEqualTo(Money.ofYuan("281728.00"));
        assertThat(item.decision()).isEqualTo(Decision.NONE);
        assertThat(db.sql("select unit, class, decision from plan.item where id = ?")
                        .param(item.itemId())
                        .query()
                        .singleRow())
                .containsEntry("unit", "SQM")
                .containsEntry("class", "BASIC");
        assertThat(db.sql("select early_id from plan.thread where late_id = ?")
                        .param(item.itemId())
                        .query(UUID.class)
                        .list())
                .containsExactly(need);
        assertThat(gates.held(small.project)).contains(GateCondition.PLAN_DRAWN_UP);
    }

    @Test
    void the_estimate_is_rounded_down_to_the_fen() {
        assertThat(drawnUp(draft("B01", 1_005, "99.99", Set.of(), "零星")).estimate())
                .isEqualTo(Money.ofYuan("100.48"));
    }

    @Test
    void a_quantity_that_the_registry_knows_is_its_own_or_has_a_reason() {
        var doors = drawnUp(amount("B07", ItemDraft.Amount.of(4_000), "2000"));
        assertThat(source(doors)).isEqualTo("REGISTRY STAIRWELLS 4000 2026-06-01 -");
        assertThat(drawUp(amount("B07", ItemDraft.Amount.of(3_000), "2000")))
                .isEqualTo(new DrawingUp.OtherFigure(new Figure(
                        QuantitySource.REGISTRY,
                        "STAIRWELLS",
                        4_000,
                        City.current().today())));
        var some = drawnUp(amount("B07", new ItemDraft.Amount(3_000, false, "2 单元刚换过"), "2000"));
        assertThat(source(some)).isEqualTo("TYPED STAIRWELLS 4000 2026-06-01 2 单元刚换过");
        var measured = drawnUp(amount("B07", new ItemDraft.Amount(5_000, true, "多一扇后门"), "2000"));
        assertThat(source(measured)).isEqualTo("SURVEYED STAIRWELLS 4000 2026-06-01 多一扇后门");
        var homes = drawnUp(amount("B16", ItemDraft.Amount.of(24_000), "200"));
        assertThat(source(homes)).as("24 homes").isEqualTo("REGISTRY DWELLINGS 24000 2026-06-01 -");
        var roof = drawnUp(amount("B01", new ItemDraft.Amount(1_000, true, "不需要"), "142"));
        assertThat(source(roof)).as("nobody knows the roof").isEqualTo("SURVEYED - - - -");
    }

    @Test
    void what_only_a_shop_is_counts_for_no_home() {
        used("SHOP", "2026-05-01");
        assertThat(drawUp(amount("B16", ItemDraft.Amount.of(24_000), "200")))
                .isEqualTo(new DrawingUp.OtherFigure(new Figure(
                        QuantitySource.REGISTRY,
                        "DWELLINGS",
                        23_000,
                        City.current().today())));
        used("DWELLING", "2026-05-02");
        drawnUp(amount("B16", ItemDraft.Amount.of(24_000), "200"));
    }

    private void used(String use, String from) {
        db.sql("""
                insert into registry.part_use (id, part_id, use, from_on, act_id, act_kind)
                values (?, ?, ?, ?::date, ?, 'registry.part.use_changed')""")
                .params(id(), small.parts.getFirst(), use, from, small.act("registry.part.use_changed"))
                .update();
    }

    private ItemDraft amount(String code, ItemDraft.Amount amount, String yuan) {
        return new ItemDraft(
                small.compound,
                code,
                "数量有来源",
                WorkCharacter.REPAIRED,
                amount,
                Money.ofYuan(yuan),
                null,
                false,
                ItemDraft.Grounds.of(Set.of(), "街道决定"));
    }

    private String source(DrawingUp.DrawnUp item) {
        return db.sql("""
                select concat_ws(' ', quantity_source, coalesce(figure, '-'), coalesce(figure_milli::text, '-'),
                                 coalesce(figure_on::text, '-'), coalesce(quantity_reason, '-'))
                  from plan.item where id = ?""").param(item.itemId()).query(String.class).single();
    }

    @Test
    void the_maintenance_fund_asks_for_the_owners() {
        var draft = new ItemDraft(
                small.compound,
                "B01",
                "屋面防水",
                WorkCharacter.REPAIRED,
                ItemDraft.Amount.of(1000),
                Money.ofYuan("142"),
                null,
                true,
                ItemDraft.Grounds.of(Set.of(), "维修资金"));
        assertThat(drawnUp(draft).decision()).isEqualTo(Decision.ORDINARY);
        var special = new ItemDraft(
                small.compound,
                "C06",
                "加装电梯",
                WorkCharacter.NEW,
                ItemDraft.Amount.of(1000),
                Money.ofYuan("400000"),
                null,
                true,
                ItemDraft.Grounds.of(Set.of(), "申请"));
        assertThat(drawnUp(special).decision()).as("raised, never lowered").isEqualTo(Decision.LIFT);
    }

    @Test
    void drawing_up_is_refused_in_these_ways() {
        var need = need();
        assertThat(drawUp(draft("Z99", 1000, "142", Set.of(need), null))).isEqualTo(new DrawingUp.UnknownCode("Z99"));
        assertThat(drawUp(draft("B01", 1000, "142", Set.of(), null))).isEqualTo(new DrawingUp.NoGround());
        assertThat(drawUp(draft("B01", 1000, "142", Set.of(), "  "))).isEqualTo(new DrawingUp.NoGround());
        assertThat(drawUp(draft("B01", 1000, "142", Set.of(UUID.randomUUID()), null)))
                .isEqualTo(new DrawingUp.NeedElsewhere());
        var unusual = new DrawingUp.UnusualPrice(Money.ofYuan("90"), Money.ofYuan("180"));
        assertThat(drawUp(draft("B01", 1000, "180.01", Set.of(need), null))).isEqualTo(unusual);
        assertThat(drawUp(draft("B01", 1000, "89.99", Set.of(need), null))).isEqualTo(unusual);
        assertThat(drawUp(draft("B01", 1000, "90", Set.of(need), null))).isInstanceOf(DrawingUp.DrawnUp.class);
        assertThat(drawUp(new ItemDraft(
                        small.compound,
                        "B01",
                        "屋面防水",
                        WorkCharacter.REPAIRED,
                        ItemDraft.Amount.of(1000),
                        Money.ofYuan("260"),
                        "瓦屋面，需搭满堂架",
                        false,
                        ItemDraft.Grounds.of(Set.of(need), null))))
                .as("with a written reason")
                .isInstanceOf(DrawingUp.DrawnUp.class);
        assertThat(drawUp(draft("B01", Long.MAX_VALUE, "142", Set.of(need), null)))
                .isEqualTo(new DrawingUp.AbsurdEstimate());
        var gone = need();
        surveying.withdraw(clerk, id(), gone, "记错");
        assertThat(drawUp(draft("B01", 1000, "142", Set.of(gone), null))).isEqualTo(new DrawingUp.NeedWithdrawn());
        assertThatThrownBy(() -> draft("B01", 0, "142", Set.of(need), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft("B01", 1000, "0", Set.of(need), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_compound_the_undertaking_does_not_cover_gets_no_item() {
        var act = small.act("registry.compound.registered");
        var other = id();
        transaction.executeWithoutResult(_ -> {
            db.sql(
                            "insert into registry.compound (id, code, area_id, path, act_id, act_kind) values (?, 'TST-9', ?, '/ha/liuan/yongxing/TST-9', ?, 'registry.compound.registered')")
                    .params(other, small.community, act)
                    .update();
            db.sql(
                            "insert into registry.compound_name (id, compound_id, name, address, from_on, act_id, act_kind) values (?, ?, '别处', '别处', '2000-01-01', ?, 'registry.compound.registered')")
                    .params(id(), other, act)
                    .update();
        });
        assertThat(drawUp(new ItemDraft(
                        other,
                        "B01",
                        "屋面防水",
                        WorkCharacter.REPAIRED,
                        ItemDraft.Amount.of(1000),
                        Money.ofYuan("142"),
                        null,
                        false,
                        ItemDraft.Grounds.of(Set.of(), "x"))))
                .isEqualTo(new DrawingUp.NotCovered());
    }

    @Test
    void a_need_is_not_withdrawn_while_an_item_stands_on_it() {
        var need = need();
        var item = drawnUp(draft("B01", 1000, "142", Set.of(need), null)).itemId();
        assertThat(surveying.withdraw(clerk, id(), need, "记错")).isEqualTo(new Withdrawing.StillNeeded());
        assertThat(planning.giveUp(clerk, id(), item, "重复")).isEqualTo(new GivingUp.GivenUp());
        assertThat(planning.giveUp(clerk, id(), item, "重复")).isEqualTo(new GivingUp.AlreadyGivenUp());
        assertThat(surveying.withdraw(clerk, id(), need, "记错")).isEqualTo(new Withdrawing.Withdrawn());
        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(_ -> new Plans(db).insertGround(item, need, null, null)))
                .as("the database says so too")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void an_item_with_money_set_aside_is_not_given_up() {
        var item = drawnUp(draft("B01", 1000, "142", Set.of(), "x")).itemId();
        transaction.executeWithoutResult(attempt -> {
            var lot = id();
            db.sql("""
                    insert into fund.lot (id, code, project_id, source, funder, document_number, received_fen, received_on,
                                          recorded_at, recorded_by, act_id, act_kind)
                    values (?, 'ZJ-2026-0001', ?, 'CITY_MATCH', 'x', 'x', 100000, '2026-01-01', now(), ?, ?, 'fund.lot.received')""")
                    .params(lot, small.project, clerk.person(), small.act("fund.lot.received"))
                    .update();
            db.sql("insert into fund.lot_purpose (lot_id, purpose) values (?, 'BASIC')")
                    .param(lot)
                    .update();
            db.sql("""
                    insert into fund.allocation (id, item_id, lot_id, source, purpose, amount_fen, allocated_at, allocated_by, act_id, act_kind)
                    values (?, ?, ?, 'CITY_MATCH', 'BASIC', 100, now(), ?, ?, 'fund.allocation.made')""")
                    .params(id(), item, lot, clerk.person(), small.act("fund.allocation.made"))
                    .update();
            assertThat(planning.giveUp(clerk, id(), item, "不做了")).isEqualTo(new GivingUp.BuiltUpon());
            // The lot is not booked: it is only here to name the item.
            attempt.setRollbackOnly();
        });
    }

    @Test
    @Shows("ZS-10")
    void a_bundle_takes_the_strictest_majority_and_the_gate_opens_when_every_item_is_decided(City city) {
        var roof = drawnUp(withFund("B01")).itemId();
        var lift = drawnUp(draft("C13", 1000, "6000", Set.of(), "申请")).itemId();
        planning.giveUp(clerk, id(), otherStanding(roof, lift), "x");
        posters.hangPlan(clerk, leader, plan);
        var opens = Instant.parse("2026-06-20T00:00:00Z");
        var asked = (Asking.Asked) planning.askOwners(
                clerk, id(), plan, question(opens, new Question.Bundle("屋面和充电桩一起", Set.of(roof, lift))));
        assertThat(db.sql("select kind from vote.matter where id = ?")
                        .param(asked.matters().getFirst())
                        .query(MatterKind.class)
                        .single())
                .isEqualTo(MatterKind.SPECIAL);
        assertThat(planning.giveUp(clerk, id(), roof, "x")).isEqualTo(new GivingUp.BeforeTheOwners());
        assertThat(planning.askOwners(clerk, id(), plan, question(opens, new Question.Bundle("再问一次", Set.of(roof)))))
                .isInstanceOf(Asking.AlreadyBeforeTheOwners.class);
        assertThat(gates.held(small.project)).doesNotContain(GateCondition.OWNERS_DECIDED);
        posters.hang(clerk, leader, asked.voteId(), VoteNotice.AGENDA);
        voting.freeze(clerk, id(), asked.voteId());
        cities.setClock(city, opens);
        for (int i = 0; i < 20; i++) {
            var head = db.sql("""
                    select h.id from vote.head h join vote.head_person p on p.head_id = h.id
                     where h.vote_id = ? and p.person_id = ?""")
                    .params(asked.voteId(), small.owners.get(i))
                    .query(UUID.class)
                    .single();
            voting.cast(
                    small.owner(i),
                    id(),
                    asked.voteId(),
                    head,
                    Map.of(asked.matters().getFirst(), Choice.FOR));
        }
        cities.setClock(city, opens.plus(Duration.ofDays(10)));
        voting.close(clerk, id(), asked.voteId());
        assertThat(gates.held(small.project))
                .as("the owners have not been told yet")
                .doesNotContain(GateCondition.OWNERS_DECIDED);
        assertThat(announcing.announce(clerk, id(), asked.voteId(), "测字〔2026〕1号"))
                .isEqualTo(new Announcement.NotOnBoard());
        posters.hang(clerk, leader, asked.voteId(), VoteNotice.RESULT);
        announcing.announce(clerk, id(), asked.voteId(), "测字〔2026〕1号");
        assertThat(gates.held(small.project)).contains(GateCondition.OWNERS_DECIDED);
        assertThat(db.sql("select passed_matter_id from plan.item_now where id = ?")
                        .param(lift)
                        .query(UUID.class)
                        .single())
                .isEqualTo(asked.matters().getFirst());
        assertThat(planning.giveUp(clerk, id(), lift, "x"))
                .as("the owners agreed")
                .isEqualTo(new GivingUp.BeforeTheOwners());
        var later = drawnUp(withFund("B02")).itemId();
        assertThat(gates.held(small.project))
                .as("something is undecided again")
                .doesNotContain(GateCondition.OWNERS_DECIDED);
        planning.giveUp(clerk, id(), later, "x");
        assertThat(gates.held(small.project)).contains(GateCondition.OWNERS_DECIDED);
        voting.annul(leader, id(), asked.voteId(), "法院撤销");
        assertThat(gates.held(small.project)).doesNotContain(GateCondition.OWNERS_DECIDED);
    }

    @Test
    @Shows("EP-23")
    void a_lift_is_put_to_its_stairwell_alone_and_nothing_rides_with_it(City city) {
        var roof = drawnUp(withFund("B01"));
        var lift = drawnUp(draft("C06", 1000, "400000", Set.of(), "申请"));
        assertThat(drawUp(draft("C06", 2000, "400000", Set.of(), "申请")))
                .as("each stairwell decides on its own")
                .isEqualTo(new DrawingUp.OneLiftEach());
        posters.hangPlan(clerk, leader, plan);
        assertThat(waiting()).as("published, and not put to the owners yet").contains("plan_question");
        var stairwell = new Electorate(small.buildings.getFirst(), small.stairwells.getFirst());
        var liftAlone = new Question.Bundle("加装电梯", Set.of(lift.itemId()));
        var both = new Question.Bundle("一起", Set.of(lift.itemId(), roof.itemId()));
        assertThat(ask(Electorate.WHOLE, liftAlone))
                .as("not everybody's")
                .isEqualTo(new Asking.NotTheStairwells(lift.number()));
        assertThat(ask(stairwell, both)).isEqualTo(new Asking.NotTheStairwells(roof.number()));
        assertThat(ask(new Electorate(small.buildings.getFirst(), null), liftAlone))
                .isEqualTo(new Asking.NoSuchVote(new Preparing.LiftOfNoStairwell()));
        var asked = (Asking.Asked) ask(stairwell, liftAlone);
        assertThat(db.sql("select kind || ' ' || stairwell_id from vote.matter_now where id = ?")
                        .param(asked.matters().getFirst())
                        .query(String.class)
                        .single())
                .isEqualTo("LIFT " + small.stairwells.getFirst());
        voting.annul(clerk, id(), asked.voteId(), "x");
        planning.giveUp(clerk, id(), roof.itemId(), "x");
        planning.giveUp(clerk, id(), lift.itemId(), "x");
    }

    @Test
    void works_inside_homes_need_everyone_whom_they_concern() {
        var windows = drawnUp(draft("C05", 6_000, "600", Set.of(), "节能"));
        assertThat(windows.decision()).isEqualTo(Decision.UNANIMOUS);
        posters.hangPlan(clerk, leader, plan);
        var bundle = new Question.Bundle("1 单元换节能窗", Set.of(windows.itemId()));
        var stairwell = new Electorate(small.buildings.getFirst(), small.stairwells.getFirst());
        for (var voters : List.of(stairwell, Electorate.WHOLE)) {
            var asked = (Asking.Asked) ask(voters, bundle);
            assertThat(db.sql("select kind from vote.matter_now where id = ?")
                            .param(asked.matters().getFirst())
                            .query(MatterKind.class)
                            .single())
                    .isEqualTo(MatterKind.UNANIMOUS);
            voting.annul(clerk, id(), asked.voteId(), "x");
        }
        planning.giveUp(clerk, id(), windows.itemId(), "x");
    }

    /** What of the plan waits for somebody. */
    private List<String> waiting() {
        return db.sql("select subject_kind from dispatch.todo where subject_id = ? order by 1")
                .param(plan)
                .query(String.class)
                .list();
    }

    private Asking ask(Electorate voters, Question.Bundle bundle) {
        var opens = Instant.parse("2026-06-20T00:00:00Z");
        var today = City.current().today();
        return planning.askOwners(
                clerk,
                id(),
                plan,
                new Question(
                        small.compound, voters, "表决", today, opens, opens.plus(Duration.ofDays(10)), List.of(bundle)));
    }

    @Test
    void asking_is_refused_in_these_ways(City city) {
        var opens = Instant.parse("2026-06-20T00:00:00Z");
        var roof = drawnUp(withFund("B01"));
        assertThat(planning.askOwners(clerk, id(), plan, question(opens))).isEqualTo(new Asking.NothingAsked());
        assertThat(planning.askOwners(clerk, id(), plan, question(opens, new Question.Bundle("空的", Set.of()))))
                .isEqualTo(new Asking.NothingAsked());
        assertThat(planning.askOwners(clerk, id(), plan, question(opens, new Question.Bundle("别处", Set.of(id())))))
                .isEqualTo(new Asking.NotInThePlan());
        assertThat(planning.askOwners(
                        clerk, id(), plan, question(opens, new Question.Bundle("屋面", Set.of(roof.itemId())))))
                .as("owners decide on what was shown to all")
                .isEqualTo(new Asking.NotPublished(roof.number()));
        posters.hangPlan(clerk, leader, plan);
        var hurried = question(city.now().plusSeconds(60), new Question.Bundle("屋面", Set.of(roof.itemId())));
        assertThat(planning.askOwners(clerk, id(), plan, hurried))
                .isEqualTo(new Asking.StillOnNotice(LocalDate.parse("2026-06-09")));
        var twice = question(
                opens,
                new Question.Bundle("其一", Set.of(roof.itemId())),
                new Question.Bundle("其二", Set.of(roof.itemId())));
        assertThat(planning.askOwners(clerk, id(), plan, twice)).isEqualTo(new Asking.AskedTwice(roof.number()));
        var soon = question(Instant.parse("2026-06-09T00:00:00Z"), new Question.Bundle("屋面", Set.of(roof.itemId())));
        var command = id();
        var refused = new Asking.NoSuchVote(new Preparing.NoticeTooShort(15, LocalDate.parse("2026-06-17")));
        assertThat(planning.askOwners(clerk, command, plan, soon)).isEqualTo(refused);
        assertThat(planning.askOwners(clerk, command, plan, soon))
                .as("a double click")
                .isEqualTo(refused);
        planning.giveUp(clerk, id(), roof.itemId(), "x");
        assertThat(planning.askOwners(
                        clerk, id(), plan, question(opens, new Question.Bundle("屋面", Set.of(roof.itemId())))))
                .isEqualTo(new Asking.NotInThePlan());
    }

    @Test
    void a_double_click_draws_up_one_item_and_puts_one_question() {
        var command = id();
        var draft = withFund("B01");
        var first = planning.drawUp(clerk, command, plan, draft);
        assertThat(planning.drawUp(clerk, command, plan, draft)).isEqualTo(first);
        var item = ((DrawingUp.DrawnUp) first).itemId();
        posters.hangPlan(clerk, leader, plan);
        var ask = id();
        var question = question(Instant.parse("2026-06-20T00:00:00Z"), new Question.Bundle("屋面", Set.of(item)));
        assertThat(planning.askOwners(clerk, ask, plan, question))
                .isEqualTo(planning.askOwners(clerk, ask, plan, question));
    }

    @Test
    void nobody_plans_outside_their_place_or_role() {
        var draft = draft("B01", 1000, "142", Set.of(), "x");
        var item = drawnUp(draft).itemId();
        var question = question(Instant.parse("2026-06-20T00:00:00Z"), new Question.Bundle("屋面", Set.of(item)));
        for (var by : List.of(
                small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other"),
                small.viewer(Role.COMMITTEE_MEMBER),
                small.owner(0),
                Viewer.PUBLIC)) {
            assertThatThrownBy(() -> planning.open(by, id(), small.project)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> planning.drawUp(by, id(), plan, draft)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> planning.giveUp(by, id(), item, "x")).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> planning.askOwners(by, id(), plan, question))
                    .isInstanceOf(NotPermitted.class);
        }
    }

    private UUID otherStanding(UUID... kept) {
        var rest = new Plans(db)
                .standing(plan).stream()
                        .map(Item::id)
                        .filter(id -> !List.of(kept).contains(id))
                        .toList();
        rest.stream().skip(1).forEach(item -> planning.giveUp(clerk, id(), item, "x"));
        return rest.isEmpty() ? drawnUp(withFund("B02")).itemId() : rest.getFirst();
    }

    private Question question(Instant opens, Question.Bundle... bundles) {
        return new Question(
                small.compound,
                "改造方案表决",
                City.current().today(),
                opens,
                opens.plus(Duration.ofDays(10)),
                List.of(bundles));
    }

    private ItemDraft withFund(String code) {
        return new ItemDraft(
                small.compound,
                code,
                "维修项目",
                WorkCharacter.REPAIRED,
                ItemDraft.Amount.of(1000),
                Money.ofYuan("120"),
                null,
                true,
                ItemDraft.Grounds.of(Set.of(), "维修资金"));
    }

    private ItemDraft draft(String code, long milli, String yuan, Set<UUID> needs, @Nullable String reason) {
        return new ItemDraft(
                small.compound,
                code,
                "屋面防水",
                WorkCharacter.REPAIRED,
                ItemDraft.Amount.of(milli),
                Money.ofYuan(yuan),
                null,
                false,
                ItemDraft.Grounds.of(needs, reason));
    }

    private DrawingUp drawUp(ItemDraft draft) {
        return planning.drawUp(clerk, id(), plan, draft);
    }

    private DrawingUp.DrawnUp drawnUp(ItemDraft draft) {
        return (DrawingUp.DrawnUp) drawUp(draft);
    }

    private UUID need() {
        var draft = NeedDraft.ofParts(
                small.compound,
                "ROOF_LEAK",
                "屋面漏水",
                "",
                NeedSource.FIELD_SURVEY,
                false,
                City.current().today(),
                Set.of(small.parts.getFirst()));
        return ((Recording.Recorded) surveying.record(clerk, id(), draft)).needId();
    }
}
