package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The middle chapters: the year's programme, the plan, and what the owners decide about it. */
abstract class Choosing extends Hearing {
    private static final Instant PLANNED = Instant.parse("2026-05-11T02:00:00Z");
    private static final Instant READ = Instant.parse("2026-06-01T02:00:00Z");

    private String version = "";

    Choosing(Town town) {
        super(town);
    }

    public void the_bureau_announces_the_batch_the_clerk_proposed() {
        var bureau = people.the(Role.HOUSING_BUREAU);
        var reserve = clerk.open("/reserve").isOk().click("放进储备").form();
        assertThat(reserve.with("compound", compound)
                        .with("estimated", "4,000,000")
                        .with("wishedYear", "2026")
                        .with("grounds", "1996 年建，屋面漏水，燃气管锈蚀")
                        .submit()
                        .isOk()
                        .words())
                .contains("已放进储备", "五福里小区", "4,000,000.00");
        var page = clerk.open("/proposals/new").isOk();
        var draft = page.form("/proposals")
                .with("name", "2026 年第一批")
                .with("year", "2026")
                .with("area", option(page, "area", "柳岸街道"))
                .with("budget", "5,000,000")
                .submit()
                .isOk();
        var batch = draft.document().selectFirst("form[action^=/proposals/]").attr("action");
        assertThat(draft.form(batch + "/submission").send().words()).contains("一个小区也没有选");
        var candidate = draft.document().selectFirst("input[name=reserves]").val();
        clerk.get(batch).form(batch).with("reserves", candidate).submit().isOk();
        clerk.get(batch).form(batch + "/submission").submit().isOk();
        assertThat(clerk.get(batch).words()).contains("等街道领导或住建局公布");
        notFor(clerk, batch + "/announcement", Map.of());
        assertThat(people.anybody().get("/programme").isOk().words()).contains("还没有公布的批次");
        assertThat(bureau.get(batch)
                        .isOk()
                        .form(batch + "/announcement")
                        .submit()
                        .words())
                .contains("已公布", "2026 年改造计划");
        assertThat(people.anybody().get("/programme").isOk().words()).contains("五福里小区", "4,000,000.00");
    }

    public void the_clerk_draws_up_the_plan_on_needs_and_the_consensus() {
        tooEarlyFor("居民立项、选择", "方案已编制");
        town.clock(PLANNED);
        notFor(people.the(Role.COMMITTEE_MEMBER), project + "/plan", Map.of());
        planned();
        item("B01", "5 至 7 号楼屋面防水", "REPAIRED", "5,430", "142", true, "围护");
        assertThat(clerk.open(plan + "/versions/new").isOk().words()).contains("燃气", "危及人身安全，还没有项目解决它");
        var refused =
                clerk.open(plan + "/versions/new").form(plan + "/versions").send();
        assertThat(refused.status()).isEqualTo(422);
        item("B20", "2 号楼燃气立管更换", "REPAIRED", "48", "1,200", false, "燃气");
        item("B06", "楼道感应灯", "NEW", "410", "150", false, "楼道换感应灯");
        assertThat(clerk.open(plan).isOk().words()).contains("771,060.00", "共 3 项");
        through("居民立项、选择");
    }

    /** An item on every need and consensus whose title says this. */
    private void item(
            String code, String title, String character, String quantity, String price, boolean fund, String grounds) {
        var page = clerk.open(plan).isOk().click("列一项");
        var form = page.form()
                .with("code", code)
                .with("title", title)
                .with("character", character)
                .with("quantity", quantity)
                .with("price", price)
                .with("needs", ticked(page.document(), "needs", grounds))
                .with("consensuses", ticked(page.document(), "consensuses", grounds));
        if (code.equals("B20")) {
            form.with("quantityReason", "只换 2 号楼");
        }
        if (fund) {
            form.with("maintenanceFund", "true");
        }
        var done = form.submit().isOk();
        assertThat(done.words()).contains("已列为第", title, grounds);
    }

    private static String[] ticked(org.jsoup.nodes.Document page, String field, String words) {
        return page.select("label.tickbox:has(input[name=" + field + "])").stream()
                .filter(label -> label.text().contains(words))
                .map(label -> label.selectFirst("input").val())
                .toArray(String[]::new);
    }

    public void the_plan_hangs_on_the_board_until_everyone_could_read_it() {
        assertThat(question("2026-05-28 08:00", "2026-06-10 08:00")).contains("还没有随方案公示");
        version = clerk.open(plan + "/versions/new")
                .isOk()
                .form()
                .with("fileNumber", "柳街办〔2026〕12号")
                .send()
                .location();
        var draft = clerk.open(version).isOk().form(version + "/notices").send().location();
        notFor(clerk, draft + "/release", Map.of());
        assertThat(people.anybody().get("/notices").words()).doesNotContain("五福里小区 2026 年改造");
        var hung = people.the(Role.SUBDISTRICT_LEADER)
                .open("/notice-drafts")
                .isOk()
                .document()
                .select("a[href=" + draft + "]");
        assertThat(hung).as("the leader finds it").isNotEmpty();
        assertThat(people.the(Role.SUBDISTRICT_LEADER)
                        .open(draft)
                        .isOk()
                        .form(draft + "/release")
                        .submit()
                        .isOk()
                        .words())
                .contains("公示中");
        assertThat(clerk.open(version).words()).contains("公示中，还剩");
        assertThat(question("2026-05-12 08:00", "2026-06-10 08:00")).contains("方案的公示期还没有满");
        tooEarlyFor("落实资金", "业主已表决通过，结果已公布");
        town.clock(READ);
        town.work();
        assertThat(clerk.open(version).isOk().words()).doesNotContain("公示中，还剩");
    }

    /** What the clerk reads when she wants to ask the owners too soon. */
    private String question(String opensAt, String closesAt) {
        var page = clerk.open(plan).isOk().click("交业主表决");
        var refused = page.form()
                .with("title", "五福里小区 2026 年第一次业主大会")
                .with("recordOn", "2026-05-01")
                .with("opensAt", opensAt)
                .with("closesAt", closesAt)
                .with("matter1", "用维修资金做屋面防水")
                .with("items1", page.document().select("input[name=items1]").val())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        return refused.words();
    }

    public void the_owners_are_called_by_notice_and_on_the_roll() {
        notFor(people.the(Role.PROPERTY_FIRM), plan + "/votes", Map.of("title", "物业来问"));
        asked();
        var early = clerk.get(vote + "/roll").isOk().form(vote + "/roll").send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.words()).contains("表决议程还没有公示");
        theRollIsFrozen();
        tooEarlyFor("落实资金", "业主已表决通过，结果已公布");
    }

    public void what_the_owners_decided_is_told_and_the_gate_opens() {
        tooEarlyFor("落实资金", "业主已表决通过，结果已公布");
        assertThat(resultAnnounced("五福业字〔2026〕1号").words()).contains("五福业字〔2026〕1号", "用维修资金做屋面防水", "通过");
        assertThat(people.anybody().get(vote + "/result").isOk().words()).contains("通过", "五福业字〔2026〕1号");
        through("落实资金");
    }

    /** Neither before time nor by anybody else. */
    public void the_box_is_shut_while_the_vote_runs() {
        tooEarlyFor("落实资金", "业主已表决通过，结果已公布");
        for (var role : List.of(Role.TELLER, Role.CONTRACTOR)) {
            notFor(people.the(role), vote + "/count", Map.of());
            notFor(people.the(role), vote + "/box", Map.of("papers", "360"));
        }
        notFor(clerk, vote + "/paper");
        var early = clerk.get(vote).isOk().forged(vote + "/count").send();
        assertThat(early.status()).as(early::words).isIn(409, 422);
        tooEarlyFor("落实资金", "业主已表决通过，结果已公布");
    }
}
