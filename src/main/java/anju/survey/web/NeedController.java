package anju.survey.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.survey.Withdrawing;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Needs: the list, the form, and each one's page. */
@Controller
class NeedController {
    private static final String RECORD = "survey.record";
    private static final String WITHDRAW = "survey.withdraw";
    private static final int REASON_MAX = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    private final NeedScreens screens;
    private final Surveying surveying;

    NeedController(NeedScreens screens, Surveying surveying) {
        this.screens = screens;
        this.surveying = surveying;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/needs")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("survey/needs", screens.list(site, query));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/needs.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return NeedScreens.LIST.xlsx(site, screens.export(site, query));
    }

    /** Straight to the form for whoever works for one compound. */
    @Needs(Action.RECORD_NEED)
    @GetMapping("/needs/new")
    ModelAndView choose(Site site, @RequestParam Optional<String> request) {
        var compounds = screens.compounds(site.viewer(), Action.RECORD_NEED);
        var onward = "needs/new" + id(request).map(id -> "?request=" + id).orElse("");
        return compounds.size() == 1
                ? Pages.to("/compounds/" + compounds.getFirst().id() + "/" + onward)
                : Pages.page("survey/chooseCompound", new ChooseCompoundPage(site, compounds, onward));
    }

    private static Optional<String> id(Optional<String> text) {
        return text.filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Needs(Action.RECORD_NEED)
    @GetMapping("/compounds/{compound}/needs/new")
    ModelAndView form(Site site, @PathVariable UUID compound, @RequestParam Optional<String> request) {
        var place = compound(site, compound);
        var form = Form.of(RECORD, RecordNeedForm.EMPTY)
                .with("occurredOn", City.current().today().toString());
        var asked = screens.request(site, place, request.orElse("")).orElse(null);
        if (asked != null) {
            form = form.with("request", asked.id().toString())
                    .with("source", NeedSource.REQUEST.name())
                    .with("title", asked.title())
                    .with("occurredOn", asked.receivedOn().toString());
        }
        return Pages.page("survey/record", screens.form(site, form, place));
    }

    @Needs(Action.RECORD_NEED)
    @PostMapping("/compounds/{compound}/needs")
    ModelAndView record(Site site, @PathVariable UUID compound, RecordNeedForm form, @Command UUID command) {
        var place = compound(site, compound);
        var check = FormCheck.of(RECORD, form);
        var topic = check.choice(
                "topic",
                screens.topics(site, place.path()).stream().map(Option::value).toList());
        var title = check.text("title", NeedDraft.TITLE_MAX);
        if (!title.isEmpty() && title.codePointCount(0, title.length()) < NeedDraft.TITLE_MIN) {
            check.refuse("title", "survey.record.title.short");
        }
        var description = check.optionalParagraphs("description", NeedDraft.DESCRIPTION_MAX);
        var source = check.choice("source", NeedSource.class);
        boolean danger = check.ticked("danger");
        var request = check.optionalId("request").orElse(null);
        var occurredOn = check.date("occurredOn", EARLIEST, City.current().today());
        boolean whole = check.ticked("whole");
        var buildings = chosen(check, "buildings", form.buildings());
        var stairwells = chosen(check, "stairwells", form.stairwells());
        var parts = chosen(check, "parts", form.parts());
        if (!whole && buildings.isEmpty() && stairwells.isEmpty() && parts.isEmpty()) {
            check.refuse("whole", "survey.record.nobody");
        }
        if (request != null && screens.request(site, place, request.toString()).isEmpty()) {
            check.refuseAll("survey.record.other-request");
        }
        if (check.failed()) {
            return Pages.refused("survey/record", screens.form(site, check.form(), place));
        }
        var draft = new NeedDraft(
                compound, topic, title, description, source, danger, occurredOn, parts, stairwells, buildings, whole);
        switch (surveying.record(site.viewer(), command, request == null ? draft : draft.of(request))) {
            case Recording.Recorded recorded -> {
                return Pages.done("/needs/" + recorded.needId(), "survey.record.done", recorded.households());
            }
            case Recording.UnknownTopic _ -> check.refuse("topic", "site.form.choice.unknown");
            case Recording.InTheFuture _ -> check.refuse("occurredOn", "survey.record.future");
            case Recording.Elsewhere _ -> check.refuse("whole", "survey.record.elsewhere");
            case Recording.NobodyTouched _ -> check.refuse("whole", "survey.record.nobody");
            case Recording.OtherRequest _ -> check.refuseAll("survey.record.other-request");
        }
        return Pages.refused("survey/record", screens.form(site, check.form(), place));
    }

    private ChooseCompoundPage.Compound compound(Site site, UUID compound) {
        var place = screens.compound(compound).orElseThrow(NotThere::new);
        site.viewer().require(Action.RECORD_NEED, place.path());
        return place;
    }

    private static Set<UUID> chosen(FormCheck check, String field, List<String> ticked) {
        return ticked.isEmpty() ? Set.of() : new HashSet<>(check.ids(field));
    }

    /** From a request to the need it became, the last that stands if there are several. */
    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/desk/requests/{request}/need")
    ModelAndView ofRequest(Site site, @PathVariable UUID request) {
        return Pages.to("/needs/" + screens.ofRequest(site, request).orElseThrow(NotThere::new));
    }

    @Open
    @GetMapping("/needs/{need}")
    ModelAndView need(Site site, @PathVariable UUID need) {
        return Pages.page(
                "survey/need", screens.need(site, need, Form.empty(WITHDRAW)).orElseThrow(NotThere::new));
    }

    @Needs(Action.RECORD_NEED)
    @PostMapping("/needs/{need}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID need, WithdrawNeedForm form, @Command UUID command) {
        if (screens.need(site, need, Form.empty(WITHDRAW)).isEmpty()) {
            throw new NotThere();
        }
        var check = FormCheck.of(WITHDRAW, form);
        var reason = check.text("reason", REASON_MAX);
        if (!check.failed()) {
            switch (surveying.withdraw(site.viewer(), command, need, reason)) {
                case Withdrawing.Withdrawn _ -> {
                    return Pages.done("/needs/" + need, "survey.withdraw.done");
                }
                case Withdrawing.AlreadyWithdrawn _ -> {
                    return Pages.changed(
                            "survey/need",
                            screens.need(site, need, check.form()).orElseThrow());
                }
                case Withdrawing.StillNeeded _ -> check.refuseAll("survey.withdraw.needed");
            }
        }
        return Pages.refused(
                "survey/need", screens.need(site, need, check.form()).orElseThrow());
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry needsEntry() {
            return new NavEntry("survey.nav.needs", "/needs", Action.SEE_REGISTRY, 20, NavGroup.RENEWAL, "eye");
        }
    }
}
