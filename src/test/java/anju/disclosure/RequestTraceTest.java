package anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.request.Channel;
import anju.request.Petitioning;
import anju.request.Reported;
import anju.request.Reporting;
import anju.request.RequestDraft;
import anju.stewardship.AssetCard;
import anju.stewardship.Claimed;
import anju.stewardship.Claiming;
import anju.stewardship.Keeping;
import anju.stewardship.Registering;
import anju.stewardship.Repaired;
import anju.stewardship.Repairing;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From what a resident asked for to the need, the warranty claim or the work order it became, and back. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestTraceTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Reporting reporting;

    @Autowired
    Surveying surveying;

    @Autowired
    Repairing repairing;

    @Autowired
    Claiming claiming;

    @Autowired
    Keeping keeping;

    @Autowired
    Petitioning petitioning;

    private SmallWorks works;
    private Viewer worker;
    private Web desk;
    private Web open;

    @BeforeAll
    void make(City city) {
        works = new SmallWorks(beans);
        worker = works.small.viewer(Role.COMMUNITY_WORKER, "/ha/liuan/yongxing");
        desk = Web.at(city, port).as(worker, db);
        open = Web.at(city, port);
    }

    private UUID request(String title) {
        var draft = new RequestDraft(
                works.small.compound,
                works.small.buildings.getFirst(),
                null,
                "",
                "STAIRWELL",
                null,
                title,
                "三楼张家门口，晚上看不见",
                Channel.CALL,
                "13912345678",
                Set.of(),
                List.of());
        return ((Reported.Received) reporting.report(worker, works.id(), draft)).request();
    }

    private List<String> told() {
        return db.sql("select template from message.outgoing where address_enc is not null")
                .query(String.class)
                .list();
    }

    @Test
    void a_request_becomes_a_need_by_a_button_and_whoever_asked_is_told() {
        var request = request("楼道灯年年坏");
        var href = desk.open("/desk/requests/" + request)
                .isOk()
                .document()
                .select("a[href*=needs/new]")
                .attr("href");
        var page = desk.open(href).isOk();
        assertThat(page.words()).contains("来自诉求 SQ-", "楼道灯年年坏");
        assertThat(page.form().value("title")).isEqualTo("楼道灯年年坏");
        assertThat(page.form().value("source")).isEqualTo("REQUEST");
        var nothing = page.form().send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.words()).as("it is still known where it comes from").contains("来自诉求 SQ-");
        var done =
                nothing.form().with("topic", "ROOF_LEAK").with("whole", "true").submit();
        assertThat(done.words()).contains("已登记");
        var need = db.sql("select id from survey.need where request_id = ?")
                .param(request)
                .query(UUID.class)
                .single();
        assertThat(told()).contains("request.message.need-recorded");
        assertThat(db.sql("select kind from request.remark where request_id = ?")
                        .param(request)
                        .query(String.class)
                        .list())
                .containsExactly("NEED_RECORDED");
        assertThat(desk.open("/desk/requests/" + request)
                        .isOk()
                        .click("看它成为的需求")
                        .document()
                        .select("main a[href=/desk/requests/" + request + "]"))
                .as("and back from the need")
                .hasSize(1);
        assertThat(open.get("/needs/" + need).words())
                .as("the public sees no request's code")
                .doesNotContain("/desk/requests");
        assertThat(desk.get("/desk/requests/" + request).isOk().words()).contains("已列为改造需求");
        assertThat(open.get("/trace/requests/" + request).isOk().words())
                .contains("已经列为 1 条改造需求", "楼道灯年年坏", "还没定")
                .doesNotContain("张家", "139", "业主0");
        var back = open.get("/trace/needs/" + need).isOk();
        assertThat(back.words()).contains("居民诉求", "诉求转来 1 条").doesNotContain("张家");
        assertThat(back.document()
                        .select("a[href=/trace/requests/" + request + "]")
                        .isEmpty())
                .isFalse();
        look("trace-request-need", "/trace/requests/" + request);
    }

    @Test
    void a_need_names_only_a_request_of_its_own_compound_that_is_there() {
        var draft = new NeedDraft(
                works.small.compound,
                "ROOF_LEAK",
                "屋顶漏水",
                "",
                NeedSource.REQUEST,
                false,
                LocalDate.of(2026, 1, 5),
                Set.of(),
                Set.of(),
                Set.of(),
                true);
        assertThat(surveying.record(worker, works.id(), draft.of(works.id()))).isEqualTo(new Recording.OtherRequest());
        var page = desk.open("/compounds/" + works.small.compound + "/needs/new?request=" + works.id())
                .isOk();
        assertThat(page.words()).doesNotContain("来自诉求");
        var form = desk.open("/compounds/" + works.small.compound + "/needs/new?request=" + request("门禁坏了"))
                .form()
                .with("topic", "ROOF_LEAK")
                .with("whole", "true");
        var other = form.with("request", works.id().toString()).send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.words()).contains("这件诉求不是这个小区的");
    }

    @Test
    void a_repair_is_traced_from_the_request_and_shows_neither_words_nor_doors() {
        var request = request("三楼灯不亮");
        var card = new Repairing.Card(
                works.small.propertyFirm,
                null,
                request,
                "三楼 301 门口换灯",
                City.current().today().plusDays(3));
        var order = ((Repaired.Ordered) repairing.order(works.clerk, works.id(), works.small.compound, card)).order();
        assertThat(open.get("/trace/requests/" + request).isOk().words())
                .contains("已经转为维修 WX-", "已派出")
                .doesNotContain("301", "三楼", "还没验收");
        var page = open.get("/trace/work-orders/" + order).isOk();
        assertThat(page.words()).contains("维修 WX-", "居民诉求").doesNotContain("301", "三楼");
        assertThat(page.document()
                        .select("a[href=/trace/requests/" + request + "]")
                        .isEmpty())
                .isFalse();
        look("trace-request-repair", "/trace/requests/" + request);
    }

    @Test
    void a_claim_stands_on_the_request_and_on_the_works_that_are_under_warranty() {
        var item = works.item("100", "10.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "2000.00", "BASIC"), item, "1000.00");
        var contract = works.contract(works.terms("SG-1", 80, works.line(item, "2.1", "100", "10.00")));
        var acceptance =
                works.accepted(contract, new Measured(works.lineOf(contract, "2.1"), null, SmallWorks.milli("100")));
        var origin = db.sql("select id from works.accepted_line where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .single();
        var today = City.current().today();
        var asset = ((Registering.Registered) keeping.register(
                        works.clerk,
                        works.id(),
                        new AssetCard(
                                works.small.compound,
                                null,
                                "屋面防水层",
                                works.small.propertyFirm,
                                "雨季前检查",
                                6,
                                today,
                                null,
                                List.of(origin))))
                .asset();
        var request = request("屋面又漏了");
        var claim = ((Claimed.Sent)
                        claiming.claim(works.clerk, works.id(), asset, origin, "三楼漏水", false, null, request))
                .claim();
        var page = open.get("/trace/claims/" + claim).isOk();
        assertThat(page.words())
                .contains("维修 BX-", "保修 · 屋面防水层", "已通知施工单位", "免费修")
                .doesNotContain("三楼");
        assertThat(open.get("/trace/requests/" + request).isOk().words()).contains("已经转为维修 BX-");
        assertThat(open.get("/trace/assets/" + asset).isOk().words()).contains("报修与维修", "BX-");
        look("trace-claim", "/trace/claims/" + claim);
    }

    @Test
    void a_petition_has_no_public_trace_and_what_is_not_there_is_not_found() {
        var request = request("反映信访事项");
        petitioning.mark(works.clerk, works.id(), request, "信访事项");
        assertThat(open.get("/trace/requests/" + request).status()).isEqualTo(404);
        for (var kind : List.of("requests", "claims", "work-orders")) {
            assertThat(open.get("/trace/" + kind + "/" + works.id()).status()).isEqualTo(404);
            assertThat(open.get("/trace/" + kind + "/nothing").status()).isIn(400, 404);
        }
    }

    private void look(String name, String path) {
        try (var browser = Browser.at(City.current(), port)) {
            browser.open(path);
            browser.screenshot(name, Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot(name, Browser.DESK);
            browser.fits(Browser.DESK).isAccessible();
        }
    }
}
