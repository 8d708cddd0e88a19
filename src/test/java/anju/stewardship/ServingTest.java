package anju.stewardship;

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
import anju.stewardship.ContractCard.FeeUnit;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.vote.Voting;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How a compound is served: who decides it, which firm, until when. */
@InCity
class ServingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Serving serving;

    @Autowired
    Gates gates;

    @Autowired
    Projects projects;

    @Autowired
    Voting voting;

    private static SmallWorks works;
    private static UUID matter;
    private static City built;

    @BeforeEach
    void build(City city) {
        if (built == null || !built.code().equals(city.code())) {
            works = new SmallWorks(beans);
            matter = works.passedMatter(works.item("100", "10.00"), "ORDINARY");
            built = city;
        }
    }

    private Engagement decide(String model, UUID by) {
        return serving.decide(
                works.clerk,
                works.id(),
                works.small.compound,
                model,
                by,
                "决议〔2026〕3号",
                City.current().today());
    }

    private Engagement engage(LocalDate from, LocalDate until) {
        return serving.engage(
                works.clerk,
                works.id(),
                works.small.compound,
                new ContractCard(
                        works.small.propertyFirm,
                        "WY-01",
                        from,
                        until,
                        Money.ofYuan("1.20"),
                        FeeUnit.SQM_MONTH,
                        "保洁、秩序、维修",
                        "每季度公布账目"));
    }

    @Test
    @Shows({"CD-18", "EP-03"})
    void owners_decide_a_firm_and_the_gate_to_the_start_opens_until_a_court_takes_the_vote_away() {
        assertThat(gates.held(works.small.project)).doesNotContain(GateCondition.MANAGEMENT_MODEL_DECIDED);
        assertThat(decide("TRUST", null)).isEqualTo(new Engagement.OwnersDecide());
        assertThat(decide("TRUST", UUID.randomUUID())).isEqualTo(new Engagement.OwnersDecide());
        var ofOneBuilding =
                works.passedMatter(works.item("100", "10.00"), "ORDINARY", works.small.buildings.getFirst());
        assertThat(decide("TRUST", ofOneBuilding)).isEqualTo(new Engagement.OwnersDecide());
        assertThat(decide("TRUST", matter)).isInstanceOf(Engagement.Decided.class);
        assertThat(gates.held(works.small.project)).contains(GateCondition.MANAGEMENT_MODEL_DECIDED);
        // An undertaking opened afterwards finds the model decided.
        var later = (anju.project.Opening.Opened)
                projects.open(works.clerk, works.id(), "二期", List.of(Place.compound(works.small.compound)), null);
        assertThat(gates.held(later.projectId())).contains(GateCondition.MANAGEMENT_MODEL_DECIDED);

        var vote = db.sql("select vote_id from vote.matter where id = ?")
                .param(matter)
                .query(UUID.class)
                .single();
        voting.annul(works.leader, works.id(), vote, "法院撤销");
        assertThat(gates.held(works.small.project)).doesNotContain(GateCondition.MANAGEMENT_MODEL_DECIDED);
        assertThat(engage(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31))).isEqualTo(new Engagement.NoModel());
        assertThat(decide("TRUST", matter)).isEqualTo(new Engagement.OwnersDecide());
        matter = works.passedMatter(works.item("100", "10.00"), "ORDINARY");
        assertThat(decide("TRUST", matter)).isInstanceOf(Engagement.Decided.class);
        assertThat(gates.held(works.small.project)).contains(GateCondition.MANAGEMENT_MODEL_DECIDED);
    }

    @Test
    @Shows("PY-06")
    void residents_and_the_office_decide_by_paper_not_by_vote() {
        assertThat(decide("QUASI", matter)).isEqualTo(new Engagement.NotByVote());
        assertThat(decide("QUASI", null)).isInstanceOf(Engagement.Decided.class);
        assertThat(decide("EMERGENCY", null)).isInstanceOf(Engagement.Decided.class);
        assertThat(decide("NOBODY", null)).isEqualTo(new Engagement.UnknownModel("NOBODY"));
        var tomorrow = City.current().today().plusDays(1);
        assertThat(serving.decide(works.clerk, works.id(), works.small.compound, "QUASI", null, "纪要", tomorrow))
                .isEqualTo(new Engagement.NotYet(tomorrow, City.current().today()));
        // 应急物业: six months at most.
        assertThat(engage(LocalDate.of(2031, 1, 1), LocalDate.of(2031, 6, 30))).isInstanceOf(Engagement.Signed.class);
        assertThat(engage(LocalDate.of(2032, 1, 1), LocalDate.of(2032, 7, 1))).isInstanceOf(Engagement.TooLong.class);
    }

    @Test
    void two_contracts_never_run_at_once_and_an_ended_one_makes_room() {
        decide("PROFESSIONAL", matter);
        var from = LocalDate.of(2040, 1, 1);
        var until = LocalDate.of(2040, 12, 31);
        var signed = (Engagement.Signed) engage(from, until);
        assertThat(engage(until, until.plusMonths(6))).isEqualTo(new Engagement.Overlaps(signed.code(), from, until));
        assertThat(engage(until.plusDays(1), until.plusMonths(6))).isInstanceOf(Engagement.Signed.class);
        assertThat(serving.end(works.clerk, works.id(), signed.contract(), from.minusDays(1), "x"))
                .isEqualTo(new Engagement.OutsidePeriod(from, until));
        assertThat(serving.end(works.clerk, works.id(), signed.contract(), from.plusMonths(3), "业主决定解聘"))
                .isEqualTo(new Engagement.Ended());
        assertThat(serving.end(works.clerk, works.id(), signed.contract(), from.plusMonths(3), "再来"))
                .isEqualTo(new Engagement.AlreadyEnded());
        assertThat(engage(from, until)).isInstanceOf(Engagement.Signed.class);
        // Behind the verb's back the database says no.
        var row = db.sql("select decision_id from stewardship.service_contract limit 1")
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                                insert into stewardship.service_contract (id, code, compound_id, decision_id, firm_id, number, from_on, until_on,
                                  fee_fen, fee_unit, scope, terms, recorded_by, recorded_at, act_id, act_kind)
                                values (?, 'WY-2040-9999', ?, ?, ?, 'x', '2040-06-01', '2040-07-01', 1, 'SQM_MONTH', 'x', '', ?, now(), ?, 'stewardship.contract.signed')""")
                        .params(works.id(), works.small.compound, row, works.small.propertyFirm, works.clerk.person())
                        .param(works.small.act("stewardship.contract.signed"))
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void only_firms_that_serve_are_engaged_and_only_by_those_who_steward() {
        decide("PROFESSIONAL", matter);
        var card = new ContractCard(
                works.small.contractor,
                "X",
                LocalDate.of(2050, 1, 1),
                LocalDate.of(2050, 2, 1),
                Money.ofYuan("1"),
                FeeUnit.HOUSEHOLD_MONTH,
                "x",
                "");
        assertThat(serving.engage(works.clerk, works.id(), works.small.compound, card))
                .isEqualTo(new Engagement.NoFirm());
        for (var by : List.<Viewer>of(works.small.viewer(Role.PROPERTY_FIRM), works.builder, works.small.owner(1))) {
            assertThatThrownBy(() -> serving.engage(by, works.id(), works.small.compound, card))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> serving.decide(
                            by,
                            works.id(),
                            works.small.compound,
                            "QUASI",
                            null,
                            "x",
                            City.current().today()))
                    .isInstanceOf(NotPermitted.class);
        }
        var elsewhere = works.small.viewer(Role.SUBDISTRICT_CLERK, SmallCity.PATH + "x");
        assertThatThrownBy(() -> serving.engage(elsewhere, works.id(), works.small.compound, card))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_end_of_a_contract_waits_at_the_desks_half_a_year_before() {
        decide("PROFESSIONAL", matter);
        var signed = (Engagement.Signed) engage(LocalDate.of(2060, 1, 1), LocalDate.of(2060, 12, 31));
        assertThat(db.sql(
                                "select role from stewardship.todo where subject_id = ? and due_on = '2060-12-31' and since < '2060-07-05' order by role")
                        .param(signed.contract())
                        .query(String.class)
                        .list())
                .containsExactly("COMMITTEE_MEMBER", "SUBDISTRICT_CLERK");
    }
}
