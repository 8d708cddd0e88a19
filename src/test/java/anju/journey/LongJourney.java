package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.time.Instant;
import java.util.Map;

/**
 * One compound from the register to the day its residents say whether they are content, by hand and by the right people.
 * Before each gate the leader tries it too early; for each main act somebody tries it who may not.
 */
final class LongJourney extends Building {
    private static final Instant PAID = Instant.parse("2026-11-02T02:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-05T02:00:00Z");
    private static final Instant COUNTED = Instant.parse("2027-01-25T02:00:00Z");
    private static final Instant DEFECTS_OVER = Instant.parse("2028-10-16T02:00:00Z");

    private String asset = "";
    private String stages = "";
    private String inquiry = "";

    LongJourney(Town town) {
        super(town);
    }

    public void what_was_built_gets_a_keeper() {
        tooEarlyFor("结算审计", "设施已移交登记");
        notFor(contractor, stageAcceptance + "/assets", Map.of("lifeYears", "13"));
        var page = clerk.get(stageAcceptance).isOk().click("登记资产");
        var registered = page.form()
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
        assertThat(registered.words()).contains("安和物业", "检查防水层和排水口", "保修");
        asset = work(clerk, "移交的设施").document().select("main a[href^=/assets/]").attr("href");
        through("结算审计");
    }

    public void a_progress_payment_goes_out_by_its_ratio() {
        tooEarlyFor("保修运行", "结算价已审定", "已有款项付到");
        notFor(contractor, contract + "/terms", Map.of("advance", "30"));
        stages = contract + "/stages";
        assertThat(clerk.get(contract)
                        .isOk()
                        .click("付款与双台账")
                        .click("付款阶段")
                        .form(contract + "/terms")
                        .with("advance", "0")
                        .with("wages", "0")
                        .with("completion", "85")
                        .with("retention", "3")
                        .with("defectMonths", "24")
                        .submit()
                        .isOk()
                        .words())
                .contains("24");
        var request = contractor.get(stageAcceptance).isOk().click("去请款");
        var clearance = clearance(request.form().submit().isOk());
        notFor(contractor, clearance + "/clearing", Map.of());
        var unpaid = clerk.get(clearance).isOk().forged(clearance + "/payments").send();
        assertThat(unpaid.status()).as(unpaid::words).isIn(409, 422);
        var payment = cleared(clearance);
        assertThat(clerk.get(payment).words()).contains("616,848.00");
        notFor(clerk, payment + "/confirmation", Map.of("bankReference", "20261102-1"));
        var early = people.the(Role.FINANCE_BUREAU)
                .get(payment)
                .forged(payment + "/confirmation")
                .with("bankReference", "20261102-1")
                .with("paidOn", "2026-10-15")
                .send();
        assertThat(early.status()).as(early::words).isIn(409, 422);
        tooEarlyFor("保修运行", "结算价已审定", "已有款项付到");
        approvedByTwo(payment);
        assertThat(confirmed(payment, "20261015-771", "2026-10-15").words()).contains("已付 616,848.00 元");
        tooEarlyFor("保修运行", "结算价已审定");
    }

    private static String clearance(Web.Page asked) {
        return asked.document()
                .select("form[action$=/documents]")
                .attr("action")
                .replace("/documents", "");
    }

    /** Papers handed in, found true, cleared; the payment that stands on them. */
    private String cleared(String clearance) {
        papersIn(clearance);
        var checker = checked(clearance);
        assertThat(checker.get(clearance)
                        .form(clearance + "/clearing")
                        .submit()
                        .isOk()
                        .words())
                .contains("资料通过");
        return clerk
                .get(clearance)
                .form(clearance + "/payments")
                .submit()
                .isOk()
                .document()
                .select("form[action^=/payments/], a[href^=/payments/]")
                .stream()
                .map(each -> each.attr("href") + each.attr("action"))
                .findFirst()
                .orElseThrow()
                .replaceAll("(/payments/[0-9a-f-]+).*", "$1");
    }

    public void the_rest_is_paid_stage_by_stage_to_the_settled_price() {
        town.clock(PAID);
        assertThat(contractor.get(stages).isOk().words()).contains("还没有登记结算审定价", "结算款还没有付出");
        paid("COMPLETION", "139,788.00", "20261102-1", "2026-11-02");
        notFor(contractor, contract + "/settlement", Map.of("settled", "890160"));
        assertThat(clerk.get(stages)
                        .isOk()
                        .form(contract + "/settlement")
                        .with("claimed", "890,160")
                        .with("settled", "880,000")
                        .with("reviewer", "周明")
                        .with("firm", "正信造价咨询")
                        .with("report", "JS-2026-7")
                        .with("reviewedOn", "2026-11-01")
                        .submit()
                        .isOk()
                        .words())
                .contains("880,000.00", "周明");
        through("保修运行");
        paid("SETTLEMENT", "96,964.00", "20261102-2", "2026-11-02");
        assertThat(contractor.get(stages).words()).contains("缺陷责任期到 2028-10-15 才满");
    }

    private void paid(String kind, String amount, String reference, String on) {
        var asked = contractor.get(stages).isOk();
        var button = asked.document().select("button[name=kind][value=" + kind + "]");
        assertThat(button).as(() -> kind + " " + asked.words()).isNotEmpty();
        var payment = cleared(clearance(
                asked.form(contract + "/clearances").with("kind", kind).submit().isOk()));
        assertThat(clerk.get(payment).words()).contains(amount);
        approvedByTwo(payment);
        assertThat(confirmed(payment, reference, on).words()).contains("已付 " + amount + " 元");
    }

    public void the_compound_is_kept_and_its_income_is_published() {
        var firm = people.the(Role.PROPERTY_FIRM);
        var base = "/compounds/" + compound;
        var service = clerk.open(base + "/service").isOk();
        assertThat(service.form(base + "/service-contracts")
                        .with("firm", option(service, "firm", "安和物业"))
                        .with("number", "WY-01")
                        .with("from", "2026-12-01")
                        .with("until", "2027-11-30")
                        .with("fee", "1.20")
                        .with("feeUnit", "SQM_MONTH")
                        .with("scope", "保洁、秩序、维修")
                        .submit()
                        .isOk()
                        .words())
                .contains("安和物业", "1.20");
        notFor(contractor, base + "/income/receipts", Map.of("amount", "1"));
        assertThat(firm.open(base + "/income")
                        .form(base + "/income/receipts")
                        .with("kind", "PARKING")
                        .with("amount", "86,000")
                        .with("counterparty", "停车场经营单位")
                        .with("paper", "收据0012")
                        .submit()
                        .isOk()
                        .words())
                .contains("已入账", "86,000.00");
        notFor(firm, base + "/income/statements", Map.of("year", "2026", "quarter", "4"));
        assertThat(quarter(clerk, base).words()).contains("才结束");
        town.clock(NEW_YEAR);
        assertThat(quarter(clerk, base).words()).contains("86,000.00");
        assertThat(people.resident(Neighbour.of("6").findFirst().orElseThrow())
                        .open(base + "/income")
                        .isOk()
                        .words())
                .contains("86,000.00", "停车");
    }

    private static Web.Page quarter(Web who, String base) {
        return who.open(base + "/income")
                .isOk()
                .form(base + "/income/statements")
                .with("year", "2026")
                .with("quarter", "4")
                .submit();
    }

    public void residents_say_whether_they_are_content() {
        tooEarlyFor("后评价", "居民满意度已回访");
        notFor(contractor, project + "/compounds/" + compound + "/reviews", Map.of("occasion", "ACCEPTANCE"));
        var opened = clerk.open("/reviews")
                .isOk()
                .click("开始满意度调查")
                .form()
                .with("occasion", "ACCEPTANCE")
                .submit()
                .isOk();
        inquiry = opened.document()
                .select("form[action$=/closure]")
                .attr("action")
                .replace("/closure", "");
        var neighbours = Neighbour.of("6").limit(6).toList();
        for (var neighbour : neighbours) {
            var form = people.resident(neighbour).open(inquiry + "/response").isOk();
            assertThat(form.form()
                            .with("part", option(form, "part", neighbour.door()))
                            .with("marks", marks(neighbour.equals(neighbours.getFirst()) ? 3 : 5))
                            .submit()
                            .isOk()
                            .words())
                    .contains("已收到");
        }
        notFor(contractor, inquiry + "/responses", Map.of("channel", "VISIT"));
        notFor(contractor, inquiry + "/closure", Map.of());
        var early = clerk.get(inquiry).isOk().form(inquiry + "/closure").send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.words()).contains("还不能结束");
        tooEarlyFor("后评价", "居民满意度已回访");
        town.clock(COUNTED);
        assertThat(clerk.get(inquiry).form(inquiry + "/closure").submit().isOk().words())
                .contains("5 / 6");
        assertThat(people.anybody().get(inquiry).isOk().words()).contains("6 / 492 户", "5 / 6");
        through("后评价");
    }

    private static String[] marks(int mark) {
        return java.util.stream.Stream.of("OVERALL", "QUALITY", "CONDUCT", "RESULT", "MANAGEMENT")
                .map(question -> question + ":" + mark)
                .toArray(String[]::new);
    }

    public void the_retention_goes_back_when_the_defect_period_is_over() {
        assertThat(contractor.get(stages).document().select("button[name=kind][value=RETENTION]"))
                .isEmpty();
        var early = contractor
                .get(stages)
                .forged(contract + "/clearances")
                .with("kind", "RETENTION")
                .send();
        assertThat(early.status()).as(early::words).isIn(409, 422);
        assertThat(early.words()).contains("缺陷责任期到 2028-10-15 才满");
        town.clock(DEFECTS_OVER);
        paid("RETENTION", "26,400.00", "20281016-1", "2028-10-16");
        assertThat(contractor.get(stages).words()).contains("880,000.00");
    }

    public void it_stands_at_its_last_stage_and_everybody_can_walk_back() {
        var leader = people.the(Role.SUBDISTRICT_LEADER);
        var page = leader.get(project).isOk();
        assertThat(page.words()).contains("现在是“后评价”阶段");
        assertThat(page.document().select("form[action$=/steps]")).isEmpty();
        var further = page.forged(project + "/steps").with("from", "G11").send();
        assertThat(further.status()).isEqualTo(422);
        town.work();
        var anybody = people.anybody();
        assertThat(anybody.open("/trace" + asset).isOk().words()).contains("屋面防水", "5 号楼");
        assertThat(anybody.open("/compounds/" + compound).isOk().words()).contains("后评价", "616,848.00");
    }
}
