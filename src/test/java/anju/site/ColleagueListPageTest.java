package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColleagueListPageTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    City city;
    SmallCity small;
    Web administrator;

    @BeforeAll
    void build(City city) {
        this.city = city;
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        administrator = Web.at(city, port).as(small.viewer(Role.ADMINISTRATOR), db);
    }

    @Test
    void a_pasted_list_is_looked_at_and_then_opens_every_account_once_with_its_roles() {
        long before = accounts();
        var looked = list("周敏\t13800000001\tlist.zhou\t社区工作者\t柳岸街道\t\n周敏\t\tlist.zhou\t楼栋长\t柳岸街道\n\n吴芳，，list.wu\n")
                .send();
        assertThat(looked.isOk().words()).contains("会开 2 个账号", "list.zhou", "138****0001", "社区工作者");
        assertThat(accounts()).as("a preview opens nothing").isEqualTo(before);
        var form = looked.form("/people/list");
        var done = form.send();
        assertThat(done.isOk().words()).contains("已开 2 个账号", "只显示这一次");
        var passwords = done.document().select("td.num b").eachText();
        assertThat(passwords).hasSize(2).doesNotHaveDuplicates();
        assertThat(form.send().document().select("td.num b").eachText())
                .as("sent twice")
                .isEqualTo(passwords);
        assertThat(accounts()).isEqualTo(before + 2);
        assertThat(db.sql("""
                select count(*) from access.role_grant g join access.account a using (person_id)
                 where a.login = 'list.zhou' and g.state = 'HELD'""").query(Long.class).single()).isEqualTo(2);
        var signedIn = Web.at(city, port)
                .get("/sign-in")
                .form("/sign-in/password")
                .with("login", "list.zhou")
                .with("password", passwords.getFirst())
                .submit();
        assertThat(signedIn.isOk().words()).contains("新密码");
    }

    @Test
    void each_fault_is_said_by_its_line_and_nothing_typed_is_lost() {
        long before = accounts();
        var rows = String.join(
                "\n",
                "只有姓名",
                "\t\tnoname",
                "甲\t12\tlist.a",
                "乙\t\t9x",
                "丙\t\tlist.c\t皇帝\t柳岸街道",
                "丁\t\tlist.d\t街道经办\t月亮街道",
                "戊\t\tlist.e\t街道经办",
                "己\t\tlist.f\t街道经办\t柳岸街道",
                "己\t\tlist.f\t街道经办\t柳岸街道",
                "己\t\tlist.f\t施工单位\t柳岸街道",
                "庚\t\tlist.f\t楼栋长\t柳岸街道",
                "好人\t\tlist.good");
        var refused = list(rows).send();
        assertThat(refused.status()).isEqualTo(422);
        var said =
                refused.document().select("[aria-labelledby=faults-title] li").eachText();
        assertThat(said).hasSize(10);
        assertThat(said.get(0)).startsWith("第 1 行：").contains("有 1 列");
        assertThat(said.get(1)).startsWith("第 2 行：").contains("姓名");
        assertThat(said.get(2)).startsWith("第 3 行：").contains("“12”");
        assertThat(said.get(3)).startsWith("第 4 行：").contains("账号");
        assertThat(said.get(4)).startsWith("第 5 行：").contains("皇帝");
        assertThat(said.get(5)).startsWith("第 6 行：").contains("月亮街道");
        assertThat(said.get(6)).startsWith("第 7 行：").contains("没有写范围");
        assertThat(said.get(7)).startsWith("第 9 行：").contains("已经写过");
        assertThat(said.get(8)).startsWith("第 10 行：").contains("不同的人");
        assertThat(said.get(9)).startsWith("第 11 行：").contains("另一个姓名");
        assertThat(refused.form("/people/list/preview").value("rows")).contains("只有姓名", "list.good");
        assertThat(refused.document().select("form[action=/people/list]")).isEmpty();
        var forged = administrator.get("/people/list").forged("/people/list").with("rows", rows);
        assertThat(forged.send().status()).isEqualTo(422);
        assertThat(accounts()).isEqualTo(before);
        assertThat(list("").send().status()).isEqualTo(422);
        assertThat(list("人\t\tx\n".repeat(101)).send().words()).contains("一次最多 100 行");
    }

    @Test
    void who_has_an_account_already_or_asks_for_oneself_is_told_so() {
        assertThat(list("某人\t13800000009\tlist.first")
                        .send()
                        .form("/people/list")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(list("某人\t13800000009\tlist.second").send().words()).contains("“某人”已经有账号了");
        assertThat(list("别人\t\tlist.first").send().words()).contains("“list.first”已经有人用了");
        var clerk = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        assertThat(clerk.get("/people/list").status()).isEqualTo(403);
    }

    @Test
    void the_page_fits_a_phone() {
        try (var browser = Browser.at(city, port).as(administrator)) {
            browser.open("/people/list").locator("textarea").first().fill("赵一\t\tlist.zhao\t皇帝\t柳岸街道");
            browser.page()
                    .locator("form[action='/people/list/preview'] button.primary")
                    .click();
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("colleagues-refused", Browser.PHONE);
            browser.page().locator("textarea[name=rows]:visible").fill("赵一\t\tlist.zhao\t街道经办\t柳岸街道");
            browser.page()
                    .locator("form[action='/people/list/preview'] button.primary")
                    .click();
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("colleagues", Browser.PHONE);
            browser.screenshot("colleagues", Browser.DESK);
        }
    }

    private Web.Filled list(String rows) {
        return administrator.get("/people/list").form("/people/list/preview").with("rows", rows);
    }

    private long accounts() {
        return db.sql("select count(*) from access.account").query(Long.class).single();
    }
}
