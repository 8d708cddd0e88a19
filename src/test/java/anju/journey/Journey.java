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
public final class Journey {
    private static final Instant FIRST_DAY = Instant.parse("2026-06-01T02:00:00Z");
    private static final Instant VOTE_OPEN = Instant.parse("2026-06-20T02:00:00Z");
    private static final Instant VOTE_OVER = Instant.parse("2026-07-01T02:00:00Z");
    private static final Instant ROOFS_DONE = Instant.parse("2026-09-10T02:00:00Z");

    private final Town town;
    private final People people;
    private final Web clerk;
    private final Web contractor;
    private String compound = "";
    private String need = "";
    private String project = "";
    private String plan = "";
    private String vote = "";
    private String acceptance = "";
    private String clearance = "";
    private String payment = "";

    public Journey(Town town) {
        this.town = town;
        town.clock(FIRST_DAY);
        people = new People(town);
        clerk = people.the(Role.SUBDISTRICT_CLERK);
        contractor = people.the(Role.CONTRACTOR);
    }

    public void the_bureau_adopts_rules_and_the_clerk_adds_the_companies() {
        var bureau = people.the(Role.HOUSING_BUREAU);
        var rules = bureau.open("/policy").isOk().click("和安市");
        assertThat(rules.form()
                        .with("pack", "chengdu-jinjiang")
                        .with("from", "2026-06-01")
                        .submit()
                        .isOk()
                        .words())
                .contains("锦江");
        organisation("恒筑建设", "CONTRACTOR");
        organisation("正信监理", "SUPERVISOR");
        organisation("安和物业", "PROPERTY_FIRM");
    }

    private void organisation(String name, String kind) {
        var page = clerk.open("/registry/organisations").isOk();
        assertThat(page.form()
                        .with("name", name)
                        .with("kind", kind)
                        .submit()
                        .isOk()
                        .words())
                .contains(name);
    }

    public void the_clerk_brings_in_her_workbook() {
        var sent = clerk.open("/registry/imports")
                .isOk()
                .form()
                .withFile("workbook", "wufuyuan.xlsx", Neighbour.workbook())
                .send();
        town.work();
        var preview = clerk.get(sent.location()).isOk();
        assertThat(preview.words()).contains("497", "确认入库");
        town.look(clerk, sent.location(), "journey-import", false);
        var form = preview.form(sent.location() + "/confirmation");
        assertThat(form.submit().isOk().words()).contains("已入库");
        form.submit().isOk();
        var list = clerk.open("/registry/compounds").isOk();
        assertThat(list.document().select("tbody tr"))
                .as("confirmed twice, there once")
                .hasSize(1);
        assertThat(list.words()).contains("五福里小区", "32,984.60");
        compound = tail(list.document().selectFirst("tbody a").attr("href"));
    }

    public void a_grid_worker_writes_down_who_has_water_from_the_roof() {
        var worker = people.the(Role.GRID_WORKER);
        var page = worker.open("/needs").isOk().click("登记需求");
        town.look(worker, "/compounds/" + compound + "/needs/new", "journey-need", false);
        var buildings = page.document().select("details.doors-of").stream()
                .filter(d -> d.selectFirst("summary").text().matches("[567] 号楼.*"))
                .toList();
        assertThat(buildings).hasSize(3);
        var parts = buildings.stream()
                .flatMap(b -> b.select("label.door:not(.all)").stream())
                .filter(door -> door.text().startsWith("6"))
                .map(door -> door.selectFirst("input").val())
                .toArray(String[]::new);
        assertThat(parts.length).isPositive();
        var form = page.form()
                .with("title", "5 至 7 号楼顶层漏水")
                .with("topic", "ROOF_LEAK")
                .with("source", "FIELD_SURVEY")
                .with("description", "雨后顶层渗水")
                .with("parts", parts);
        people.sessionEnds(Role.GRID_WORKER);
        assertThat(form.send().location()).startsWith("/sign-in?to=");
        people.signsInAgain(Role.GRID_WORKER);
        var back = worker.open("/compounds/" + compound + "/needs/new").isOk();
        assertThat(back.words()).contains("您刚才填的内容还在");
        assertThat(back.form().value("title")).isEqualTo("5 至 7 号楼顶层漏水");
        assertThat(back.document().select("input[name=parts][checked]")).hasSize(parts.length);
        var again = back.form();
        var recorded = again.submit().isOk();
        assertThat(recorded.words()).contains("关系到 " + parts.length + " 户", "5 至 7 号楼顶层漏水");
        again.submit();
        assertThat(worker.open("/needs").document().select("tbody tr"))
                .as("sent twice, recorded once")
                .hasSize(1);
        need = recorded.document()
                .select("form[action$=withdrawal]")
                .attr("action")
                .replace("/withdrawal", "");
    }

    public void the_clerk_opens_a_project_and_draws_up_an_item_on_that_need() {
        var choose = clerk.open("/projects").isOk().click("立项");
        var open = clerk.open("/projects/new?compound="
                        + choose.document()
                                .selectFirst("main input[name=compound]")
                                .val())
                .isOk();
        var opened = open.form()
                .with("name", "五福里小区 2026 年改造")
                .with(
                        "places",
                        open.document().selectFirst("main input[name=places]").val())
                .submit()
                .isOk();
        assertThat(opened.words()).contains("已立项", "五福里小区");
        project = opened.document().select("#work a[href$=/funds]").attr("href").replace("/funds", "");
        town.look(clerk, project, "journey-project", false);
        var plans = work(clerk, "方案");
        var page = plans.form(project + "/plan").submit().isOk();
        plan = work(clerk, "方案")
                .document()
                .select("a[href$=/items/new]")
                .attr("href")
                .replace("/items/new", "");
        var item = page.click("列一项")
                .form()
                .with("code", "B01")
                .with("title", "屋面防水")
                .with("character", "REPAIRED")
                .with("quantity", "5,430")
                .with("price", "142")
                .with("maintenanceFund", "true")
                .with("needs", tail(need))
                .submit()
                .isOk();
        assertThat(item.words()).contains("771,060.00", "5 至 7 号楼顶层漏水", "业主表决");
    }

    public void the_owners_are_to_be_asked_and_the_roll_is_frozen() {
        var question = clerk.get(plan).click("交业主表决");
        var sent = question.form()
                .with("title", "五福里小区 2026 年第一次业主大会")
                .with("recordOn", "2026-06-01")
                .with("opensAt", "2026-06-18 08:00")
                .with("closesAt", "2026-06-30 00:00")
                .with("matter1", "用维修资金做屋面防水")
                .with(
                        "items1",
                        question.document().selectFirst("input[name=items1]").val())
                .send();
        assertThat(sent.status()).as(sent::words).isEqualTo(303);
        vote = sent.location();
        assertThat(work(clerk, "业主表决").document().select("a[href=" + vote + "]"))
                .isNotEmpty();
        var roll = clerk.get(vote).isOk().document().select("a[href$=/roll]").attr("href");
        var mine = clerk.get(roll).isOk();
        assertThat(mine.words()).contains("483", "32,984.60");
        var elsewhere = people.elsewhere(Role.SUBDISTRICT_CLERK).get(roll).isOk();
        assertThat(mine.form(vote + "/roll").submit().isOk().words()).contains("名册已冻结", "483");
        assertThat(elsewhere.form(vote + "/roll").send().status()).isEqualTo(409);
    }

    public void owners_vote_by_phone_and_on_paper() {
        town.clock(VOTE_OPEN);
        var neighbours = Neighbour.of("5").limit(5).toList();
        for (var neighbour : neighbours) {
            var web = people.resident(neighbour);
            var home = web.open("/home").isOk();
            var ballot = web.open(home.document().select("a[href$=/ballot]").attr("href"))
                    .isOk();
            if (neighbour.equals(neighbours.getFirst())) {
                assertThat(ballot.words()).contains(neighbour.door(), "用维修资金做屋面防水");
                town.look(web, vote + "/ballot", "journey-ballot", true);
            }
            var cast = ballot.form(vote + "/ballot")
                    .with("answer1", "FOR")
                    .send()
                    .isOk()
                    .form(vote + "/ballots");
            var receipt = cast.send();
            assertThat(cast.send().location()).as("a double click").isEqualTo(receipt.location());
            assertThat(web.get(receipt.location()).isOk().words())
                    .contains("已计入")
                    .doesNotContain("同意");
        }
        var papers = new PaperBallots(people.the(Role.TELLER), vote);
        for (int building = 1; building <= 9; building++) {
            for (int stairwell = 1; stairwell <= 5; stairwell++) {
                if (papers.count() < 345) {
                    papers.enter("" + building, "" + stairwell, "2026-06-19 10:00");
                }
            }
        }
        assertThat(people.anybody().get(vote).isOk().words()).contains(papers.count() + 5 + " / 483");
    }

    public void the_vote_is_closed_and_counted() {
        town.clock(VOTE_OVER);
        var counted = clerk.get(vote).isOk().form(vote + "/count").submit().isOk();
        assertThat(counted.words()).contains("已计票", "通过");
        assertThat(people.anybody().get(vote).isOk().words()).contains("通过");
    }

    public void money_is_received_and_set_aside_for_the_item() {
        receive("MAINTENANCE_FUND", "1,200,000", "维修资金专户");
        receive("CENTRAL_SUBSIDY", "9,000,000", "市财政局");
        allocate("维修资金", "308424");
        assertThat(allocate("中央", "462636").words()).contains("462,636.00");
    }

    private void receive(String source, String amount, String funder) {
        var page = work(people.the(Role.FINANCE_BUREAU), "资金").click("登记到账资金");
        assertThat(page.form()
                        .with("source", source)
                        .with("funder", funder)
                        .with("documentNumber", "财建〔2026〕18号")
                        .with("amount", amount)
                        .with("receivedOn", "2026-06-28")
                        .with("purposes", "BASIC")
                        .submit()
                        .isOk()
                        .words())
                .contains("到账 " + amount + ".00 元");
    }

    private Web.Page allocate(String lot, String amount) {
        var page = work(clerk, "资金").click("安排资金");
        return page.form()
                .with("lot", option(page, "lot", lot))
                .with("item", option(page, "item", "屋面防水"))
                .with("amount", amount)
                .submit()
                .isOk();
    }

    public void the_contract_is_signed_once_the_leader_has_brought_the_project_to_procurement() {
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

    /** The leader finds the gate on the desk and passes it. */
    private String moveOn() {
        var desk = people.the(Role.SUBDISTRICT_LEADER).open("/desk").isOk();
        var gate = desk.document().select("main a[href=" + project + "#gate]");
        assertThat(gate.text()).contains("推进到下一阶段");
        var page = people.the(Role.SUBDISTRICT_LEADER).get(project).isOk();
        return page.form(project + "/steps").submit().isOk().words();
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
        sign(people.the(Role.CONTRACTOR));
        sign(people.the(Role.SUPERVISOR));
        town.look(clerk, acceptance, "journey-acceptance", false);
        sign(clerk);
        assertThat(sign(people.the(Role.COMMITTEE_MEMBER)).words()).contains("四方签齐");
    }

    private Web.Page sign(Web who) {
        return who.get(acceptance)
                .isOk()
                .form(acceptance + "/signatures")
                .with("opinion", "QUALIFIED")
                .submit()
                .isOk();
    }

    public void the_papers_are_checked_and_the_payment_cleared() {
        var request = contractor.get(acceptance).isOk().click("去请款");
        var asked = request.form().submit().isOk();
        clearance = asked.document()
                .select("form[action$=/documents]")
                .attr("action")
                .replace("/documents", "");
        for (var type :
                asked.document().select("select[name=type] option[value~=.]").eachAttr("value")) {
            contractor
                    .get(clearance)
                    .form(clearance + "/documents")
                    .with("type", type)
                    .with("title", type)
                    .with("number", "档-1")
                    .submit()
                    .isOk();
        }
        people.the(Role.SUPERVISOR)
                .get(clearance)
                .form(clearance + "/quantity")
                .submit()
                .isOk();
        var checker = people.another(Role.SUBDISTRICT_CLERK, "何芳");
        for (var review : checker.get(clearance).document().select("form[action$=/review]")) {
            checker.get(clearance)
                    .form(review.attr("action"))
                    .with("verdict", "APPROVED")
                    .submit()
                    .isOk();
        }
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
        people.the(Role.SUBDISTRICT_LEADER)
                .get(payment)
                .form(payment + "/approvals")
                .submit()
                .isOk();
        people.the(Role.FINANCE_BUREAU)
                .get(payment)
                .form(payment + "/approvals")
                .submit()
                .isOk();
        town.look(clerk, payment, "journey-payment", false);
        var cashier = people.another(Role.FINANCE_BUREAU, "出纳");
        var paid = cashier.get(payment)
                .form(payment + "/confirmation")
                .with("bankReference", "20260910-771")
                .with("paidOn", "2026-09-10")
                .submit()
                .isOk();
        assertThat(paid.words()).contains("已付 225,382.40 元");
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

    /** The value of the choice that says these words. */
    private static String option(Web.Page page, String field, String words) {
        return page.document().select("select[name=" + field + "] option").stream()
                .filter(option -> option.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is no choice of " + field + ": " + page.words()))
                .val();
    }

    /** From the project's page to where this part of its work is done. */
    private Web.Page work(Web who, String words) {
        var link = who.get(project).isOk().document().select("#work a").stream()
                .filter(a -> a.text().equals(words))
                .findFirst();
        assertThat(link).as(words).isPresent();
        return who.open(link.get().attr("href")).isOk();
    }

    private static String tail(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
