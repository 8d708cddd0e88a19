package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Source;
import anju.money.Money;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.works.AcceptanceKind;
import anju.works.Accepting;
import anju.works.Measured;
import anju.works.Measuring;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The price of an undertaking is settled when that of every contract is of which anything was accepted. */
@InCity
class SettledTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Stages stages;

    @Autowired
    Accepting accepting;

    @Autowired
    Gates gates;

    private SmallWorks works;
    private UUID lot;

    @Test
    void the_price_is_settled_when_that_of_every_contract_is() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CENTRAL_SUBSIDY, "90000000.00", "BASIC");
        var first = finished("ST-1");
        var second = finished("ST-2");
        settle(first);
        assertThat(gates.held(works.small.project)).as("one of two").doesNotContain(GateCondition.PRICE_SETTLED);
        settle(second);
        assertThat(gates.held(works.small.project)).contains(GateCondition.PRICE_SETTLED);
        contract("ST-3");
        assertThat(gates.held(works.small.project))
                .as("nothing came of a third so far")
                .contains(GateCondition.PRICE_SETTLED);
        finished("ST-4");
        assertThat(gates.held(works.small.project))
                .as("a fourth is finished and has no settled price")
                .doesNotContain(GateCondition.PRICE_SETTLED);
    }

    private UUID contract(String number) {
        var item = works.item("100", "1000.00");
        works.allocated(lot, item, "100000.00");
        return works.contract(works.terms(number, 80, works.line(item, "1", "100", "1000.00")));
    }

    /** Accepted as complete, with its terms agreed. */
    private UUID finished(String number) {
        var contract = contract(number);
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(0, 0, 85, 3, 24, null)))
                .isInstanceOf(Agreeing.Agreed.class);
        var measuring = (Measuring.Opened) accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.COMPLETION,
                City.current().today(),
                List.of(new Measured(works.lineOf(contract, "1"), null, 100_000)));
        works.signed(measuring.acceptance());
        return contract;
    }

    private void settle(UUID contract) {
        var review = new Review(
                Money.ofYuan("99000.00"),
                Money.ofYuan("98000.00"),
                "周明",
                "正信造价咨询",
                "JS-7",
                City.current().today());
        assertThat(stages.settle(works.clerk, works.id(), contract, review)).isInstanceOf(Settling.Settled.class);
    }
}
