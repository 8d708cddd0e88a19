package anju.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Place;
import anju.project.Projects;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchingTest {
    private static final Money MILLION = Money.ofYuan("1000000.00");

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Batching batching;

    @Autowired
    Projects projects;

    @Autowired
    Gates gates;

    private SmallCity small;
    private Viewer clerk;
    private Viewer leader;

    @BeforeAll
    void found() {
        transactions.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        leader = small.viewer(Role.SUBDISTRICT_LEADER);
    }

    @Test
    @Shows({"ZS-21", "EP-01"})
    void a_compound_goes_from_the_reserve_through_a_proposal_into_an_announced_batch_and_back() {
        var reserve = reserved();
        var proposal = drafted(MILLION, "", List.of(reserve));
        assertThat(batching.announce(leader, SmallCity.id(), proposal)).isEqualTo(new Announcing.NotSubmitted());
        assertThat(batching.submit(clerk, SmallCity.id(), proposal)).isEqualTo(new Submitting.Submitted());
        assertThat(batching.draft(clerk, SmallCity.id(), proposal, draft(MILLION, "", List.of(reserve))))
                .as("what lies before the leader does not change")
                .isEqualTo(new Drafting.Closed());
        assertThat(todo()).containsExactlyInAnyOrder("SUBDISTRICT_LEADER", "HOUSING_BUREAU");
        var announced = (Announcing.Announced) batching.announce(leader, SmallCity.id(), proposal);
        assertThat(announced.code()).matches("PC-[0-9]{4}-[0-9]{4}");
        assertThat(todo()).isEmpty();
        assertThat(gates.held(small.project)).contains(GateCondition.PROGRAMMED);
        assertThat(batching.announce(leader, SmallCity.id(), proposal))
                .isEqualTo(new Announcing.AnnouncedAlready(announced.batch()));
        assertThat(batching.leave(clerk, SmallCity.id(), reserve, "不做了")).isEqualTo(new LeavingReserve.InBatch());
        assertThat(batching.reserve(clerk, SmallCity.id(), small.compound, MILLION, 2027, "再放一次"))
                .isEqualTo(new Reserving.AlreadyInReserve(reserve));

        var later = projects.open(clerk, SmallCity.id(), "后来立的项", List.of(new Place(small.compound, null, null)), null);
        assertThat(gates.held(((anju.project.Opening.Opened) later).projectId()))
                .as("an undertaking opened later is in the programme too")
                .contains(GateCondition.PROGRAMMED);

        assertThatThrownBy(() -> batching.withdraw(clerk, SmallCity.id(), announced.batch(), "资金没到"))
                .isInstanceOf(NotPermitted.class);
        var command = SmallCity.id();
        assertThat(batching.withdraw(leader, command, announced.batch(), "资金没到"))
                .isEqualTo(new WithdrawingBatch.Withdrawn());
        assertThat(batching.withdraw(leader, command, announced.batch(), "资金没到"))
                .as("the same click again")
                .isEqualTo(new WithdrawingBatch.Withdrawn());
        assertThat(batching.withdraw(leader, SmallCity.id(), announced.batch(), "再撤"))
                .isEqualTo(new WithdrawingBatch.WithdrawnAlready());
        assertThat(gates.held(small.project)).doesNotContain(GateCondition.PROGRAMMED);
        assertThat(batching.leave(clerk, SmallCity.id(), reserve, "不做了")).isEqualTo(new LeavingReserve.Left());
        assertThat(batching.leave(clerk, SmallCity.id(), reserve, "不做了")).isEqualTo(new LeavingReserve.GoneAlready());
    }

    @Test
    void a_batch_that_has_begun_is_not_taken_back() {
        var reserve = reserved();
        var proposal = drafted(MILLION, "", List.of(reserve));
        batching.submit(clerk, SmallCity.id(), proposal);
        var batch = ((Announcing.Announced) batching.announce(leader, SmallCity.id(), proposal)).batch();
        moved("G0", "G1", "G2", "G3", "G4");
        assertThat(batching.withdraw(leader, SmallCity.id(), batch, "资金没到")).isInstanceOf(WithdrawingBatch.Begun.class);
        moved("G3", "G2", "G1", "G0");
        assertThat(batching.withdraw(leader, SmallCity.id(), batch, "资金没到"))
                .isEqualTo(new WithdrawingBatch.Withdrawn());
        batching.leave(clerk, SmallCity.id(), reserve, "清场");
    }

    @Test
    void who_proposes_does_not_announce() {
        var bureau = small.viewer(Role.HOUSING_BUREAU);
        var reserve = reserved();
        var proposal = ((Drafting.Drafted)
                        batching.draft(bureau, SmallCity.id(), null, draft(MILLION, "", List.of(reserve))))
                .proposal();
        batching.submit(bureau, SmallCity.id(), proposal);
        assertThat(batching.announce(bureau, SmallCity.id(), proposal)).isEqualTo(new Announcing.OwnProposal());
        assertThatThrownBy(() -> batching.announce(clerk, SmallCity.id(), proposal))
                .isInstanceOf(NotPermitted.class);
        assertThat(batching.sendBack(bureau, SmallCity.id(), proposal)).isEqualTo(new Submitting.Submitted());
        assertThat(batching.sendBack(bureau, SmallCity.id(), proposal)).isEqualTo(new Submitting.Closed());
        batching.leave(clerk, SmallCity.id(), reserve, "清场");
        assertThat(batching.submit(bureau, SmallCity.id(), proposal)).isEqualTo(new Submitting.NotInReserve("测试小区"));
    }

    @Test
    void a_proposal_keeps_to_its_budget_and_is_not_empty() {
        var reserve = reserved();
        var empty = drafted(MILLION, "", List.of());
        assertThat(batching.submit(clerk, SmallCity.id(), empty)).isEqualTo(new Submitting.NoCompounds());
        var tight = Money.ofYuan("999999.99");
        var over = drafted(tight, "", List.of(reserve));
        assertThat(batching.submit(clerk, SmallCity.id(), over)).isEqualTo(new Submitting.OverBudget(MILLION, tight));
        assertThat(batching.draft(clerk, SmallCity.id(), null, draft(MILLION, "", List.of(SmallCity.id()))))
                .isInstanceOf(Drafting.NotInReserve.class);
        assertThat(batching.draft(
                        clerk,
                        SmallCity.id(),
                        null,
                        new BatchDraft("某批", 2027, SmallCity.id(), MILLION, "", List.of())))
                .isEqualTo(new Drafting.UnknownArea());
        batching.leave(clerk, SmallCity.id(), reserve, "清场");
    }

    @Test
    void a_compound_without_homes_or_unknown_is_not_put_into_the_reserve() {
        assertThat(batching.reserve(clerk, SmallCity.id(), SmallCity.id(), MILLION, 2027, "没有这个小区"))
                .isEqualTo(new Reserving.NotRegistered());
        assertThatThrownBy(() -> batching.reserve(
                        small.viewer(Role.CONTRACTOR), SmallCity.id(), small.compound, MILLION, 2027, "越权"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_database_refuses_a_batch_announced_by_whoever_proposed_it() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> db.sql("""
                        insert into programme.batch (id, code, name, year, area_id, budget_fen, grounds, edition_id, proposed_by,
                                                     announced_by, announced_at, act_id, act_kind)
                        values (?, 'PC-2027-9999', '自编自公布', 2027, ?, 1, '', ?, ?, ?, now(), ?, 'programme.batch.announced')""")
                        .params(SmallCity.id(), small.community, small.edition, clerk.person(), clerk.person())
                        .param(small.act("programme.batch.announced"))
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("batch_check");
    }

    /** Puts the undertaking at one stage after the other, whatever its gates ask. */
    private void moved(String... stages) {
        for (var stage : stages) {
            transactions.executeWithoutResult(_ -> db.sql("""
                            insert into project.stage_step (id, project_id, to_state, reason, at, act_id, act_kind)
                            select ?, ?, ?, '试', now(), ?, 'project.stage.advanced'
                             where not exists (select from project.project where id = ? and state = ?)""")
                    .params(
                            SmallCity.id(),
                            small.project,
                            stage,
                            small.act("project.stage.advanced"),
                            small.project,
                            stage)
                    .update());
        }
    }

    private UUID reserved() {
        return ((Reserving.Reserved) batching.reserve(
                        clerk,
                        SmallCity.id(),
                        small.compound,
                        MILLION,
                        City.current().today().getYear() + 1,
                        "房龄长、漏水多"))
                .reserve();
    }

    private UUID drafted(Money budget, String grounds, List<UUID> reserves) {
        return ((Drafting.Drafted) batching.draft(clerk, SmallCity.id(), null, draft(budget, grounds, reserves)))
                .proposal();
    }

    private BatchDraft draft(Money budget, String grounds, List<UUID> reserves) {
        return new BatchDraft("第一批", City.current().today().getYear() + 1, small.community, budget, grounds, reserves);
    }

    private List<String> todo() {
        return db.sql("select role from programme.todo").query(String.class).list();
    }
}
