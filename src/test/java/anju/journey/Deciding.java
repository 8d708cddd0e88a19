package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.time.Instant;

/** The first half of the {@link Journey}: from the workbook to what the owners decided. */
abstract class Deciding {
    private static final Instant ROLL_UNDISPUTED = Instant.parse("2026-06-12T02:00:00Z");
    private static final Instant VOTE_OPEN = Instant.parse("2026-06-20T02:00:00Z");
    private static final Instant VOTE_OVER = Instant.parse("2026-07-01T02:00:00Z");

    final Town town;
    final People people;
    final Web clerk;
    final Web contractor;
    String compound = "";
    String need = "";
    String project = "";
    String plan = "";
    String vote = "";

    Deciding(Town town, Instant firstDay) {
        this.town = town;
        town.clock(firstDay);
        people = new People(town);
        clerk = people.the(Role.SUBDISTRICT_CLERK);
        contractor = people.the(Role.CONTRACTOR);
    }

    public void the_bureau_adopts_rules_and_the_clerk_adds_the_companies() {
        adopted("chengdu-jinjiang", "2026-06-01", "锦江");
        companies();
    }

    /** The bureau takes over what a pack of rules says, from this day. */
    final void adopted(String pack, String from, String named) {
        var bureau = people.the(Role.HOUSING_BUREAU);
        var rules = bureau.open("/policy").isOk().click("和安市");
        assertThat(rules.form()
                        .with("pack", pack)
                        .with("from", from)
                        .submit()
                        .isOk()
                        .words())
                .contains(named);
    }

    final void companies() {
        organisation("恒筑建设", "CONTRACTOR");
        organisation("正信监理", "SUPERVISOR");
        organisation("安和物业", "PROPERTY_FIRM");
        worksFor("恒筑建设", Role.CONTRACTOR);
        worksFor("正信监理", Role.SUPERVISOR);
        worksFor("安和物业", Role.PROPERTY_FIRM);
    }

    /** The clerk enters the one with this role among the firm's people: from then on they act for it. */
    private void worksFor(String firm, Role role) {
        people.the(role);
        var page = clerk.open("/registry/organisations").isOk().click(firm);
        var adding = page.document().selectFirst("form[action$=/members]");
        assertThat(adding).as(page::words).isNotNull();
        var person = adding.select("option").stream()
                .filter(option -> option.text().equals(people.nameOf(role)))
                .findFirst();
        var done = page.form(adding.attr("action"))
                .with("person", person.orElseThrow().val())
                .submit()
                .isOk();
        assertThat(done.words()).contains(people.nameOf(role), "已登记");
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
        opened();
        var page = planned();
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

    /** The clerk opens the project over the whole compound. */
    final void opened() {
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
    }

    /** The clerk opens the project's plan. */
    final Web.Page planned() {
        var plans = work(clerk, "方案");
        var page = plans.form(project + "/plan").submit().isOk();
        plan = work(clerk, "方案")
                .document()
                .select("a[href$=/items/new]")
                .attr("href")
                .replace("/items/new", "");
        return page;
    }

    public void the_owners_are_to_be_asked_and_the_roll_is_frozen() {
        var version = clerk.open(plan + "/versions/new").isOk().form().send().location();
        hung(version);
        asked();
        theRollIsFrozen();
    }

    /** The owners are to be asked about the first item, in a vote from 18 to 30 June. */
    final void asked() {
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
    }

    final void theRollIsFrozen() {
        hung(vote);
        // Chengdu's rules give owners a week to object to the roll.
        town.clock(ROLL_UNDISPUTED);
        var roll = clerk.get(vote).isOk().document().select("a[href$=/roll]").attr("href");
        var mine = clerk.get(roll).isOk();
        assertThat(mine.words()).contains("483", "32,984.60");
        var elsewhere = people.elsewhere(Role.SUBDISTRICT_CLERK).get(roll).isOk();
        assertThat(mine.form(vote + "/roll").submit().isOk().words()).contains("名册已冻结", "483");
        assertThat(elsewhere.form(vote + "/roll").send().status()).isEqualTo(409);
    }

    /** The clerk has it written as a notice; the leader reads and releases it. */
    final void hung(String thing) {
        var draft = clerk.open(thing).isOk().form(thing + "/notices").send().location();
        var words = people.the(Role.SUBDISTRICT_LEADER)
                .open(draft)
                .isOk()
                .form(draft + "/release")
                .submit()
                .isOk()
                .words();
        assertThat(words).contains("公示中");
        assertThat(clerk.open(thing).isOk().words()).contains("公示中，还剩");
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
        assertThat(people.anybody().get(vote).isOk().words()).contains("5 / 483");
    }

    public void the_vote_is_closed_and_counted() {
        town.clock(VOTE_OVER);
        papersAreTaken();
        var counted = clerk.get(vote).isOk().form(vote + "/count").submit().isOk();
        assertThat(counted.words()).contains("已计票", "通过");
        assertThat(people.anybody().get(vote).isOk().words()).contains("通过");
        hung(vote);
    }

    /** The result is announced under its number; only then the gate opens. */
    final Web.Page resultAnnounced(String number) {
        var result = clerk.get(vote).isOk().click("表决结果公告");
        return result.form().with("number", number).submit().isOk();
    }

    /** The box is opened before two people; one teller enters the papers, another compares them. */
    private void papersAreTaken() {
        people.the(Role.GRID_WORKER);
        people.the(Role.COMMITTEE_MEMBER);
        var box = clerk.get(vote).isOk().click("票箱");
        var witnesses = box.document().select("input[name=witnesses]").eachAttr("value");
        box.form()
                .with("papers", "360")
                .with("nameless", "15")
                .with("witnesses", witnesses.toArray(String[]::new))
                .submit();
        var papers = new PaperBallots(people.the(Role.TELLER), people.another(Role.TELLER, "钱福生"), vote);
        for (int building = 1; building <= 9; building++) {
            for (int stairwell = 1; stairwell <= 5; stairwell++) {
                papers.enter("" + building, "" + stairwell, "2026-06-19 10:00", 345);
            }
        }
        papers.compare();
        assertThat(people.anybody().get(vote).isOk().words()).contains(papers.count() + 5 + " / 483");
    }

    /** The leader finds the gate on the desk and passes it. */
    final String moveOn() {
        var desk = people.the(Role.SUBDISTRICT_LEADER).open("/desk").isOk();
        var gate = desk.document().select("main a[href=" + project + "#gate]");
        assertThat(gate.text()).contains("推进到下一阶段");
        var page = people.the(Role.SUBDISTRICT_LEADER).get(project).isOk();
        return page.form(project + "/steps").submit().isOk().words();
    }

    /** The value of the choice that says these words. */
    static String option(Web.Page page, String field, String words) {
        return page.document().select("select[name=" + field + "] option").stream()
                .filter(option -> option.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is no choice of " + field + ": " + page.words()))
                .val();
    }

    /** From the project's page to where this part of its work is done. */
    final Web.Page work(Web who, String words) {
        var link = who.get(project).isOk().document().select("#work a").stream()
                .filter(a -> a.text().equals(words))
                .findFirst();
        assertThat(link).as(words).isPresent();
        return who.open(link.get().attr("href")).isOk();
    }

    static String tail(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
