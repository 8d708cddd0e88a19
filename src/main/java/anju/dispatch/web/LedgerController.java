package anju.dispatch.web;

import anju.access.Action;
import anju.access.Needs;
import anju.dispatch.Explained;
import anju.dispatch.Explaining;
import anju.dispatch.FindingKind;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The money ledger beside the building ledger (双台账), and answers to what does not agree. */
@Controller
class LedgerController {
    private static final int WORDS_MAX = 500;

    private final LedgerScreens screens;
    private final Explaining explaining;

    LedgerController(LedgerScreens screens, Explaining explaining) {
        this.screens = screens;
        this.explaining = explaining;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/ledgers")
    ModelAndView ledgers(Site site, @PathVariable UUID project) {
        return Pages.page("dispatch/ledgers", screens.ledgers(site, project));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/ledgers.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID project) {
        screens.project(site, project);
        return LedgerScreens.LEDGERS.xlsx(site, screens.rows(project).stream());
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/findings.xlsx")
    ModelAndView findingsSheet(Site site, @PathVariable UUID project) {
        screens.project(site, project);
        return LedgerScreens.FINDINGS.xlsx(site, screens.findings(site, project).stream());
    }

    @Needs(Action.ANSWER_FINDING)
    @GetMapping("/projects/{project}/findings/{kind}/{subject}")
    ModelAndView blank(Site site, @PathVariable UUID project, @PathVariable String kind, @PathVariable UUID subject) {
        return Pages.page(
                "dispatch/explain",
                screens.explain(site, project, kind(kind), subject, Form.empty("dispatch.explain")));
    }

    @Needs(Action.ANSWER_FINDING)
    @PostMapping("/projects/{project}/findings/{kind}/{subject}")
    ModelAndView answer(
            Site site,
            @PathVariable UUID project,
            @PathVariable String kind,
            @PathVariable UUID subject,
            ExplainForm form,
            @Command UUID command) {
        var found = kind(kind);
        screens.project(site, project);
        var check = FormCheck.of("dispatch.explain", form);
        var words = check.paragraphs("words", WORDS_MAX);
        var mendBy = check.date("mendBy");
        if (!check.failed() && words.length() < 2) {
            check.refuse("words", "dispatch.explain.short");
        }
        if (!check.failed()) {
            switch (explaining.answer(site.viewer(), command, project, found, subject, words, mendBy)) {
                case Explained.Answered _ -> {
                    return Pages.done("/projects/" + project + "/ledgers", "dispatch.explain.done");
                }
                case Explained.Gone _ -> {
                    return Pages.done("/projects/" + project + "/ledgers", "dispatch.explain.gone");
                }
                case Explained.NotYourTurn no ->
                    check.refuseAll("dispatch.explain.not-your-turn", site.text("access.role." + no.asked()));
                case Explained.DayOutside no ->
                    check.refuse("mendBy", "dispatch.explain.day-outside", no.earliest(), no.latest());
            }
        }
        return Pages.refused("dispatch/explain", screens.explain(site, project, found, subject, check.form()));
    }

    private static FindingKind kind(String name) {
        return Arrays.stream(FindingKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(NotThere::new);
    }
}
