package anju.site.web;

import anju.access.Open;
import anju.money.Area;
import anju.money.Fraction;
import anju.money.Money;
import anju.site.Column;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Moment;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.site.StageStep;
import anju.site.StageStep.State;
import anju.site.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The parts pages are made of, to look at and to try; in demonstration cities only. */
@Controller
class ComponentsController {
    static final Listing<ComponentsPage.Sample> LIST = Listing.of(
            "site.components.list",
            "number",
            Column.<ComponentsPage.Sample>text("name", ComponentsPage.Sample::name)
                    .sortedBy("name"),
            Column.<ComponentsPage.Sample>figure("number", ComponentsPage.Sample::number)
                    .sortedBy("number"),
            Column.<ComponentsPage.Sample>figure("area", ComponentsPage.Sample::area)
                    .notOnPhones(),
            Column.<ComponentsPage.Sample>figure("paid", ComponentsPage.Sample::paid));

    private static final String FORM = "site.components.form";
    private static final int SAMPLES = 73;

    @Open
    @GetMapping("/components")
    ModelAndView show(Site site, ListQuery query) {
        return Pages.page("site/components", page(site, Form.empty(FORM), query));
    }

    @Open
    @GetMapping("/components.xlsx")
    ModelAndView xlsx(Site site, ListQuery query) {
        return LIST.xlsx(demonstrated(site), samples(site));
    }

    /** Checks the form and keeps nothing. */
    @Open
    @PostMapping("/components")
    ModelAndView check(Site site, TryComponentsForm form, ListQuery query) {
        var check = FormCheck.of(FORM, form);
        check.text("name", 20);
        check.money("price");
        check.area("area");
        check.date("measured");
        check.choice("side", List.of("north", "south"));
        check.optionalParagraphs("remark", 200);
        return check.failed()
                ? Pages.refused("site/components", page(site, check.form(), query))
                : Pages.done("/components", "site.components.taken");
    }

    private static ComponentsPage page(Site site, Form form, ListQuery query) {
        demonstrated(site);
        var rows = samples(site).skip(query.offset()).limit(query.size()).toList();
        return new ComponentsPage(
                site, form, LIST.page(query, rows, SAMPLES), thresholds(site), stages(site), moments(site));
    }

    private static Site demonstrated(Site site) {
        if (!site.demonstration()) {
            throw new NotThere();
        }
        return site;
    }

    private static Stream<ComponentsPage.Sample> samples(Site site) {
        return IntStream.rangeClosed(1, SAMPLES)
                .mapToObj(n -> new ComponentsPage.Sample(
                        site.text("site.components.list.row", n),
                        n,
                        new Area(6_456L * n),
                        new Money(22_538_240L * n / 7)));
    }

    private static List<Threshold> thresholds(Site site) {
        return List.of(
                new Threshold(
                        site.text("site.components.turnout"),
                        "309 / 483",
                        309,
                        483,
                        List.of(new Threshold.Line(new Fraction(2, 3), false, "2/3")),
                        site.text("site.components.turnout-foot", 13, 322)),
                new Threshold(
                        site.text("site.components.consent"),
                        "21,903.40 / 27,416.30",
                        2_190_340,
                        2_741_630,
                        List.of(new Threshold.Line(new Fraction(3, 4), false, "3/4")),
                        site.text("site.components.consent-foot", "20,562.23")));
    }

    private static List<StageStep> stages(Site site) {
        return List.of(
                new StageStep(site.text("site.components.stage.survey"), "2025-09", State.DONE, 0, true),
                new StageStep(site.text("site.components.stage.plan"), "2026-01", State.DONE, 0, true),
                new StageStep(site.text("site.components.stage.vote"), "2026-03-23", State.DONE, 0, true),
                new StageStep(site.text("site.components.stage.works"), "74.5%", State.NOW, 745, false),
                new StageStep(site.text("site.components.stage.upkeep"), "2027-01", State.LATER, 0, null));
    }

    private static List<Moment> moments(Site site) {
        return List.of(
                new Moment(
                        Instant.parse("2026-09-10T02:00:00Z"),
                        site.text("site.components.moment.accepted"),
                        site.text("site.components.moment.who")),
                new Moment(
                        Instant.parse("2025-03-01T01:00:00Z"), site.text("site.components.moment.old"), "", "", true),
                new Moment(null, site.text("site.components.moment.next"), "", "", false));
    }

    /** What was typed into the form to try. */
    record TryComponentsForm(
            String name,
            String price,
            String area,
            String measured,
            String side,
            String remark,
            List<String> extras,
            String agreed) {}
}
