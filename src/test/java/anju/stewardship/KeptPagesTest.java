package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a compound is kept, as clerk, firm, committee and residents meet it. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptPagesTest {
    private static final byte[] PAPER = "%PDF-1.4\nvoucher\n%%EOF".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Keeping keeping;

    private SmallWorks works;
    private UUID matter;
    private Web clerk;
    private Web firm;
    private Web committee;
    private Web owner;
    private String base;

    @BeforeAll
    void build(City city) {
        works = new SmallWorks(beans);
        matter = works.passedMatter(works.item("100", "10.00"), "ORDINARY");
        var item = works.item("100", "10.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "2000.00", "BASIC"), item, "1000.00");
        var contract = works.contract(works.terms("SG-7", 80, works.line(item, "2.1", "100", "10.00")));
        var acceptance =
                works.accepted(contract, new Measured(works.lineOf(contract, "2.1"), null, SmallWorks.milli("100")));
        var lines = db.sql("select id from works.accepted_line where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .list();
        keeping.register(
                works.clerk,
                works.id(),
                new AssetCard(
                        works.small.compound,
                        null,
                        "屋面防水层",
                        works.small.propertyFirm,
                        "雨季前检查",
                        6,
                        City.current().today(),
                        null,
                        lines));
        base = "/compounds/" + works.small.compound;
        clerk = web(city, works.clerk);
        firm = web(city, works.small.viewer(Role.PROPERTY_FIRM));
        committee = web(city, works.resident);
        owner = web(city, works.small.owner(1));
    }

    private Web web(City city, Viewer viewer) {
        return Web.at(city, port).as(viewer, db);
    }

    @Test
    void the_model_and_the_contract_are_recorded_and_everybody_of_the_compound_reads_them() {
        var page = clerk.open(base + "/service").isOk();
        var refused = page.form(base + "/service")
                .with("model", "TRUST")
                .with("paper", "决议3")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("这件事由业主决定");
        assertThat(refused.form(base + "/service")
                        .with("matter", matter.toString())
                        .submit()
                        .words())
                .contains("管理模式已登记", "信托制物业", "现行");
        var wrong =
                clerk.open(base + "/service").form(base + "/service-contracts").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.words()).contains("请选择“服务单位”", "请填写“收费标准”");
        var signed = wrong.form(base + "/service-contracts")
                .with("firm", works.small.propertyFirm.toString())
                .with("number", "WY-01")
                .with("from", "2026-12-01")
                .with("until", "2027-11-30")
                .with("fee", "1.20")
                .with("feeUnit", "SQM_MONTH")
                .with("scope", "保洁、秩序、维修")
                .submit();
        assertThat(signed.words()).contains("合同", "安和物业", "1.20", "平方米·月");
        assertThat(owner.open(base + "/service").isOk().words())
                .contains("安和物业")
                .doesNotContain("登记服务合同");
        assertThat(owner.get(base + "/service").document().select("form[action$=service]"))
                .isEmpty();
    }

    @Test
    void money_is_entered_by_the_firm_read_by_every_owner_and_reversed_in_the_open() {
        var book = firm.open(base + "/income").isOk();
        var entered = book.form(base + "/income/receipts")
                .with("kind", "PARKING")
                .with("amount", "86,000.01")
                .with("counterparty", "停车场经营单位")
                .with("paper", "收据0012")
                .submit();
        assertThat(entered.words()).contains("已入账", "86,000.01", "停车");
        var blank = entered.form(base + "/income/expenses")
                .with("kind", "COST")
                .with("amount", "100")
                .with("counterparty", "保洁公司")
                .with("paper", "发票8");
        var without = blank.send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.words()).contains("支出必须有凭证");
        assertThat(without.form(base + "/income/expenses")
                        .withFile("voucher", "发票8.pdf", PAPER)
                        .submit()
                        .words())
                .contains("-100.00");
        var seen = owner.open(base + "/income").isOk();
        assertThat(seen.words()).contains("86,000.01", "发票8").doesNotContain("记一笔收入", "公布季度账");
        var voucher = owner.get(seen.document().select("a[href$=voucher]").attr("href"));
        assertThat(voucher.status()).isEqualTo(200);
        assertThat(voucher.bytes()).isEqualTo(PAPER);
        assertThat(owner.get(base + "/income.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(firm.open(base + "/income").document().select("form[action$=statements]"))
                .as("the firm does not publish its own book")
                .isEmpty();
        var running = committee.open(base + "/income").form(base + "/income/statements");
        var today = City.current().today();
        assertThat(running.with("year", "" + today.getYear())
                        .with("quarter", "" + ((today.getMonthValue() + 2) / 3))
                        .send()
                        .words())
                .contains("才结束");
    }

    @Test
    void a_resident_claims_a_warranty_and_books_a_room() {
        var page = owner.open(base + "/upkeep").isOk();
        var origin = page.document().select("select[name=origin] option").last().val();
        var sent = page.form(base + "/warranty-claims")
                .with("origin", origin)
                .with("what", "屋面漏水")
                .submit();
        assertThat(sent.words()).contains("已通知施工单位", "屋面漏水", "恒筑建设");
        assertThat(owner.open(base + "/upkeep")
                        .form(base + "/warranty-claims")
                        .with("origin", origin)
                        .with("what", "屋面漏水")
                        .send()
                        .words())
                .contains("已经报过");
        firm.open(base + "/rooms")
                .form(base + "/rooms")
                .with("name", "乐福堂")
                .with("seats", "30")
                .with("opensHour", "8")
                .with("closesHour", "21")
                .with("price", "20")
                .with("market", "30")
                .with("marketSource", "周边会议室")
                .submit();
        var day = City.current().today().plusDays(2);
        var rooms = owner.open(base + "/rooms?on=" + day).isOk();
        var booked = rooms.form(base + "/room-uses")
                .with(
                        "room",
                        rooms.document()
                                .select("select[name=room] option")
                                .last()
                                .val())
                .with("purpose", "棋牌")
                .submit();
        assertThat(booked.words()).contains("已约好，免费", "09:00–10:00", "我的预约");
        assertThat(firm.open(base + "/rooms?on=" + day).isOk().words())
                .contains("已约")
                .doesNotContain("棋牌");
    }

    @Test
    void covenants_waivers_and_land_say_what_they_may_to_whom() {
        var text = "一、装修不破坏承重墙。\n二、电动车在车棚充电。";
        assertThat(clerk.open(base + "/covenants")
                        .form(base + "/covenants")
                        .with("kind", "OWNERS")
                        .with("text", text)
                        .submit()
                        .words())
                .contains("第 1 版", "电动车在车棚充电");
        var step = clerk.open(base + "/covenants");
        var id = step.document().select("select[name=covenant] option").last().val();
        assertThat(step.form(base + "/covenants/step")
                        .with("covenant", id)
                        .with("deed", "ADOPT")
                        .with("paper", "决议1")
                        .send()
                        .words())
                .contains("这件事由业主决定");
        var part = works.small.parts.get(1).toString();
        assertThat(clerk.open(base + "/waivers")
                        .form(base + "/waivers")
                        .with("part", part)
                        .with("ground", "LOW_INCOME")
                        .with("borneBy", "PROPERTY_FIRM")
                        .with("amount", "360")
                        .with("from", City.current().today().toString())
                        .with("until", City.current().today().plusMonths(6).toString())
                        .with("paper", "核验2")
                        .with("matter", matter.toString())
                        .submit()
                        .words())
                .contains("减免已登记", "低收入", "360.00");
        assertThat(owner.open(base + "/waivers").isOk().words())
                .contains("少于 5 户")
                .doesNotContain("低收入", "360", "102");
        assertThat(clerk.open(base + "/land")
                        .form(base + "/land")
                        .with("name", "东南角空地")
                        .with("area", "5700")
                        .with("use", "停车")
                        .with("giver", works.small.developer.toString())
                        .with("builder", works.small.contractor.toString())
                        .with("operator", works.small.propertyFirm.toString())
                        .with("incomeTo", "PROPERTY_SERVICE")
                        .with("share", "50")
                        .with("agreement", "协议1")
                        .with("until", "2036-01-01")
                        .submit()
                        .words())
                .contains("东南角空地", "5,700.00", "50");
    }

    @Test
    void strangers_stay_outside(City city) {
        var stranger = web(city, works.small.viewer(Role.OWNER, "/ha/liuan/other"));
        for (var corner : List.of(
                "stewardship", "service", "income", "income.xlsx", "upkeep", "covenants", "rooms", "waivers", "land")) {
            assertThat(stranger.get(base + "/" + corner).status()).as(corner).isEqualTo(403);
            assertThat(Web.at(city, port).get(base + "/" + corner).status())
                    .as(corner)
                    .isEqualTo(303);
        }
        assertThat(owner.get("/stewardship").location()).endsWith(base + "/stewardship");
        assertThat(owner.get("/compounds/" + UUID.randomUUID() + "/income").status())
                .isEqualTo(404);
    }

    @Test
    void the_pages_fit_phone_and_desk_and_everybody_can_use_them(City city) {
        try (var browser = Browser.at(city, port)) {
            for (var corner :
                    List.of("stewardship", "service", "income", "upkeep", "covenants", "rooms", "waivers", "land")) {
                browser.as(owner).open(base + "/" + corner);
                browser.screenshot("kept-" + corner + "-owner", Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
                browser.as(clerk).open(base + "/" + corner);
                browser.screenshot("kept-" + corner + "-clerk", Browser.DESK);
                browser.fits(Browser.DESK).isAccessible();
            }
        }
    }
}
