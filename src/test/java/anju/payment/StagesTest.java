package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.Cities;
import anju.city.City;
import anju.dispatch.FindingKind;
import anju.dispatch.Findings;
import anju.fund.Source;
import anju.money.Fraction;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.payment.web.LedgersPage;
import anju.policy.Policy;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.works.AcceptanceKind;
import anju.works.Accepting;
import anju.works.Measured;
import anju.works.Measuring;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeState;
import anju.works.change.ChangeTerms;
import anju.works.change.Changed;
import anju.works.change.Changing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagesTest {
    @Autowired
    Policy policy;

    @Autowired
    Findings findings;

    private static final Terms TERMS =
            new Terms(20, 15, 85, 3, 24, new Terms.WageAccount("恒筑建设工资专户", "六安农商行", "6222000011112222"));

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Clearing clearing;

    @Autowired
    Paying paying;

    @Autowired
    Stages stages;

    @Autowired
    Accepting accepting;

    @Autowired
    Cities cities;

    SmallWorks works;
    UUID lot;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CENTRAL_SUBSIDY, "90000000.00", "BASIC");
    }

    @Test
    void a_settled_price_reaches_to_what_was_signed_and_approved_as_change_and_no_further() {
        var contract = contract();
        stages.agree(works.clerk, works.id(), contract, TERMS);
        var changing = beans.getBean(Changing.class);
        var line = works.lineOf(contract, "1");
        works.allocated(
                lot,
                db.sql("select item_id from works.contract_line where id = ?")
                        .param(line)
                        .query(UUID.class)
                        .single(),
                "1000.00");
        var more = List.of(new ChangeTerms.More(line, 1_000));
        var terms = new ChangeTerms(ChangeSide.CONTRACTOR, "x", more, List.of(), List.of());
        var change = ((Changed.Proposed) changing.propose(works.builder, works.id(), contract, terms)).change();
        changing.agree(works.engineer, works.id(), change, true, "");
        assertThat(changing.approve(works.leader, works.id(), change, ""))
                .isEqualTo(new Changed.Done(ChangeState.APPROVED));
        completed(contract, 101_000);
        assertThat(settle(contract, "101000.01", "101000.01"))
                .isEqualTo(new Settling.AboveContract(Money.ofYuan("101000.00")));
        assertThat(settle(contract, "101000.00", "101000.00")).isInstanceOf(Settling.Settled.class);
        var late = changing.propose(works.builder, works.id(), contract, terms);
        assertThat(late).isEqualTo(new Changed.Completed());
    }

    @Test
    @Shows("ZS-24")
    void a_contract_is_paid_stage_by_stage_to_its_settled_price_and_not_a_fen_more() {
        var contract = contract();
        assertThat(clearing.requestStage(works.builder, works.id(), ClearanceKind.ADVANCE, contract))
                .isEqualTo(new Shut(Obstacle.TERMS_MISSING, ""));
        assertThat(stages.agree(works.clerk, works.id(), contract, TERMS)).isInstanceOf(Agreeing.Agreed.class);
        assertThat(stages.agree(works.clerk, works.id(), contract, TERMS)).isInstanceOf(Agreeing.AlreadyAgreed.class);
        assertThat(shut(ClearanceKind.COMPLETION, contract)).isEqualTo(Obstacle.NOT_COMPLETED);

        assertThat(stage(ClearanceKind.ADVANCE, contract)).isEqualTo(2_000_000);
        assertThat(unearned(contract)).isEqualTo(2_000_000);
        var half = works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, 50_000));
        // 50,000 × 80 % − 10,000 of the advance − 15 % of 40,000 for wages
        assertThat(pay(works.cleared(half))).isEqualTo(2_400_000);
        assertThat(pay(cleared(requested(clearing.request(works.builder, works.id(), ClearanceKind.WAGE, half)))))
                .isEqualTo(600_000);
        var rest = completed(contract, 50_000);
        assertThat(unearned(contract)).isEqualTo(1_000_000);
        // Paid ahead, but no further than the advance that is still to be earned back: nobody is asked why.
        assertThat(findings.of(works.small.project)).noneMatch(it -> it.kind() == FindingKind.PAID_OVER_ACCEPTED);
        // 100,000 × 85 % − 50,000 paid − 6,000 wages not asked for yet
        assertThat(stage(ClearanceKind.COMPLETION, contract)).isEqualTo(2_900_000);
        assertThat(clearing.request(works.builder, works.id(), rest)).isEqualTo(new Shut(Obstacle.STAGE_PASSED, ""));
        assertThat(shut(ClearanceKind.SETTLEMENT, contract)).isEqualTo(Obstacle.NOT_SETTLED);
        assertThat(settle(contract, "100000.01", "100000.01")).isInstanceOf(Settling.AboveContract.class);
        assertThat(settle(contract, "99000.00", "99000.01")).isInstanceOf(Settling.AboveClaimed.class);
        assertThat(settle(contract, "99000.00", "100.00")).isInstanceOf(Settling.BelowPaid.class);
        assertThat(settle(contract, "99000.00", "98000.00")).isInstanceOf(Settling.Settled.class);
        assertThat(stages.shut(ClearanceKind.SETTLEMENT, contract)).contains(new Shut(Obstacle.WAGES_OWED, "6000.00"));
        assertThat(pay(cleared(requested(clearing.request(works.builder, works.id(), ClearanceKind.WAGE, rest)))))
                .isEqualTo(600_000);
        assertThat(stage(ClearanceKind.SETTLEMENT, contract)).isEqualTo(9_800_000 - 294_000 - 8_500_000);
        assertThat(shut(ClearanceKind.RETENTION, contract)).isEqualTo(Obstacle.DEFECT_PERIOD);
        var then = City.current().today().plusMonths(24).atTime(4, 0).toInstant(ZoneOffset.UTC);
        var now = Instant.now();
        cities.setClock(City.current(), then);
        assertThat(stage(ClearanceKind.RETENTION, contract)).isEqualTo(294_000);
        cities.setClock(City.current(), now);
        assertThat(db.sql("select sum(amount_fen) from payment.payment where contract_id = ? and state = 'PAID'")
                        .param(contract)
                        .query(Long.class)
                        .single())
                .isEqualTo(9_800_000);
        assertThat(db.sql("select count(distinct payee) from payment.payment_now where contract_id = ?")
                        .param(contract)
                        .query(Integer.class)
                        .single())
                .as("wages have a payee of their own")
                .isEqualTo(2);
        assertThat(db.sql("""
                select count(*) from payment.thread t join payment.payment p on p.id = t.late_id
                 where p.contract_id = ? and t.early_kind = 'contract'""").param(contract).query(Integer.class).single())
                .as("advance, wages twice, completion, settlement and retention hang on the contract")
                .isEqualTo(6);
    }

    @Test
    void terms_keep_to_the_pack_and_come_before_money() {
        var contract = contract();
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(31, 0, 85, 3, 24, null)))
                .isInstanceOfSatisfying(
                        Agreeing.Beyond.class, no -> assertThat(no.term()).isEqualTo("advance"));
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(0, 0, 86, 3, 24, null)))
                .isInstanceOfSatisfying(
                        Agreeing.Beyond.class, no -> assertThat(no.term()).isEqualTo("completion"));
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(0, 0, 85, 4, 24, null)))
                .isInstanceOfSatisfying(
                        Agreeing.Beyond.class, no -> assertThat(no.term()).isEqualTo("retention"));
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(0, 5, 85, 3, 24, TERMS.account())))
                .isInstanceOfSatisfying(
                        Agreeing.Beyond.class, no -> assertThat(no.term()).isEqualTo("wages"));
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(0, 20, 85, 3, 24, null)))
                .isInstanceOf(Agreeing.AccountAndShare.class);
        assertThat(stages.agree(works.clerk, works.id(), contract, new Terms(0, 0, 85, 3, 25, null)))
                .isInstanceOf(Agreeing.DefectPeriodTooLong.class);
        works.held(works.cleared(works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, 1_000))));
        assertThat(stages.agree(works.clerk, works.id(), contract, TERMS)).isInstanceOf(Agreeing.AlreadyPaying.class);
        assertThatThrownBy(() -> db.sql("""
                insert into payment.terms (contract_id, contract_fen, advance_percent, wage_percent, completion_percent, retention_percent,
                                           defect_months, agreed_by, agreed_at, act_id, act_kind)
                values (?, 10000000, 0, 0, 85, 3, 24, ?, now(), ?, 'payment.terms.agreed')""")
                        .params(contract, works.clerk.person(), works.small.act("payment.terms.agreed"))
                        .update())
                .hasMessageContaining("come before its payments");
    }

    private long unearned(UUID contract) {
        return db.sql("select unearned_fen from payment.unearned where contract_id = ?")
                .param(contract)
                .query(Long.class)
                .single();
    }

    @Test
    void each_kind_of_paper_counts_for_itself() {
        var first = contract();
        var second = contract();
        for (var contract : List.of(first, second)) {
            works.held(works.cleared(works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, 1_000))));
        }
        for (var codes : List.of("works.contract", "works.acceptance", "payment.clearance", "payment.payment")) {
            var numbers = db.sql("select right(code, 4)::int from " + codes + " order by 1")
                    .query(Integer.class)
                    .list();
            assertThat(numbers)
                    .as(codes)
                    .startsWith(1)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    @Test
    void money_runs_ahead_of_accepted_work_as_far_as_the_rules_say_and_not_a_fen_further() {
        var national = policy.rules(PaymentRules.class, works.small.edition);
        assertThat(national.mayRunAhead(Money.ofYuan("1000.00"))).isEqualTo(Money.ZERO);
        var rules = new PaymentRules(
                national.documents(),
                national.warnGap(),
                new Fraction(5, 100),
                national.advanceMost(),
                national.wageLeast(),
                national.completionMost(),
                national.retentionMost(),
                national.defectMonthsMost(),
                national.bank());
        assertThat(rules.mayRunAhead(Money.ofYuan("1000.00"))).isEqualTo(Money.ofYuan("50.00"));
        assertThat(page(rules, "450.00").isEarly()).isFalse();
        assertThat(page(rules, "450.01").isEarly()).isTrue();
        assertThat(page(national, "400.00").isEarly()).isFalse();
        assertThat(page(national, "400.01").isEarly()).isTrue();
    }

    /** A contract of 1,000.00 of which work for 400.00 is accepted. */
    private LedgersPage page(PaymentRules rules, String paid) {
        var line = new LedgersPage.LineRow(
                "1",
                "屋面防水",
                Money.ofYuan("1000.00"),
                Money.ofYuan(paid),
                Money.ofYuan("320.00"),
                new Quantity(10_000, Unit.SQM),
                new Quantity(4_000, Unit.SQM),
                Money.ofYuan("400.00"));
        var sums = new LedgersPage.Sums(Money.ofYuan(paid), Money.ZERO, Money.ZERO);
        return new LedgersPage(
                null, null, works.id(), "1", "80", 10, rules, sums, List.of(line), List.of(), false, null);
    }

    private UUID contract() {
        var item = works.item("100", "1000.00");
        works.allocated(lot, item, "100000.00");
        return works.contract(works.terms("ST-" + ++number, 80, works.line(item, "1", "100", "1000.00")));
    }

    private UUID completed(UUID contract, long milli) {
        var measuring = (Measuring.Opened) accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.COMPLETION,
                City.current().today(),
                List.of(new Measured(works.lineOf(contract, "1"), null, milli)));
        works.signed(measuring.acceptance());
        return measuring.acceptance();
    }

    private Settling settle(UUID contract, String claimed, String settled) {
        var review = new Review(
                Money.ofYuan(claimed),
                Money.ofYuan(settled),
                "周明",
                "正信造价咨询",
                "JS-7",
                City.current().today());
        return stages.settle(works.clerk, works.id(), contract, review);
    }

    private Obstacle shut(ClearanceKind kind, UUID contract) {
        return stages.shut(kind, contract).orElseThrow().obstacle();
    }

    private long stage(ClearanceKind kind, UUID contract) {
        return pay(cleared(requested(clearing.requestStage(works.builder, works.id(), kind, contract))));
    }

    private static UUID requested(Requesting requesting) {
        return ((Requesting.Requested) requesting).clearance();
    }

    private UUID cleared(UUID clearance) {
        clearing.confirmQuantity(works.engineer, works.id(), clearance);
        for (var type : works.required(clearance)) {
            clearing.review(works.checker, works.id(), works.submitted(clearance, type), Verdict.APPROVED, "");
        }
        assertThat(clearing.clear(works.checker, works.id(), clearance)).isInstanceOf(Clearance.Cleared.class);
        return clearance;
    }

    private long pay(UUID clearance) {
        var payment = works.held(clearance);
        works.paid(payment);
        return db.sql("select amount_fen from payment.payment where id = ? and state = 'PAID'")
                .param(payment)
                .query(Long.class)
                .single();
    }
}
