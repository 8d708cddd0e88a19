package anju.review.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.city.City;
import anju.review.Assessing;
import anju.review.AssessmentDraft;
import anju.review.Grading;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The property firm's sheet: filled in by the office, read by everybody. */
@Controller
class AssessmentController {
    private static final String ASSESS = "review.assess";
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final ReviewScreens screens;
    private final Assessing assessing;

    AssessmentController(ReviewScreens screens, Assessing assessing) {
        this.screens = screens;
        this.assessing = assessing;
    }

    @Needs(Action.ASSESS_FIRM)
    @GetMapping("/compounds/{compound}/assessments/new")
    ModelAndView form(Site site, @PathVariable UUID compound) {
        return Pages.page("review/assess", page(site, compound, Form.empty(ASSESS)));
    }

    @Needs(Action.ASSESS_FIRM)
    @PostMapping("/compounds/{compound}/assessments")
    ModelAndView assess(Site site, @PathVariable UUID compound, AssessForm form, @Command UUID command) {
        var page = page(site, compound, Form.empty(ASSESS));
        var check = FormCheck.of(ASSESS, form);
        var firm = check.id("firm");
        var fromOn = check.date("fromOn", EARLIEST, City.current().today());
        var untilOn = check.date("untilOn", EARLIEST, City.current().today());
        if (!check.failed() && untilOn.isBefore(fromOn)) {
            check.refuse("untilOn", "review.assess.backwards");
        }
        var deductions = deductions(check, form, page);
        if (!check.failed()) {
            var draft = new AssessmentDraft(firm, compound, fromOn, untilOn, deductions);
            switch (assessing.assess(site.viewer(), command, draft)) {
                case Grading.Graded graded -> {
                    return Pages.done(
                            "/assessments/" + graded.assessment(),
                            graded.reconsider() ? "review.assess.reconsider" : "review.assess.done",
                            graded.points());
                }
                case Grading.OwnFirm _ -> check.refuseAll("review.assess.own-firm");
                case Grading.NotAPropertyFirm _ -> check.refuse("firm", "site.form.choice.unknown");
                case Grading.UnknownItem _ -> check.refuse("points", "site.form.choice.unknown");
                case Grading.TooMuch much ->
                    check.refuse("points", "review.assess.too-much", name(page, much.item()), much.most());
                case Grading.NotOver _ -> check.refuse("untilOn", "review.assess.not-over");
                case Grading.Overlaps overlaps -> check.refuse("fromOn", "review.assess.overlaps", overlaps.code());
            }
        }
        return Pages.refused("review/assess", page(site, compound, check.form()));
    }

    /** Points and finding go together: one without the other is not a deduction. */
    private static List<AssessmentDraft.Deduction> deductions(FormCheck check, AssessForm form, AssessPage page) {
        var found = new ArrayList<AssessmentDraft.Deduction>();
        for (int i = 0; i < form.items().size(); i++) {
            var points = i < form.points().size() ? form.points().get(i).strip() : "";
            var finding = i < form.findings().size() ? form.findings().get(i).strip() : "";
            var name = name(page, form.items().get(i));
            if (points.isEmpty() && finding.isEmpty()) {
                continue;
            }
            if (!points.matches("[1-9][0-9]?|100")) {
                check.refuse("points", "review.assess.points-range", name);
            } else if (finding.isEmpty() || finding.codePointCount(0, finding.length()) > AssessmentDraft.FINDING_MAX) {
                check.refuse("findings", "review.assess.finding", name, AssessmentDraft.FINDING_MAX);
            } else {
                found.add(new AssessmentDraft.Deduction(form.items().get(i), Integer.parseInt(points), finding, null));
            }
        }
        return found;
    }

    private static String name(AssessPage page, String code) {
        return page.items().stream()
                .filter(item -> item.code().equals(code))
                .map(AssessPage.Item::name)
                .findFirst()
                .orElse(code);
    }

    @Open
    @GetMapping("/assessments/{assessment}")
    ModelAndView assessment(Site site, @PathVariable UUID assessment) {
        return Pages.page(
                "review/assessment", screens.assessment(site, assessment).orElseThrow(NotThere::new));
    }

    private AssessPage page(Site site, UUID compound, Form form) {
        return screens.assess(site, compound, form).orElseThrow(NotThere::new);
    }
}
