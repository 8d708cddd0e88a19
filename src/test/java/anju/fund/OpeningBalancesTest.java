package anju.fund;

import static anju.testing.SmallWorks.goLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.project.Projects;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was left of money when the office joined: booked by a journal of its own kind on the word of two, and always marked. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningBalancesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    CarryingOver carrying;

    @Autowired
    Funding funding;

    @Autowired
    Books books;

    @Autowired
    Projects projects;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallWorks works;
    private SmallCity small;
    private Viewer clerk;
    private Viewer leader;
    private Viewer finance;
    private UUID scan;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        small = works.small;
        clerk = works.clerk;
        leader = works.leader;
        finance = works.finance;
        scan = works.file("fund.opening");
    }

    @Test
    void it_is_booked_once_another_has_confirmed_it_against_an_opening_account() {
        var project = works.broughtAlong("入账");
        var id = entered(project, balance("500000.00"));
        assertThat(lots(project)).as("nothing is booked on one word").isEmpty();
        assertThat(carrying.confirm(leader, id(), id)).isInstanceOf(Vouching.Done.class);
        var lot = lots(project).getFirst();
        assertThat(db.sql("select available_fen from fund.lot_balance where lot_id = ?")
                        .param(lot)
                        .query(Long.class)
                        .single())
                .isEqualTo(50_000_000);
        assertThat(db.sql("""
                        select b.credit_fen from fund.balance b join fund.account a on a.id = b.account_id
                         where a.lot_id = ? and a.kind = 'OPENING' and b.credit_fen = b.debit_fen""").param(lot).query(Long.class).single())
                .as("it came through the opening account, on which nothing stays")
                .isEqualTo(50_000_000);
        var book = books.of(project);
        assertThat(book.entries()).extracting(Book.Entry::kind).containsExactly("OPENING");
        assertThat(book.entries().getFirst().on()).isEqualTo(goLive().minusDays(1));
        assertThat(book.entries().getFirst().lines().stream()
                        .mapToLong(Book.Line::fen)
                        .sum())
                .isZero();
        assertThat(book.journal()).contains("account opening:", "opening balance", "CNY 500000.00");
        assertThat(carrying.confirm(finance, id(), id)).isEqualTo(new Vouching.Moved(EarlierState.CONFIRMED));
        assertThat(funding.reverse(clerk, id(), lot, "红 1", "余额证明有误")).isInstanceOf(Reversing.Reversed.class);
    }

    @Test
    void whoever_entered_it_never_confirms_it_and_a_slip_is_withdrawn_unbooked() {
        var project = works.broughtAlong("两个人");
        var own = ((Carrying.Entered) carrying.enter(finance, id(), project, balance("1.00"))).opening();
        assertThat(carrying.confirm(finance, id(), own)).isEqualTo(new Vouching.OwnEntry());
        assertThat(carrying.withdraw(finance, id(), own, " ")).isEqualTo(new Vouching.ReasonNeeded());
        assertThat(carrying.withdraw(finance, id(), own, "看错来源")).isInstanceOf(Vouching.Done.class);
        assertThat(carrying.confirm(leader, id(), own)).isEqualTo(new Vouching.Moved(EarlierState.WITHDRAWN));
        assertThat(lots(project)).isEmpty();
    }

    @Test
    void only_money_from_before_the_go_live_day_with_a_known_purpose_and_paper() {
        var project = works.broughtAlong("不收的");
        var fine = balance("1.00");
        assertThat(carrying.enter(clerk, id(), small.project, fine)).isEqualTo(new Carrying.BeganHere());
        assertThat(carrying.enter(clerk, id(), project, on(fine, goLive())))
                .isEqualTo(new Carrying.AfterGoLive(goLive()));
        assertThat(carrying.enter(clerk, id(), project, with(fine, List.of(), scan)))
                .isEqualTo(new Carrying.NoPurpose());
        assertThat(carrying.enter(clerk, id(), project, with(fine, List.of("Z99"), scan)))
                .isEqualTo(new Carrying.UnknownPurpose("Z99"));
        assertThat(carrying.enter(clerk, id(), project, with(fine, List.of("BASIC"), id())))
                .isEqualTo(new Carrying.NoSuchFile());
        assertThatThrownBy(() -> carrying.enter(small.viewer(Role.AUDITOR), id(), project, fine))
                .isInstanceOf(NotPermitted.class);
        var id = entered(project, fine);
        assertThatThrownBy(() -> carrying.confirm(clerk, id(), id)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_database_refuses_an_opening_journal_that_two_people_did_not_make() {
        var project = works.broughtAlong("库里的闸");
        var received = ((Receiving.Received) funding.receive(
                        clerk,
                        id(),
                        project,
                        Source.CITY_MATCH,
                        "市财政",
                        "文 1",
                        "",
                        new TreeSet<>(List.of("BASIC")),
                        Money.ofYuan("100.00"),
                        City.current().today()))
                .lot();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var act = small.act("fund.opening.confirmed");
                    var journal = id();
                    var account = id();
                    db.sql("insert into fund.account (id, kind, code, lot_id) values (?, 'OPENING', 'opening:X', ?)")
                            .params(account, received)
                            .update();
                    db.sql("""
                            insert into fund.journal (id, kind, occurred_on, posted_at, memo, act_id, act_kind)
                            values (?, 'OPENING', current_date, now(), '', ?, 'fund.opening.confirmed')""").params(journal, act).update();
                    db.sql("""
                            insert into fund.posting (journal_id, line, account_id, amount_fen)
                            select ?, 1, id, 100 from fund.account where lot_id = ? and kind = 'BANK'""").params(journal, received).update();
                    db.sql("insert into fund.posting (journal_id, line, account_id, amount_fen) values (?, 2, ?, -100)")
                            .params(journal, account)
                            .update();
                }))
                .hasStackTraceContaining("opens no balance that two people entered");
        var id = entered(project, balance("9.00"));
        assertThatThrownBy(() -> step(id, clerk.person(), clerk.person())).hasMessageContaining("another_confirms");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var act = small.act("fund.opening.confirmed");
                    db.sql("""
                            insert into fund.lot (id, code, project_id, source, funder, document_number, received_fen, received_on, recorded_at,
                                                  recorded_by, act_id, act_kind, opening_id)
                            values (?, 'ZJ-2026-9998', ?, 'CITY_MATCH', 'x', 'x', 900, current_date, now(), ?, ?, 'fund.opening.confirmed', ?)""").params(id(), project, clerk.person(), act, id).update();
                }))
                .as("an opening that nobody confirmed is no lot")
                .hasMessageContaining("foreign key");
    }

    @Test
    void the_desk_enters_another_books_it_and_every_page_says_what_it_is(City city) {
        var project = works.broughtAlong("页面");
        var list = "/projects/" + project + "/opening-balances";
        var web = Web.at(city, port).as(clerk, db);
        assertThat(web.get(list).isOk().words()).contains("没有录入期初余额");
        var bare = web.get(list + "/new").form(list).with("funder", "市财政局").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“余额证明扫描件”", "请填写“谁担保属实”");
        assertThat(bare.document().select("input[name=funder]").attr("value")).isEqualTo("市财政局");
        var late = filled(web, list, goLive().toString()).send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.words()).contains("要早于起用日期");
        var odd = filled(web, list, goLive().minusDays(9).toString())
                .with("codes", "Z99")
                .send();
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.words()).contains("Z99");
        assertThat(filled(web, list, goLive().minusDays(9).toString()).submit().words())
                .contains("等另一个人核对后入账", "这一笔是您录入的");
        var id = db.sql("select id from fund.opening where project_id = ?")
                .param(project)
                .query(UUID.class)
                .single();
        assertThat(db.sql("select distinct subject_kind from dispatch.todo where subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("opening");
        var one = "/opening-balances/" + id;
        var second = Web.at(city, port).as(leader, db);
        assertThat(second.get(one).form(one + "/withdrawal").send().status()).isEqualTo(422);
        assertThat(second.get(one).form(one + "/confirmation").submit().words()).contains("已核对入账");
        var lot = lots(project).getFirst();
        assertThat(web.get("/lots/" + lot).isOk().words()).contains("期初余额（补录，未核验）", "23,456.78");
        assertThat(web.get("/projects/" + project + "/funds").isOk().words())
                .contains("期初余额，补录未核验", "到账里有 23,456.78 元是期初余额");
        assertThat(web.get("/projects/" + project + "/money").isOk().words())
                .as("nor does the page of the money's way keep it quiet")
                .contains("到账里有 23,456.78 元是期初余额");
        assertThat(Web.at(city, port).get("/compounds/" + small.compound).isOk().words())
                .contains("到位资金里有");
        assertThat(web.get("/opening-balances/" + UUID.randomUUID()).status()).isEqualTo(404);
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        for (var page : List.of(list, list + "/new", one, "/lots/" + lot, "/compounds/" + small.compound)) {
            assertThat(web.get(page).isOk().words()).doesNotContain("??");
        }
    }

    private static Web.Filled filled(Web web, String list, String receivedOn) {
        return web.get(list + "/new")
                .form(list)
                .with("source", "CITY_MATCH")
                .with("funder", "市财政局")
                .with("documentNumber", "财建〔2025〕9 号")
                .with("amount", "23,456.78")
                .with("receivedOn", receivedOn)
                .with("purposes", "BASIC")
                .with("vouchedBy", "原会计 何某")
                .withFile("scan", "余额.png", SmallWorks.picture());
    }

    private void step(UUID opening, UUID by, UUID enteredBy) {
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into fund.opening_step (id, opening_id, entered_by, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, 'CONFIRMED', '', ?, now(), ?, 'fund.opening.confirmed')""")
                .params(id(), opening, enteredBy, by, small.act("fund.opening.confirmed"))
                .update());
    }

    private List<UUID> lots(UUID project) {
        return db.sql("select id from fund.lot where project_id = ? and opening_id is not null")
                .param(project)
                .query(UUID.class)
                .list();
    }

    private UUID entered(UUID project, OpeningBalance balance) {
        return ((Carrying.Entered) carrying.enter(clerk, id(), project, balance)).opening();
    }

    private OpeningBalance balance(String yuan) {
        return new OpeningBalance(
                Source.CITY_MATCH,
                "市财政局",
                "财建〔2025〕8 号",
                new TreeSet<>(List.of("BASIC")),
                Money.ofYuan(yuan),
                goLive().minusDays(40),
                "原会计 何某",
                scan);
    }

    private static OpeningBalance on(OpeningBalance of, LocalDate receivedOn) {
        return new OpeningBalance(
                of.source(),
                of.funder(),
                of.documentNumber(),
                of.purposes(),
                of.left(),
                receivedOn,
                of.vouchedBy(),
                of.scan());
    }

    private static OpeningBalance with(OpeningBalance of, List<String> purposes, UUID scan) {
        return new OpeningBalance(
                of.source(),
                of.funder(),
                of.documentNumber(),
                new TreeSet<>(purposes),
                of.left(),
                of.receivedOn(),
                of.vouchedBy(),
                scan);
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
