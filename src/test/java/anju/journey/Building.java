package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import javax.imageio.ImageIO;

/** The chapters on the site: money, joint review, contract, works, and what is found wrong and mended. */
abstract class Building extends Choosing {
    private static final Instant STARTED = Instant.parse("2026-07-20T02:00:00Z");
    private static final Instant ROOFS_DONE = Instant.parse("2026-09-10T02:00:00Z");
    private static final Instant ALL_DONE = Instant.parse("2026-10-15T02:00:00Z");

    String contract = "";
    String stageAcceptance = "";
    String completion = "";

    Building(Town town) {
        super(town);
    }

    public void money_is_found_for_every_item() {
        tooEarlyFor("采购", "资金已落实到内容");
        notFor(contractor, project + "/lots", Map.of("amount", "1"));
        notFor(people.the(Role.SUBDISTRICT_LEADER), project + "/allocations", Map.of("amount", "1"));
        received("MAINTENANCE_FUND", "1,200,000", "维修资金专户", "BASIC");
        received("CENTRAL_SUBSIDY", "9,000,000", "市财政局", "BASIC");
        received("PIPELINE_OPERATOR", "60,000", "和安燃气公司", "SAFETY");
        assertThat(work(clerk, "资金").click("出资方案").words()).contains("屋面防水", "燃气立管", "楼道感应灯");
        allocated("维修资金", "屋面防水", "308,424");
        allocated("中央", "屋面防水", "462,636");
        allocated("管线单位", "燃气立管", "57,600");
        assertThat(allocated("中央", "楼道感应灯", "61,500").words()).contains("61,500.00");
        through("采购");
    }

    public void departments_review_the_scheme_together() {
        notFor(contractor, project + "/joint-reviews", Map.of());
        var page = work(clerk, "联合审查").click("送联合审查");
        var papers = new String[10];
        var days = new String[10];
        var owners = new String[10];
        java.util.Arrays.fill(papers, "柳街〔2026〕8号");
        java.util.Arrays.fill(days, "");
        java.util.Arrays.fill(owners, "");
        papers[1] = "";
        papers[6] = "财建〔2026〕18号";
        days[1] = "2026-07-08";
        owners[1] = "永兴社区";
        var review = page.form()
                .with("number", papers)
                .with("dueOn", days)
                .with("owner", owners)
                .submit()
                .isOk();
        assertThat(review.words()).contains("已送审", "审查中", "容缺 1 件");
        var here = review.document()
                .select("form[action$=/supplements]")
                .attr("action")
                .replace("/supplements", "");
        var leader = people.the(Role.SUBDISTRICT_LEADER);
        var early = leader.get(here)
                .form(here + "/conclusion")
                .with("verdict", "PASS")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.words()).contains("还有 4 个部门没有提意见");
        for (var role : new Role[] {Role.HOUSING_BUREAU, Role.FINANCE_BUREAU, Role.DEPARTMENT, Role.COMMITTEE_MEMBER}) {
            people.the(role)
                    .get(here)
                    .form(here + "/opinions")
                    .with("opinion", "AGREE")
                    .submit()
                    .isOk();
        }
        notFor(clerk, here + "/conclusion", Map.of("verdict", "PASS"));
        assertThat(leader.get(here)
                        .form(here + "/conclusion")
                        .with("verdict", "PASS")
                        .submit()
                        .words())
                .contains("容缺通过");
        assertThat(clerk.get(here)
                        .form(here + "/supplements")
                        .with("type", "BASELINE")
                        .with("number", "摸底表 2026")
                        .submit()
                        .words())
                .contains("材料补齐，审查通过");
    }

    public void no_start_without_contract_and_management() {
        tooEarlyFor("开工（无管理，不开工）", "施工合同已签订", "管理模式已决定");
        notFor(contractor, project + "/contracts", Map.of("number", "SG-自己签"));
        var page = work(clerk, "合同和验收").click("登记合同");
        var signed = page.form()
                .with("number", "SG-2026-041")
                .with("contractor", option(page, "contractor", "恒筑建设"))
                .with("supervisor", option(page, "supervisor", "正信监理"))
                .with("procurement", "OPEN_TENDER")
                .with("progress", "80")
                .with("signedOn", "2026-06-30")
                .with("quantity", "5430", "48", "410")
                .with("price", "142.00", "1200.00", "150.00")
                .submit()
                .isOk();
        assertThat(signed.words()).contains("89.01", "SG-2026-041");
        contract = work(clerk, "合同和验收").document().selectFirst("main tbody a").attr("href");
        tooEarlyFor("开工（无管理，不开工）", "管理模式已决定");
        var service = "/compounds/" + compound + "/service";
        notFor(contractor, service, Map.of("model", "QUASI", "paper", "我来管"));
        var model = clerk.open("/stewardship").isOk();
        var kept = model.document().select("form[action=" + service + "]").isEmpty()
                ? clerk.open(service).isOk()
                : model;
        assertThat(kept.form(service)
                        .with("model", "QUASI")
                        .with("paper", "居民会议决议 2026-3")
                        .submit()
                        .isOk()
                        .words())
                .contains("管理模式已登记", "准物业");
        through("开工（无管理，不开工）");
    }

    private void briefed(String kind, String topic) {
        notFor(people.the(Role.SUPERVISOR), contract + "/briefings", Map.of());
        var form = contractor
                .get(contract)
                .isOk()
                .click("培训和交底")
                .click("登记培训或交底")
                .form()
                .with("kind", kind)
                .with("topic", topic)
                .with("giver", "技术负责人 林工")
                .with("people", "24")
                .with("passed", "24");
        assertThat(form.send().words()).contains("没有签字不算");
        assertThat(form.withFile("sheet", "a.jpg", photo()).submit().isOk().words())
                .contains(topic, "24 / 24");
    }

    public void the_site_opens_with_a_schedule_and_a_log() {
        town.clock(STARTED);
        tooEarlyFor("施工", "上工前的培训和交底都做了");
        briefed("ENTRY_TRAINING", "进场安全教育和考核");
        tooEarlyFor("施工", "上工前的培训和交底都做了");
        briefed("TECHNICAL_BRIEFING", "屋面防水和临边防护");
        through("施工");
        notFor(people.the(Role.SUPERVISOR), contract + "/milestones", Map.of());
        var progress = contractor.get(contract).isOk().click("进度和日志");
        var schedule = progress.click("定工期节点").form();
        assertThat(schedule.with("title", "屋面完成", "全部完工")
                        .with("percent", "60", "100")
                        .with("plannedOn", "2026-09-05", "2026-10-15")
                        .submit()
                        .isOk()
                        .words())
                .contains("已定 2 个节点");
        notFor(clerk, contract + "/logs", Map.of("done", "代写"));
        assertThat(contractor
                        .open(contract + "/progress")
                        .click("写今天的日志")
                        .form()
                        .with("weather", "RAIN")
                        .with("headcount", "12")
                        .with("done", "5 号楼屋面基层清理")
                        .submit()
                        .isOk()
                        .words())
                .contains("的日志已提交", "5 号楼屋面基层清理", "12 人");
    }

    public void nothing_is_built_in_that_three_have_not_signed_for() {
        town.clock(ROOFS_DONE);
        notFor(people.the(Role.SUPERVISOR), contract + "/materials", Map.of("name", "监理代填"));
        var roofing = batch("屋面防水");
        var early = measured("STAGE", "屋面防水", "5430");
        assertThat(early.status()).as(early::words).isEqualTo(422);
        assertThat(early.words()).contains("还没有三方查验合格");
        signedByThree(roofing);
        signedByThree(batch("燃气立管"));
        signedByThree(batch("楼道感应灯"));
    }

    private String batch(String line) {
        var page = contractor.get(contract).isOk().click("进场材料").click("登记进场材料");
        var entered = page.form()
                .with("name", line + "用料")
                .with("maker", "恒防建材")
                .with("spec", "国标")
                .with("quantity", "一批")
                .with("certificate", "HG-26-118")
                .with("lines", ticked(page, line))
                .submit()
                .isOk();
        assertThat(entered.words()).contains("已登记，请三方查验", "待查验");
        return entered.document()
                .select("form[action$=/signatures]")
                .attr("action")
                .replace("/signatures", "");
    }

    private void signedByThree(String batch) {
        var once = checked(contractor, batch, "MATERIALS");
        assertThat(once.words()).contains("待查验");
        notFor(contractor, batch + "/signatures", Map.of("checker", "SUPERVISOR", "opinion", "QUALIFIED"));
        checked(people.the(Role.SUPERVISOR), batch, "SUPERVISOR");
        assertThat(checked(clerk, batch, "QUALITY").words()).contains("三方查验合格，可以用了");
    }

    private static Web.Page checked(Web who, String batch, String as) {
        return who.get(batch)
                .isOk()
                .form(batch + "/signatures")
                .with("checker", as)
                .with("opinion", "QUALIFIED")
                .submit()
                .isOk();
    }

    private static String ticked(Web.Page page, String words) {
        return page.document().select("label:has(input[name=lines])").stream()
                .filter(label -> label.text().contains(words))
                .findFirst()
                .orElseThrow()
                .selectFirst("input")
                .val();
    }

    public void a_neighbour_finds_fault_and_looks_again_when_it_is_mended() {
        var neighbour = Neighbour.of("5").findFirst().orElseThrow();
        var findings = project + "/findings";
        var eyes = people.resident(neighbour);
        notFor(eyes, findings);
        notFor(contractor, project + "/supervision", Map.of("person", "x"));
        var search = clerk.get(project + "/supervision?q="
                        + java.net.URLEncoder.encode(neighbour.name(), java.nio.charset.StandardCharsets.UTF_8))
                .isOk();
        var who = search.document().select("label:has(input[name=person])").stream()
                .filter(label -> label.text().contains(neighbour.door()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(neighbour + " " + search.words()))
                .selectFirst("input")
                .val();
        assertThat(search.form().with("person", who).submit().words()).contains("已登记，可以提问题和复查了");
        var page = eyes.get(findings + "/new").isOk();
        var filed = page.form()
                .with("line", option(page, "line", "屋面防水"))
                .with("finder", "RESIDENTS")
                .with("severity", "MAJOR")
                .with("what", "檐口防水没有贴牢")
                .with("place", "5 号楼东山墙")
                .withFile("photo", "a.jpg", photo())
                .submit()
                .isOk();
        assertThat(filed.words()).contains("檐口防水没有贴牢", "不能验收");
        var refused = measured("STAGE", "屋面防水", "5430");
        assertThat(refused.status()).as(refused::words).isEqualTo(422);
        assertThat(refused.words()).contains("没了结的严重问题");
        var here = contractor
                .get(findings)
                .isOk()
                .document()
                .select("main a[href^=/findings/]")
                .attr("href");
        notFor(people.the(Role.SUPERVISOR), here + "/mending", Map.of("note", "监理代填"));
        contractor
                .get(here)
                .form(here + "/mending")
                .with("note", "檐口重新热熔满粘")
                .withFile("photo", "b.jpg", photo())
                .submit()
                .isOk();
        assertThat(eyes.get(here)
                        .isOk()
                        .form(here + "/rechecks")
                        .with("verdict", "GOOD")
                        .with("note", "看过了，贴牢了")
                        .submit()
                        .isOk()
                        .words())
                .contains("复查合格");
    }

    static byte[] photo() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The contractor reports this much of one line, without a building named. */
    private Web.Page measured(String kind, String line, String quantity) {
        var page = contractor.get(contract).isOk().click("填写实测数量");
        var cells = page.document().select("main input[name=quantity]");
        var quantities = new String[cells.size()];
        boolean filled = false;
        for (int i = 0; i < quantities.length; i++) {
            boolean here = !filled
                    && cells.get(i)
                            .closest("fieldset")
                            .selectFirst("legend")
                            .text()
                            .contains(line);
            quantities[i] = here ? quantity : "";
            filled |= here;
        }
        return page.form().with("kind", kind).with("quantity", quantities).send();
    }

    private String accepted(String kind, String line, String quantity) {
        var sent = measured(kind, line, quantity);
        assertThat(sent.status()).as(sent::words).isEqualTo(303);
        return sent.location();
    }

    /** All four sign; nobody for another. */
    private void signedByFour(String acceptance) {
        var stranger = contractor
                .get(acceptance)
                .form(acceptance + "/signatures")
                .with("party", "RESIDENTS")
                .with("opinion", "QUALIFIED")
                .send();
        assertThat(stranger.status()).as(stranger::words).isIn(403, 422);
        signed(acceptance, contractor);
        signed(acceptance, people.the(Role.SUPERVISOR));
        signed(acceptance, clerk);
        assertThat(signed(acceptance, people.the(Role.COMMITTEE_MEMBER)).words())
                .contains("四方签齐");
    }

    /** The milestone that comes next. */
    private void reached(String milestone) {
        assertThat(contractor
                        .get(contract + "/progress")
                        .isOk()
                        .form(contract + "/milestones/reached")
                        .with("reachedOn", ALL_DONE.toString().substring(0, 10))
                        .submit()
                        .isOk()
                        .words())
                .contains(milestone);
    }

    public void the_roofs_are_accepted_as_a_stage() {
        tooEarlyFor("竣工验收", "已有工程验收合格");
        notFor(people.the(Role.SUPERVISOR), contract + "/acceptances", Map.of("kind", "STAGE"));
        stageAcceptance = accepted("STAGE", "屋面防水", "5430");
        tooEarlyFor("竣工验收", "已有工程验收合格");
        signedByFour(stageAcceptance);
        through("竣工验收");
    }

    public void the_whole_is_accepted_as_complete() {
        town.clock(ALL_DONE);
        tooEarlyFor("移交", "每份合同都竣工验收合格");
        var gas = accepted("STAGE", "燃气立管", "48");
        signedByFour(gas);
        tooEarlyFor("移交", "每份合同都竣工验收合格");
        var early = measured("COMPLETION", "楼道感应灯", "410");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.words()).contains("还有没到的节点：屋面完成、全部完工");
        reached("屋面完成");
        reached("全部完工");
        completion = accepted("COMPLETION", "楼道感应灯", "410");
        signedByFour(completion);
        through("移交");
    }
}
