package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.fund.Source;
import anju.money.Money;
import anju.notice.Noticing;
import anju.notice.Releasing;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeState;
import anju.works.change.ChangeTerms;
import anju.works.change.Changed;
import anju.works.change.Changing;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Changing changing;

    @Autowired
    Accepting accepting;

    @Autowired
    Noticing noticing;

    @Autowired
    anju.notice.Concluding concluding;

    @Autowired
    Cities cities;

    @LocalServerPort
    int port;

    SmallWorks works;
    Viewer colleague;
    UUID lot;
    UUID item;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        colleague = works.small.viewer(Role.CONTRACTOR);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
    }

    @Test
    void three_people_change_a_contract_and_then_the_new_quantity_and_the_new_line_are_accepted_and_paid(City city) {
        var contract = contract("1000.00");
        var line = works.lineOf(contract, "1");
        var terms = new ChangeTerms(
                ChangeSide.CONTRACTOR,
                "落水口比图纸多",
                List.of(new ChangeTerms.More(line, SmallWorks.milli("0.1"))),
                List.of(new ChangeTerms.Added(item, "9", "落水口", SmallWorks.milli("1"), Money.ofYuan("10.00"), "三家询价")),
                List.of());
        var change = ((Changed.Proposed) changing.propose(works.builder, works.id(), contract, terms)).change();
        assertThat(measure(contract, line, "10.1")).isInstanceOf(Measuring.MoreThanContracted.class);
        assertThat(changing.approve(works.clerk, works.id(), change, ""))
                .isEqualTo(new Changed.NotInState(ChangeState.PROPOSED));
        assertThatThrownBy(() -> changing.agree(works.builder, works.id(), change, true, ""))
                .isInstanceOf(NotPermitted.class);
        assertThat(todo(change)).containsExactly("SUPERVISOR");
        assertThat(changing.agree(works.engineer, works.id(), change, false, " "))
                .isEqualTo(new Changed.ReasonMissing());
        assertThat(changing.agree(works.engineer, works.id(), change, true, ""))
                .isEqualTo(new Changed.Done(ChangeState.AGREED));
        assertThat(todo(change)).containsExactly("SUBDISTRICT_CLERK");
        assertThatThrownBy(() -> changing.approve(works.builder, works.id(), change, ""))
                .isInstanceOf(NotPermitted.class);
        assertThat(changing.approve(works.clerk, works.id(), change, ""))
                .isEqualTo(new Changed.Done(ChangeState.APPROVED));
        assertThat(changing.approve(works.clerk, works.id(), change, ""))
                .isEqualTo(new Changed.NotInState(ChangeState.APPROVED));
        assertThat(measure(contract, line, "10.2")).isInstanceOf(Measuring.MoreThanContracted.class);
        var added = works.lineOf(contract, "9");
        var acceptance = works.accepted(
                contract,
                new Measured(line, null, SmallWorks.milli("10.1")),
                new Measured(added, null, SmallWorks.milli("1")));
        works.paid(works.held(works.cleared(acceptance)));
        assertThat(db.sql("select sum(amount_fen) from payment.payment where contract_id = ? and state = 'PAID'")
                        .param(contract)
                        .query(Long.class)
                        .single())
                .isEqualTo((101_000L + 1_000L) * 80 / 100);
        assertThat(db.sql("select kind from works.timeline where subject_id = ?")
                        .param(change)
                        .query(String.class)
                        .list())
                .containsExactly("works.change.approved");
        var payment = db.sql("select id from payment.payment where contract_id = ?")
                .param(contract)
                .query(UUID.class)
                .single();
        var code = db.sql("select code from works.change_order where id = ?")
                .param(change)
                .query(String.class)
                .single();
        var web = Web.at(city, port);
        for (var trace : List.of("/trace/payments/" + payment, "/trace/items/" + item)) {
            assertThat(web.get(trace).isOk().words()).contains(code, "+0.1", "+1", "9 落水口", "后来变更 2 项，合计 20.00 元");
        }
        var other = contract("1000.00");
        assertThat(more(other, new ChangeTerms.More(works.lineOf(other, "1"), -1000)))
                .isInstanceOf(Changed.Proposed.class);
        assertThat(web.get("/trace/items/" + item).isOk().words()).doesNotContain("BG-");
    }

    @Test
    void what_is_asked_for_is_of_this_contract_and_never_less_than_was_measured() {
        var contract = contract("1000.00");
        var line = works.lineOf(contract, "1");
        assertThat(more(contract)).isEqualTo(new Changed.NothingChanged());
        assertThat(propose(contract, line, "0")).isEqualTo(new Changed.NothingChanged());
        assertThat(propose(contract, works.lineOf(contract("1000.00"), "1"), "1"))
                .isEqualTo(new Changed.UnknownLine());
        assertThat(added(contract, UUID.randomUUID(), "7")).isEqualTo(new Changed.NotInPlan("7"));
        assertThat(added(contract, item, "1")).isEqualTo(new Changed.NumberTaken("1"));
        works.measured(contract, new Measured(line, null, SmallWorks.milli("4")));
        assertThat(propose(contract, line, "-6.001")).isInstanceOf(Changed.BelowAccepted.class);
        assertThat(propose(contract, line, "-6")).isInstanceOf(Changed.Proposed.class);
        works.goBackTo(Stage.G4);
        assertThat(propose(contract, line, "-1")).isInstanceOf(Changed.NotStarted.class);
        works.passTo(Stage.G6);
    }

    @Test
    void a_change_that_was_agreed_before_a_measurement_does_not_undercut_it() {
        var contract = contract("1000.00");
        var line = works.lineOf(contract, "1");
        var change = agreed(propose(contract, line, "-6"));
        works.measured(contract, new Measured(line, null, SmallWorks.milli("5")));
        assertThat(changing.approve(works.clerk, works.id(), change, "")).isInstanceOf(Changed.BelowAccepted.class);
    }

    @Test
    void the_leader_approves_what_is_large_and_nothing_goes_beyond_a_tenth() {
        var contract = contract("2000.00");
        var line = works.lineOf(contract, "1");
        assertThat(propose(contract, line, "1.001"))
                .isEqualTo(new Changed.TooMuch(Money.ofYuan("100.10"), Money.ofYuan("100.00")));
        var small = agreed(propose(contract, line, "0.3"));
        var large = agreed(propose(contract, line, "0.1"));
        assertThat(changing.approve(works.clerk, works.id(), small, "")).isEqualTo(done());
        assertThat(changing.approve(works.clerk, works.id(), large, ""))
                .isEqualTo(new Changed.LeaderNeeded(Money.ofYuan("40.00"), Money.ofYuan("30.00")));
        assertThat(todo(large)).containsExactlyInAnyOrder("SUBDISTRICT_CLERK", "SUBDISTRICT_LEADER");
        assertThat(changing.approve(works.leader, works.id(), large, "")).isEqualTo(done());
        assertThat(propose(contract, line, "0.601")).isInstanceOf(Changed.TooMuch.class);
        assertThat(changing.approve(works.clerk, works.id(), agreed(propose(contract, line, "-2")), ""))
                .isEqualTo(done());
        assertThat(propose(contract, line, "0.601")).isInstanceOf(Changed.TooMuch.class);
    }

    @Test
    void above_the_next_limit_the_owners_are_told_first(City city) {
        var contract = contract("2000.00");
        var change = agreed(propose(contract, works.lineOf(contract, "1"), "0.6"));
        assertThat(changing.approve(works.leader, works.id(), change, ""))
                .isEqualTo(new Changed.NoticeNeeded(Money.ofYuan("60.00"), Money.ofYuan("50.00")));
        var small = agreed(propose(contract, works.lineOf(contract, "1"), "0.1"));
        assertThat(changing.tell(works.clerk, works.id(), small))
                .isEqualTo(new Changed.NoNoticeNeeded(Money.ofYuan("50.00")));
        var draft = ((Changed.NoticeDrafted) changing.tell(works.clerk, works.id(), change)).draft();
        assertThat(changing.tell(works.clerk, works.id(), change)).isEqualTo(new Changed.NoticeStands());
        var text = db.sql("select body from notice.draft where id = ?")
                .param(draft)
                .query(String.class)
                .single();
        assertThat(text).contains("现场多出一块").contains("0.6").contains("60.00");
        int revision = db.sql("select revision from notice.draft where id = ?")
                .param(draft)
                .query(Integer.class)
                .single();
        var released = (Releasing.Released) noticing.release(works.leader, works.id(), draft, revision, "无个人信息");
        assertThat(changing.approve(works.leader, works.id(), change, "")).isInstanceOf(Changed.NoticeNeeded.class);
        cities.setClock(city, city.now().plus(Duration.ofDays(12)));
        assertThat(changing.approve(works.leader, works.id(), change, "")).isEqualTo(done());
        var withdrawing = concluding.withdraw(works.leader, works.id(), released.noticeId(), "写错了");
        assertThat(withdrawing).isInstanceOf(anju.notice.Closing.StillNeeded.class);
    }

    @Test
    void nothing_is_approved_that_no_money_is_set_aside_for() {
        var contract = contract("600.00");
        var change = agreed(propose(contract, works.lineOf(contract, "1"), "0.2"));
        assertThat(changing.approve(works.clerk, works.id(), change, ""))
                .isEqualTo(new Changed.NotFunded("屋面防水层", Money.ofYuan("1020.00"), Money.ofYuan("1000.00")));
        works.allocated(lot, item, "20.00");
        assertThat(changing.approve(works.clerk, works.id(), change, "")).isEqualTo(done());
        assertThat(db.sql("select count(*) from works.contract_line_allocation where contract_line_id = ?")
                        .param(works.lineOf(contract, "1"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void who_asked_takes_it_back_and_the_office_says_no_with_a_reason() {
        var contract = contract("1000.00");
        var line = works.lineOf(contract, "1");
        var change = ((Changed.Proposed) propose(contract, line, "0.1")).change();
        assertThatThrownBy(() -> changing.withdraw(works.engineer, works.id(), change))
                .isInstanceOf(NotPermitted.class);
        assertThat(changing.withdraw(colleague, works.id(), change)).isEqualTo(new Changed.Done(ChangeState.WITHDRAWN));
        assertThat(changing.withdraw(colleague, works.id(), change))
                .isEqualTo(new Changed.NotInState(ChangeState.WITHDRAWN));
        var other = agreed(propose(contract, line, "0.1"));
        assertThat(changing.refuse(works.clerk, works.id(), other, "")).isEqualTo(new Changed.ReasonMissing());
        assertThat(changing.refuse(works.clerk, works.id(), other, "原设计够用"))
                .isEqualTo(new Changed.Done(ChangeState.REFUSED));
        assertThat(measure(contract, line, "10.1")).isInstanceOf(Measuring.MoreThanContracted.class);
    }

    @Test
    void the_database_changes_no_line_without_an_approved_change() {
        var contract = contract("1000.00");
        var line = works.lineOf(contract, "1");
        assertThatThrownBy(() -> db.sql("update works.contract_line set quantity_milli = 20000 where id = ?")
                        .param(line)
                        .update())
                .hasStackTraceContaining("permission denied");
        var change = ((Changed.Proposed) propose(contract, line, "0.1")).change();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ ->
                        db.sql("""
                        insert into works.contract_line (id, contract_id, item_id, number, title, unit, signed_milli, quantity_milli,
                                                         price_fen, warranty_months, change_id)
                        values (?, ?, ?, '8', 'x', 'SQM', 0, 1, 1, 0, ?)""").params(works.id(), contract, item, change).update()))
                .hasMessageContaining("was not approved");
        var agreed = agreed(propose(contract, line, "0.2"));
        assertThatThrownBy(() -> step(agreed, "APPROVED", works.engineer)).hasMessageContaining("three people");
        var tight = contract("600.00");
        var dear = agreed(propose(tight, works.lineOf(tight, "1"), "0.2"));
        assertThatThrownBy(() -> step(dear, "APPROVED", works.clerk)).hasMessageContaining("is not funded");
        var wide = contract("2000.00");
        var large = agreed(propose(wide, works.lineOf(wide, "1"), "0.6"));
        assertThatThrownBy(() -> step(large, "APPROVED", works.leader)).hasMessageContaining("needs a notice");
    }

    @Test
    void the_pages_take_a_change_from_the_site_to_the_contract(City city) throws Exception {
        var contract = contract("1000.00");
        var home = "/contracts/" + contract + "/changes";
        var builder = Web.at(city, port).as(works.builder, db);
        assertThat(builder.get(home).isOk().words()).contains("还没有变更");
        var page = builder.get(home + "/new").isOk().form().send();
        assertThat(page.words()).contains("请填写“变更原因”");
        page = page.form().with("side", "CONTRACTOR").with("reason", "现场多出一块").send();
        assertThat(page.words()).contains("一行也没有填");
        page = page.form().with("more", "abc").send();
        assertThat(page.words()).contains("数量");
        page = page.form().with("more", "0.5").with("less", "1").send();
        assertThat(page.words()).contains("只能填一个");
        page = page.form().with("more", "5").with("less", "").send();
        assertThat(page.words()).contains("超过最多能增加");
        page = page.form().with("more", "0.2").with("lineTitle", "落水口").send();
        assertThat(page.words()).contains("单价依据");
        page = page.form().with("lineTitle", "").submit();
        assertThat(page.words()).contains("等监理单位核对", "0.2", "20.00");
        var here = page.document()
                .select("form[action$=withdrawal]")
                .attr("action")
                .replace("/withdrawal", "");
        var engineer = Web.at(city, port).as(works.engineer, db);
        page = engineer.get(here).form().with("decision", "YES").submit();
        assertThat(page.words()).contains("等街道批准");
        var clerk = Web.at(city, port).as(works.clerk, db);
        page = clerk.get(here).form().with("decision", "NO").send();
        assertThat(page.words()).contains("不同意要写明原因");
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(here);
            browser.screenshot("change", Browser.PHONE);
            browser.screenshot("change", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
        }
        page = page.form().with("decision", "YES").submit();
        assertThat(page.words()).contains("已批准，合同清单已更新");
        assertThat(clerk.get("/contracts/" + contract).words()).contains("签订时 1,000.00 元，变更 20.00 元");
        try (var browser = Browser.at(city, port).as(builder)) {
            browser.open(home);
            browser.screenshot("changes", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/new");
            browser.screenshot("change-entry", Browser.PHONE);
            browser.screenshot("change-entry", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open("/contracts/" + contract);
            browser.screenshot("contract-changed", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private Changed done() {
        return new Changed.Done(ChangeState.APPROVED);
    }

    private UUID contract(String allocated) {
        item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        var contract = works.contract(works.terms("HT-" + ++number, 80, works.line(item, "1", "10", "100.00")));
        long more = Money.ofYuan(allocated).fen() - 100_000L;
        if (allocated.equals("1000.00")) {
            works.allocated(lot, item, "500.00");
        } else if (more > 0) {
            works.allocated(lot, item, new Money(more).yuan().toPlainString());
        }
        return contract;
    }

    private UUID agreed(Changed proposed) {
        var change = ((Changed.Proposed) proposed).change();
        changing.agree(works.engineer, works.id(), change, true, "");
        return change;
    }

    private Changed propose(UUID contract, UUID line, String more) {
        return more(contract, new ChangeTerms.More(line, SmallWorks.milli(more)));
    }

    private Changed more(UUID contract, ChangeTerms.More... more) {
        var terms = new ChangeTerms(ChangeSide.CONTRACTOR, "现场多出一块", List.of(more), List.of(), List.of());
        return changing.propose(works.builder, works.id(), contract, terms);
    }

    private Changed added(UUID contract, UUID item, String number) {
        var added = new ChangeTerms.Added(item, number, "落水口", 1000, Money.ofYuan("10.00"), "询价");
        var terms = new ChangeTerms(ChangeSide.CONTRACTOR, "现场多出一块", List.of(), List.of(added), List.of());
        return changing.propose(works.builder, works.id(), contract, terms);
    }

    private void step(UUID change, String to, Viewer by) {
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into works.change_step (id, change_id, to_state, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, now(), ?, 'works.change.approved')""")
                .params(works.id(), change, to, by.person(), works.small.act("works.change.approved"))
                .update());
    }

    private Measuring measure(UUID contract, UUID line, String quantity) {
        return accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.STAGE,
                City.current().today(),
                List.of(new Measured(line, null, SmallWorks.milli(quantity))));
    }

    private List<String> todo(UUID change) {
        return db.sql("select distinct role from works.todo where subject_kind = 'change' and subject_id = ?")
                .param(change)
                .query(String.class)
                .list();
    }
}
