package anju.works;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scheme's way through the joint review on the pages, with the words of what is refused. */
@InCity
class ReviewPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    @Test
    void a_scheme_is_submitted_spoken_about_let_through_and_made_whole(City city) {
        var works = new SmallWorks(beans);
        works.item("10", "100.00");
        var clerk = Web.at(city, port).as(works.clerk, db);
        var leader = Web.at(city, port).as(works.leader, db);
        var home = "/projects/" + works.small.project;
        assertThat(clerk.get(home).isOk().words()).contains("联合审查");
        var list = clerk.get(home + "/joint-reviews").isOk();
        assertThat(list.words()).contains("还没有送审");
        var page = list.click("送联合审查").isOk();
        assertThat(page.words()).contains("5 个工作日", "核心材料，不能容缺");
        var n = "柳街〔2026〕8号";
        page = page.form().with("number", n, n, n, n, n, n, "", n, n, n).send();
        assertThat(page.words()).contains("资金落实证明是核心材料，不能容缺");
        page = page.form().with("number", n, "", n, n, n, n, n, n, n, n).send();
        assertThat(page.words()).contains("小区摸底表还没有交");
        var dates = new String[] {"", "2020-01-01", "", "", "", "", "", "", "", ""};
        var owners = new String[] {"", "社区", "", "", "", "", "", "", "", ""};
        page = page.form().with("dueOn", dates).with("owner", owners).send();
        assertThat(page.status()).isEqualTo(422);
        dates[1] = city.today().plusDays(2).toString();
        page = page.form().with("dueOn", dates).with("owner", owners).send();
        assertThat(page.words()).contains("还没有登记过资金，“" + n + "”查不到");
        works.lot(Source.CITY_MATCH, "1000.00", "BASIC");
        var m = db.sql("select document_number from fund.lot where project_id = ?")
                .param(works.small.project)
                .query(String.class)
                .single();
        page = page.form().send();
        assertThat(page.words()).contains("账上没有文号或编号是“" + n + "”的资金", m);
        page = page.form().with("number", n, "", n, n, n, m, n, n, n, n).send();
        assertThat(page.words()).as("it stands with another paper").contains("账上没有");
        var review = page.form().with("number", n, "", n, n, n, n, m, n, n, n).submit();
        assertThat(review.words()).contains("已送审", "审查中", "容缺 1 件", "社区", "还没有提意见");
        var here = review.document()
                .select("form[action$=/supplements]")
                .attr("action")
                .replace("/supplements", "");

        assertThat(leader.get(here)
                        .form(here + "/conclusion")
                        .with("verdict", "PASS")
                        .send()
                        .words())
                .contains("还有 4 个部门没有提意见");
        opine(city, works.small.viewer(Role.HOUSING_BUREAU), here, "AGREE", "");
        opine(city, works.finance, here, "AGREE", "");
        opine(city, works.resident, here, "AGREE", "");
        var department = works.small.viewer(Role.DEPARTMENT);
        assertThat(opine(city, department, here, "AGREE_WITH_CONDITIONS", "").words())
                .contains("请写清楚什么条件");
        assertThat(opine(city, department, here, "AGREE_WITH_CONDITIONS", "消防车道净宽不小于 4 米")
                        .words())
                .contains("还等 0 个部门");
        assertThat(leader.get(here)
                        .form(here + "/conclusion")
                        .with("verdict", "RETURN")
                        .send()
                        .words())
                .contains("退回要写明理由");
        assertThat(leader.get(here)
                        .form(here + "/conclusion")
                        .with("verdict", "PASS")
                        .submit()
                        .words())
                .contains("容缺通过", "到期没补，审查结论自动暂停");
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(here);
            browser.screenshot("joint-review", Browser.PHONE);
            browser.screenshot("joint-review", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/joint-reviews");
            browser.fits(Browser.PHONE).isAccessible();
        }
        assertThat(clerk.get(here)
                        .form(here + "/supplements")
                        .with("type", "BASELINE")
                        .send()
                        .words())
                .contains("请填文号，或者上传文件");
        assertThat(clerk.get(here)
                        .form(here + "/supplements")
                        .with("type", "BASELINE")
                        .with("number", "摸底表 2026")
                        .submit()
                        .words())
                .contains("材料补齐，审查通过", "已补");
        assertThat(clerk.get(home + "/joint-reviews/new")
                        .form()
                        .with("number", n, n, n, n, n, n, m, n, n, n)
                        .send()
                        .words())
                .contains("不用再送");
    }

    private Web.Page opine(City city, Viewer by, String here, String opinion, String remark) {
        var web = Web.at(city, port).as(by, db);
        var page = web.get(here)
                .form(here + "/opinions")
                .with("opinion", opinion)
                .with("remark", remark)
                .send();
        return page.status() == 303 ? web.follow(page) : page;
    }
}
