package anju.works;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Completion is accepted when everything the contract agreed on is done (Regulation on construction quality art. 16). */
@InCity
class CompletionTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Accepting accepting;

    @Autowired
    Scheduling scheduling;

    @Autowired
    JdbcClient db;

    @Test
    void it_waits_for_every_line_and_every_milestone_and_a_stage_does_not() {
        var works = new SmallWorks(beans);
        var lot = works.lot(Source.CITY_MATCH, "1000000.00", "BASIC");
        var roof = works.item("10", "100.00");
        var pipes = works.item("10", "100.00");
        works.allocated(lot, roof, "1000.00");
        works.allocated(lot, pipes, "1000.00");
        var contract = works.contract(
                works.terms("HT-1", 80, works.line(roof, "1", "10", "60.00"), works.line(pipes, "2", "10", "60.00")));
        works.briefed(contract);
        var today = City.current().today();
        assertThat(scheduling.set(works.builder, works.id(), contract, List.of(new Milestone("完工", 100, today))))
                .isInstanceOf(ScheduleSetting.Set.class);
        var one = new Measured(works.lineOf(contract, "1"), null, 10_000);
        var other = new Measured(works.lineOf(contract, "2"), null, 4_000);

        assertThat(measured(works, contract, AcceptanceKind.COMPLETION, one))
                .isEqualTo(new Measuring.Unfinished(List.of("2"), List.of("完工")));
        assertThat(measured(works, contract, AcceptanceKind.STAGE, other)).isInstanceOf(Measuring.Opened.class);
        assertThat(measured(works, contract, AcceptanceKind.COMPLETION, one))
                .isEqualTo(new Measuring.Unfinished(List.of(), List.of("完工")));

        var milestone = db.sql("select id from works.milestone where contract_id = ?")
                .param(contract)
                .query(UUID.class)
                .single();
        scheduling.reach(works.builder, works.id(), milestone, today, "");
        assertThat(measured(works, contract, AcceptanceKind.COMPLETION, one)).isInstanceOf(Measuring.Opened.class);
    }

    private Measuring measured(SmallWorks works, UUID contract, AcceptanceKind kind, Measured line) {
        return accepting.measure(
                works.builder, works.id(), contract, kind, City.current().today(), List.of(line));
    }
}
