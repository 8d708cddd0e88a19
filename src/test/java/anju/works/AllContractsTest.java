package anju.works;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Source;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
class AllContractsTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Accepting accepting;

    @Autowired
    Gates gates;

    @Autowired
    JdbcClient db;

    @Test
    void the_gates_open_with_the_last_contract_and_shut_with_one_more() {
        var works = new SmallWorks(beans);
        // The undertaking came here by facts with nothing behind them: they are taken back, so that only contracts
        // speak.
        withdrawn(works, GateCondition.PEOPLE_BRIEFED);
        var lot = works.lot(Source.CITY_MATCH, "1000000.00", "BASIC");
        var roofs = contract(works, lot, "HT-1");
        var pipes = contract(works, lot, "HT-2");
        works.briefed(roofs);
        assertThat(held(works)).doesNotContain(GateCondition.PEOPLE_BRIEFED);
        works.briefed(pipes);
        assertThat(held(works)).contains(GateCondition.PEOPLE_BRIEFED);
        var first = completed(works, roofs);
        assertThat(held(works))
                .contains(GateCondition.WORKS_ACCEPTED)
                .doesNotContain(GateCondition.COMPLETION_ACCEPTED);
        completed(works, pipes);
        assertThat(held(works)).contains(GateCondition.COMPLETION_ACCEPTED);
        assertThat(accepting.reverse(works.leader, works.id(), first, "量错了")).isInstanceOf(Reversing.Reversed.class);
        assertThat(held(works)).doesNotContain(GateCondition.COMPLETION_ACCEPTED);
        completed(works, roofs);
        assertThat(held(works)).contains(GateCondition.COMPLETION_ACCEPTED);
        var more = contract(works, lot, "HT-3");
        assertThat(held(works)).doesNotContain(GateCondition.COMPLETION_ACCEPTED, GateCondition.PEOPLE_BRIEFED);
        works.briefed(more);
        completed(works, more);
        assertThat(held(works)).contains(GateCondition.COMPLETION_ACCEPTED, GateCondition.PEOPLE_BRIEFED);
    }

    private java.util.Set<GateCondition> held(SmallWorks works) {
        return gates.held(works.small.project);
    }

    private void withdrawn(SmallWorks works, GateCondition condition) {
        var said = db.sql("select by_id from project.gate_fact_now where project_id = ? and condition = ?")
                .params(works.small.project, condition.name())
                .query(UUID.class)
                .list();
        beans.getBean(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(_ -> said.forEach(by -> gates.withdraw(
                        works.small.project, condition, by, works.small.act("project.baseline.confirmed"))));
    }

    private static UUID contract(SmallWorks works, UUID lot, String number) {
        var item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        return works.contract(works.terms(number, 80, works.line(item, "1", "10", "60.00")));
    }

    private UUID completed(SmallWorks works, UUID contract) {
        var measured = List.of(new Measured(works.lineOf(contract, "1"), null, 10_000));
        var acceptance = ((Measuring.Opened) accepting.measure(
                        works.builder,
                        works.id(),
                        contract,
                        AcceptanceKind.COMPLETION,
                        City.current().today(),
                        measured))
                .acceptance();
        assertThat(works.signed(acceptance)).isEqualTo(AcceptanceState.PASSED);
        return acceptance;
    }
}
