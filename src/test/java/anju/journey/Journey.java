package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * 五福里小区 from the workbook on a clerk's desk to a payment that explains itself: every step by those who take it, through
 * the pages, along the links and buttons that stand on them. The stations build on each other.
 */
public final class Journey extends Working {
    private static final Instant FIRST_DAY = Instant.parse("2026-06-01T02:00:00Z");
    private static final Instant ROOFS_DONE = Instant.parse("2026-09-10T02:00:00Z");

    private String acceptance = "";
    private String clearance = "";
    private String payment = "";

    public Journey(Town town) {
        super(town, FIRST_DAY);
    }

    public void money_is_received_and_set_aside_for_the_item() {
        received("MAINTENANCE_FUND", "1,200,000", "维修资金专户", "BASIC");
        received("CENTRAL_SUBSIDY", "9,000,000", "市财政局", "BASIC");
        allocated("维修资金", "屋面防水", "308424");
        assertThat(allocated("中央", "屋面防水", "462636").words()).contains("462,636.00");
    }

    public void the_contract_is_signed_once_the_leader_has_brought_the_project_to_procurement() {
        assertThat(resultAnnounced("五福业字〔2026〕1号").words()).contains("五福业字〔2026〕1号");
        var early = work(clerk, "合同和验收").click("登记合同");
        assertThat(early.words()).contains("项目现在是“项目库”阶段，到了“采购”阶段才能办这件事", "请街道领导或住建局在项目页上推进到下一阶段");
        assertThat(early.document().select("main form")).isEmpty();
        var waits = early.click("去看项目的关口");
        assertThat(waits.words()).contains("可以进入“五福夜话、形成方案”", "您不用再办什么");
        assertThat(waits.document().select("form[action$=/steps]")).isEmpty();
        assertThat(moveOn()).contains("现在是“五福夜话、形成方案”阶段");
        assertThat(moveOn()).contains("现在是“民主决策”阶段");
        assertThat(moveOn()).contains("现在是“落实资金”阶段");
        assertThat(moveOn()).contains("现在是“采购”阶段", "进入“开工”还差 1 件事", "施工合同已签订");
        assertThat(people.the(Role.SUBDISTRICT_LEADER).open("/desk").words()).doesNotContain("推进到下一阶段");
        var page = work(clerk, "合同和验收").click("登记合同");
        var form = page.form()
                .with("number", "SG-2026-041")
                .with("contractor", option(page, "contractor", "恒筑建设"))
                .with("supervisor", option(page, "supervisor", "正信监理"))
                .with("procurement", "OPEN_TENDER")
                .with("progress", "80")
                .with("signedOn", "2026-06-30")
                .with("quantity", "5430")
                .with("price", "142.00");
        assertThat(form.submit().isOk().words()).contains("771,060.00", "SG-2026-041");
        form.submit();
        assertThat(work(clerk, "合同和验收").document().select("main tbody tr"))
                .as("sent twice, signed once")
                .hasSize(1);
        assertThat(moveOn()).contains("现在是“开工”阶段");
    }

    public void the_roofs_are_measured_and_four_parties_sign() {
        town.clock(ROOFS_DONE);
        var measure = work(contractor, "合同和验收").click("SG-2026-041").click("填写实测数量");
        var places = measure.document().select("main input[name=place]").size();
        assertThat(places).isEqualTo(10);
        var form = measure.form();
        var quantities = IntStream.range(0, places)
                .mapToObj(i -> switch (measure.document()
                        .select("main input[name=quantity]")
                        .get(i)
                        .parent()
                        .selectFirst("label")
                        .text()) {
                    case "5号楼" -> "661.40";
                    case "6号楼" -> "662.10";
                    case "7号楼" -> "660.50";
                    default -> "";
                })
                .toArray(String[]::new);
        var opened = form.with("quantity", quantities).submit().isOk();
        assertThat(opened.words()).contains("281,728.00", "还等");
        acceptance = opened.document().select("form.form").attr("action").replace("/signatures", "");
        signed(acceptance, people.the(Role.CONTRACTOR));
        signed(acceptance, people.the(Role.SUPERVISOR));
        town.look(clerk, acceptance, "journey-acceptance", false);
        signed(acceptance, clerk);
        assertThat(signed(acceptance, people.the(Role.COMMITTEE_MEMBER)).words())
                .contains("四方签齐");
    }

    public void the_papers_are_checked_and_the_payment_cleared() {
        var request = contractor.get(acceptance).isOk().click("去请款");
        var asked = request.form().submit().isOk();
        clearance = asked.document()
                .select("form[action$=/documents]")
                .attr("action")
                .replace("/documents", "");
        papersIn(clearance);
        var checker = checked(clearance);
        town.look(checker, clearance, "journey-clearance", false);
        assertThat(checker.get(clearance)
                        .form(clearance + "/clearing")
                        .submit()
                        .isOk()
                        .words())
                .contains("资料通过");
    }

    public void the_payment_is_held_approved_by_two_and_confirmed_by_the_bank() throws Exception {
        var other = people.elsewhere(Role.SUBDISTRICT_CLERK);
        var mine = clerk.get(clearance).isOk().form(clearance + "/payments");
        var theirs = other.get(clearance).isOk().form(clearance + "/payments");
        try (var two = Executors.newFixedThreadPool(2)) {
            var answers = two.invokeAll(List.<Callable<Web.Page>>of(mine::send, theirs::send));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .as("two clerks at once")
                    .contains(303)
                    .allMatch(status -> status == 303 || status == 409 || status == 422);
        }
        var held = clerk.get(clearance).isOk();
        var payments = held.document().select("main a[href^=/payments/]");
        assertThat(payments).as("one clearance, one payment").hasSize(1);
        payment = payments.attr("href");
        assertThat(clerk.get(payment).isOk().words()).contains("1,984 ㎡", "225,382.40", "135,229.44", "90,152.96");
        approvedByTwo(payment);
        town.look(clerk, payment, "journey-payment", false);
        assertThat(confirmed(payment, "20260910-771", "2026-09-10").words()).contains("已付 225,382.40 元");
    }

    public void the_roofs_are_handed_to_their_keeper() {
        var page = clerk.get(acceptance).isOk().click("登记资产");
        var asset = page.form()
                .with(
                        "origins",
                        page.document()
                                .select("input[name=origins]")
                                .eachAttr("value")
                                .toArray(String[]::new))
                .with("keeper", option(page, "keeper", "安和物业"))
                .with("lifeYears", "13")
                .submit()
                .isOk();
        assertThat(asset.words()).contains("安和物业", "检查防水层和排水口");
        assertThat(work(clerk, "移交的设施").words()).contains("安和物业");
    }

    public void anybody_walks_from_the_payment_to_the_need_and_back() {
        town.work();
        var anybody = people.anybody();
        var list = anybody.open("/compounds/" + compound).isOk();
        assertThat(list.words()).contains("225,382.40");
        var trace = anybody.open("/trace" + payment).isOk();
        assertThat(trace.words()).contains("225,382.40", "135,229.44", "90,152.96", "5 至 7 号楼顶层漏水");
        var back = anybody.open(trace.document()
                        .select("#needs a[href=/trace" + need + "]")
                        .attr("href"))
                .isOk();
        assertThat(back.document().select("a[href=/trace" + payment + "]")).isNotEmpty();
        town.look(anybody, "/trace" + payment, "journey-trace", true);
        town.look(anybody, "/trace" + need, "journey-trace-need", true);
        town.look(anybody, "/compounds/" + compound, "journey-compound", true);
    }
}
