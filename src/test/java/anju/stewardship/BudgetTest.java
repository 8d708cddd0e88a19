package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.city.City;
import anju.money.Money;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open budget of a compound served in trust. */
@InCity
class BudgetTest {
    private static final byte[] PAPER = "%PDF-1.4\nvoucher\n%%EOF".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Budgeting budgeting;

    @Autowired
    Serving serving;

    @Autowired
    JdbcClient db;

    private static BudgetCard card(int year, UUID matter, String... kinds) {
        var lines = new TreeMap<String, Money>();
        for (var kind : kinds) {
            lines.put(kind, Money.ofYuan("1000.00"));
        }
        return new BudgetCard(year, lines, matter, "业字1号");
    }

    @Test
    @Shows("CD-18")
    void owners_in_trust_pass_a_budget_and_read_what_was_spent_against_it(City city) {
        var works = new SmallWorks(beans);
        var compound = works.small.compound;
        int year = city.today().getYear();
        var matter = works.passedMatter(works.item("100", "10.00"), "ORDINARY");
        assertThat(budgeting.adopt(works.clerk, works.id(), compound, card(year, matter, "COST")))
                .isEqualTo(new Budgeted.NotInTrust());
        var clerk = Web.at(city, port).as(works.clerk, db);
        assertThat(clerk.get("/compounds/" + compound + "/budget").isOk().words())
                .contains("实行信托制物业的小区才有年度预算");
        assertThatThrownBy(() -> db.sql("""
                        insert into stewardship.trust_budget (id, compound_id, year, version, matter_id, paper, adopted_by, adopted_at, act_id, act_kind)
                        values (gen_random_uuid(), ?, ?, 1, ?, 'x', ?, now(), gen_random_uuid(), 'stewardship.budget.adopted')""")
                        .params(compound, year, matter, works.clerk.person())
                        .update())
                .hasMessageContaining("not served in trust");
        serving.decide(works.clerk, works.id(), compound, "TRUST", matter, "业字1号", city.today());
        assertThat(budgeting.adopt(works.clerk, works.id(), compound, card(year - 1, matter, "COST")))
                .isEqualTo(new Budgeted.OtherYear(year, year + 1));
        assertThat(budgeting.adopt(works.clerk, works.id(), compound, card(year, matter, "DINNERS")))
                .isEqualTo(new Budgeted.UnknownKind("DINNERS"));
        assertThat(budgeting.adopt(works.clerk, works.id(), compound, card(year, works.id(), "COST")))
                .isEqualTo(new Budgeted.OwnersDecide());
        assertThatThrownBy(() -> card(year, matter)).isInstanceOf(IllegalArgumentException.class);
        var firm = works.small.viewer(Role.PROPERTY_FIRM);
        assertThatThrownBy(() -> budgeting.adopt(firm, works.id(), compound, card(year, matter, "COST")))
                .as("who spends does not say how much")
                .isInstanceOf(NotPermitted.class);

        var at = "/compounds/" + compound + "/budget";
        var refused = clerk.open(at)
                .isOk()
                .form(at)
                .with("lines", "经营成本 很多\n吃饭 300")
                .with("matter", matter.toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("看不懂", "请填写“决议文号”");
        assertThat(refused.form(at)
                        .with("lines", "经营成本 2,000\n税费 150.50")
                        .with("paper", "业字〔2026〕1号")
                        .submit()
                        .words())
                .contains("预算已公布，第 1 版", "2,150.50");
        var book = Web.at(city, port).as(firm, db);
        book.open("/compounds/" + compound + "/income")
                .form("/compounds/" + compound + "/income/receipts")
                .with("kind", "PARKING")
                .with("amount", "5,000")
                .with("counterparty", "停车场")
                .with("paper", "收据1")
                .submit();
        book.open("/compounds/" + compound + "/income")
                .form("/compounds/" + compound + "/income/expenses")
                .with("kind", "COST")
                .with("amount", "300")
                .with("counterparty", "五金店")
                .with("paper", "发票9")
                .withFile("voucher", "发票9.pdf", PAPER)
                .submit();
        var owner = Web.at(city, port).as(works.small.owner(1), db);
        assertThat(owner.get(at).isOk().words())
                .contains("经营成本 2,000.00 300.00 1,700.00", "合计 2,150.50 300.00 1,850.50")
                .doesNotContain("公布业主通过的预算");
        assertThat(budgeting.adopt(
                        works.clerk,
                        works.id(),
                        compound,
                        new BudgetCard(year, new TreeMap<>(Map.of("COST", Money.ofYuan("200.00"))), matter, "业字2号")))
                .isInstanceOf(Budgeted.Adopted.class);
        assertThat(owner.get(at).isOk().words()).contains("第 2 版", "超 100.00").doesNotContain("第 1 版");
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(at);
            browser.screenshot("budget", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("budget", Browser.DESK);
            browser.fits(Browser.DESK).isAccessible();
        }
    }
}
