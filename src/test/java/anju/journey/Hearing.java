package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The first chapters: the register, the survey, what neighbours say, and whether they are willing. */
abstract class Hearing extends Gated {
    private static final Instant FIRST_DAY = Instant.parse("2026-04-01T02:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-04-07T11:30:00Z");
    private static final Instant ASKING = Instant.parse("2026-04-09T02:00:00Z");
    private static final Instant ASKED = Instant.parse("2026-04-21T02:00:00Z");
    private static final int WILLING = 410;

    private String survey = "";

    Hearing(Town town) {
        super(town, FIRST_DAY);
    }

    public void the_bureau_adopts_the_rules_of_xiqu() {
        adopted("zhongshan-xiqu", "2026-04-01", "西区街道");
        var city = people.the(Role.HOUSING_BUREAU).open("/policy").isOk().document().select("a[href$=/rules]").stream()
                .filter(a -> a.text().equals("和安市"))
                .findFirst()
                .orElseThrow()
                .attr("href");
        notFor(clerk, city, Map.of("pack", "enping", "from", "2026-04-01"));
        companies();
        notFor(people.the(Role.CONTRACTOR), "/registry/organisations", Map.of("name", "自己登记的公司", "kind", "SUPERVISOR"));
    }

    public void the_project_waits_in_the_reserve() {
        notFor(people.the(Role.CONTRACTOR), "/projects", Map.of("name", "包工头自己立项"));
        opened();
        tooEarlyFor("分类定标、一小区一策", "已有居民需求", "居民意愿达标");
    }

    public void a_grid_worker_surveys_it_with_her_phone() {
        var worker = people.the(Role.GRID_WORKER);
        notFor(people.the(Role.CONTRACTOR), "/surveys/new");
        var begun = worker.open("/surveys/new").isOk().form().submit().isOk();
        assertThat(begun.words()).contains("已开始");
        survey = begun.document()
                .select("form[action$=completion]")
                .attr("action")
                .replace("/completion", "");
        var refused = worker.get(survey).isOk().form(survey + "/completion").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("项必答指标没有答", "结构安全隐患：还差 9 栋");
        var sheets = begun.document().select("a[href^=" + survey + "/sheet]").eachAttr("href");
        assertThat(sheets).hasSize(10);
        for (var sheet : sheets) {
            filled(worker, worker.get(sheet).isOk());
        }
        town.look(worker, sheets.getFirst(), "long-journey-sheet", true);
    }

    /** Roofs leak in 5 to 7, a gas pipe is rusty in 2, the paths are too dark; the rest is well. */
    private static void filled(Web worker, Web.Page sheet) {
        var heading =
                sheet.document().selectFirst("h1").text() + sheet.document().title();
        for (var form : sheet.document().select("form.survey-item")) {
            var code = form.id().substring("item-".length());
            var answers = form.select("input[name=answer]").eachAttr("value");
            var item = sheet.formById(form.id());
            if (code.equals("H4") && heading.matches("(?s).*[567] 号楼.*")) {
                item.with("answer", "YES").with("issues", "H4-05").with("note", "雨后顶层渗水");
            } else if (code.equals("H2") && heading.contains("2 号楼")) {
                item.with("answer", "YES").with("issues", "H2-01").with("note", "立管锈穿，有气味");
            } else if (answers.contains("VALUE")) {
                item.with("value", "1").with("of", "1");
            } else {
                item.with("answer", answers.contains("NO") ? "NO" : answers.getFirst());
            }
            var saved = item.send();
            assertThat(saved.status()).as(() -> code + " " + saved.words()).isEqualTo(303);
        }
    }

    public void a_danger_to_life_is_settled_before_anything_else() {
        var leader = people.the(Role.SUBDISTRICT_LEADER);
        var list = leader.open("/surveys").isOk();
        assertThat(list.words()).contains("1 处人身危险还没有处置");
        var alarm = list.document().select("a[href^=/alarms/]").attr("href");
        assertThat(leader.open("/desk").words()).contains("处置危及安全的问题");
        notFor(people.the(Role.GRID_WORKER), alarm + "/measure", Map.of("reason", "我看没事"));
        assertThat(leader.open(alarm)
                        .form()
                        .with("reason", "当天关阀，燃气公司换管")
                        .submit()
                        .words())
                .contains("当天关阀，燃气公司换管");
        assertThat(leader.open("/surveys").words()).doesNotContain("处人身危险还没有处置");
    }

    public void gaps_become_needs_and_the_score_says_why() {
        var worker = people.the(Role.GRID_WORKER);
        var done = worker.get(survey).form(survey + "/completion").submit().isOk();
        assertThat(done.words()).contains("体检完成", "应急排险类", "得分怎么来的");
        var gaps = done.document().select("#gaps tbody tr");
        var roofs = gaps.stream()
                .filter(row -> row.text().matches(".*([567] 号楼.*围护|2 号楼.*燃气).*"))
                .map(row -> row.selectFirst("input").val())
                .toList();
        assertThat(roofs).as(gaps::text).hasSize(4);
        var others = done.document().select("input[name=gaps]").eachAttr("value").stream()
                .filter(gap -> !roofs.contains(gap))
                .toList();
        notFor(
                people.the(Role.CONTRACTOR),
                survey + "/judgements",
                Map.of("gaps", roofs.getFirst(), "verdict", "NEED"));
        var needs = judged(worker, roofs, "NEED", "");
        assertThat(needs.words()).contains("已登记 4 条需求");
        if (!others.isEmpty()) {
            judged(worker, others, "NOT", "周边设施，由街道另行安排");
        }
        assertThat(worker.get("/ranking").isOk().words()).contains("五福里小区", "应急排险类", "为什么排在这里");
        assertThat(worker.get("/needs").isOk().words()).contains("5 号楼", "2 号楼");
        tooEarlyFor("分类定标、一小区一策", "居民意愿达标");
    }

    private Web.Page judged(Web who, List<String> gaps, String verdict, String reason) {
        return who.get(survey)
                .form(survey + "/judgements")
                .with("gaps", gaps.toArray(String[]::new))
                .with("verdict", verdict)
                .with("reason", reason)
                .submit()
                .isOk();
    }

    public void neighbours_say_what_they_want() {
        var here = "/compounds/" + compound;
        var neighbour = people.resident(Neighbour.of("5").findFirst().orElseThrow());
        var given = neighbour
                .open(here)
                .isOk()
                .click("提意见")
                .click("我要提意见")
                .form()
                .with("topic", "STAIRWELL")
                .with("text", "楼道灯坏了一半，晚上看不见台阶")
                .submit();
        assertThat(given.words()).contains("已收到", "等待整理");
        var sort = clerk.open("/opinions").isOk().click("五福里小区");
        heard(sort, "VISIT", "STAIRWELL", "楼道灯坏了，老人晚上上楼不安全");
        heard(clerk.open(here + "/consensuses"), "PHONE", "LEISURE", "想在中心花园建一个游泳池");
        notFor(people.the(Role.CONTRACTOR), here + "/consensuses");
        var worker = people.the(Role.COMMUNITY_WORKER);
        var desk = worker.open("/opinions")
                .isOk()
                .click("五福里小区")
                .click("居民议事")
                .click("召集议事")
                .form()
                .with("form", "EVENING")
                .with("title", "楼道灯和屋面怎么修")
                .with("venue", "社区活动室")
                .with("at", "2026-04-07 19:30")
                .with("topics", "楼道灯\n屋面")
                .submit()
                .isOk();
        town.clock(EVENING);
        var gathering = desk.document()
                .select("form[action$=cancellation]")
                .attr("action")
                .replace("/cancellation", "");
        said(worker, gathering, "楼道灯换成感应的，坏了有人修");
        worker.get(gathering + "/desk")
                .form(gathering + "/minutes")
                .with("text", "大家说了楼道灯和屋面，同意先修屋面，再换楼道灯。")
                .with("resolutions", "先修屋面\n再换楼道灯")
                .with("walkIns", "23")
                .submit()
                .isOk();
        assertThat(clerk.get(gathering + "/desk")
                        .form(gathering + "/publication")
                        .submit()
                        .isOk()
                        .words())
                .contains("纪要已公开");
        assertThat(people.anybody().get(gathering).isOk().words()).contains("先修屋面", "未留姓名 23 人");
    }

    private static void heard(Web.Page sort, String channel, String topic, String text) {
        var action = sort.document().select("form[action$=/heard-opinions]").attr("action");
        assertThat(sort.form(action)
                        .with("channel", channel)
                        .with("topic", topic)
                        .with("text", text)
                        .submit()
                        .isOk()
                        .words())
                .contains(text);
    }

    private static void said(Web worker, String gathering, String text) {
        worker.get(gathering + "/desk")
                .form(gathering + "/opinions")
                .with("topic", "STAIRWELL")
                .with("text", text)
                .submit()
                .isOk();
    }

    public void opinions_are_put_together_and_everyone_is_told() {
        var at = "/compounds/" + compound + "/consensuses";
        var sort = clerk.open(at).isOk();
        var lights = sort.document().select("label.choice").stream()
                .filter(label -> label.text().contains("楼道灯"))
                .map(label -> label.selectFirst("input").val())
                .toArray(String[]::new);
        assertThat(lights).hasSize(3);
        var consensus = sort.form(at)
                .with("opinions", lights)
                .with("topic", "STAIRWELL")
                .with("title", "楼道换感应灯")
                .submit();
        assertThat(consensus.words()).contains("已合成，共 3 条意见");
        var take = consensus.document().select("form[action$=/need]").attr("action");
        notFor(people.the(Role.COMMITTEE_MEMBER), take, Map.of("whole", "true"));
        assertThat(consensus.form(take).with("whole", "true").submit().words()).contains("已列入改造", "看需求");
        var pool = clerk.open(at).isOk().click("单独答复");
        assertThat(pool.form()
                        .with("fate", "NOT_FEASIBLE")
                        .with("reason", "没有空地，水电也不够")
                        .submit()
                        .isOk()
                        .words())
                .contains("没有待整理的意见");
        var neighbour = people.resident(Neighbour.of("5").findFirst().orElseThrow());
        assertThat(neighbour.open("/home/opinions").isOk().words()).contains("楼道换感应灯", "列入改造");
        assertThat(people.anybody().get("/compounds/" + compound + "/opinions").words())
                .contains("楼道换感应灯", "没有空地，水电也不够");
    }

    public void every_home_is_asked_whether_it_is_willing() {
        town.clock(ASKING);
        var doors = clerk.open("/opinions")
                .isOk()
                .click("五福里小区")
                .click("公开页面")
                .click("居民意愿")
                .click("征集意愿")
                .form()
                .with("question", "您愿意改造我们小区吗？")
                .with("untilOn", "2026-04-20")
                .with("items", "B01")
                .submit()
                .isOk();
        assertThat(doors.words()).contains("已发出 497 份意愿表");
        var closing = doors.document().select("form[action$=/closing]").attr("action");
        var round = closing.replace("/closing", "");
        var early = doors.form(closing).send();
        assertThat(early.status()).isEqualTo(422);
        for (var neighbour : Neighbour.of("6").limit(3).toList()) {
            var web = people.resident(neighbour);
            var form = web.open(round).isOk().document().select("a[href^=/willingness-forms/]");
            assertThat(form.text()).contains(neighbour.door());
            assertThat(web.get(form.attr("href"))
                            .form()
                            .with("willing", "WILLING")
                            .with("wishes", "B01")
                            .submit()
                            .words())
                    .contains("您已答“愿意”");
        }
        notFor(people.the(Role.CONTRACTOR), round + "/doors");
        papers(people.the(Role.GRID_WORKER), round);
        notFor(people.the(Role.GRID_WORKER), closing, Map.of());
        town.clock(ASKED);
        var counted = clerk.get(round + "/doors").isOk().form(closing).submit().isOk();
        assertThat(counted.words()).contains("居民意愿达标");
        assertThat(people.anybody().get(round).isOk().words())
                .contains("意愿征集不是业主共同决定", "答了 " + (WILLING + 3) + " 份，发出 497 份");
        through("分类定标、一小区一策");
    }

    /** The worker enters what she collected at the doors. */
    private static void papers(Web worker, String round) {
        var missing = worker.get(round + "/doors")
                .isOk()
                .document()
                .select("a[href$=/paper]")
                .eachAttr("href");
        var forms = missing.stream()
                .filter(href -> href.startsWith("/willingness-forms/"))
                .limit(WILLING)
                .toList();
        var first = worker.get(forms.getFirst()).isOk().form();
        assertThat(first.value("givenOn")).isEqualTo("2026-04-09");
        for (int i = 0; i < forms.size(); i++) {
            var entered = worker.get(forms.get(i))
                    .form()
                    .with("willing", i % 12 == 0 ? "UNWILLING" : "WILLING")
                    .with("givenOn", "2026-04-09")
                    .send();
            assertThat(entered.status()).as(entered::words).isEqualTo(303);
        }
    }
}
