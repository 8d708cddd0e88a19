package anju.survey.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.policy.Policy;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.survey.Beginning;
import anju.survey.Completing;
import anju.survey.Examining;
import anju.survey.GapJudging;
import anju.survey.Judging;
import anju.survey.SurveyRules;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Survey rounds, what they come to, and the order among compounds. */
@Controller
class RoundController {
    private static final String BEGIN = "survey.begin";
    private static final String JUDGE = "survey.judge";
    private static final String GATE = "survey.gate";
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final RoundScreens screens;
    private final RankingScreens ranking;
    private final NeedScreens needs;
    private final Examining examining;
    private final GapJudging judging;
    private final Policy policy;

    RoundController(
            RoundScreens screens,
            RankingScreens ranking,
            NeedScreens needs,
            Examining examining,
            GapJudging judging,
            Policy policy) {
        this.screens = screens;
        this.ranking = ranking;
        this.needs = needs;
        this.examining = examining;
        this.judging = judging;
        this.policy = policy;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/surveys")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("survey/rounds", screens.list(site, query));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/surveys.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return RoundScreens.LIST.xlsx(site, screens.export(site, query));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/ranking")
    ModelAndView ranking(Site site, ListQuery query) {
        return Pages.page("survey/ranking", ranking.ranking(site, query));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/ranking.xlsx")
    ModelAndView rankingExport(Site site, ListQuery query) {
        return RankingScreens.LIST.xlsx(site, ranking.export(site, query));
    }

    @Needs(Action.SURVEY)
    @GetMapping("/surveys/new")
    ModelAndView choose(Site site) {
        var compounds = needs.compounds(site.viewer(), Action.SURVEY);
        return compounds.size() == 1
                ? Pages.to("/compounds/" + compounds.getFirst().id() + "/surveys/new")
                : Pages.page("survey/chooseCompound", new ChooseCompoundPage(site, compounds, "surveys/new"));
    }

    @Needs(Action.SURVEY)
    @GetMapping("/compounds/{compound}/surveys/new")
    ModelAndView form(Site site, @PathVariable UUID compound) {
        var place = compound(site, compound);
        var rules = rules(place);
        var form = Form.of(
                BEGIN,
                new BeginRoundForm(
                        List.copyOf(rules.sets().keySet()),
                        City.current().today().toString()));
        return Pages.page("survey/begin", screens.begin(site, form, place, rules));
    }

    @Needs(Action.SURVEY)
    @PostMapping("/compounds/{compound}/surveys")
    ModelAndView begin(Site site, @PathVariable UUID compound, BeginRoundForm form, @Command UUID command) {
        var place = compound(site, compound);
        var check = FormCheck.of(BEGIN, form);
        var surveyedOn = check.date("surveyedOn", EARLIEST, City.current().today());
        var sets = new LinkedHashSet<>(form.sets());
        if (sets.isEmpty()) {
            check.refuse("sets", "site.form.choice.required");
        }
        if (!check.failed()) {
            switch (examining.begin(site.viewer(), command, compound, sets, surveyedOn)) {
                case Beginning.Begun begun -> {
                    return Pages.done("/surveys/" + begun.round(), "survey.begin.done", begun.code());
                }
                case Beginning.AlreadyOpen open -> {
                    return Pages.done("/surveys/" + open.round(), "survey.begin.already", open.code());
                }
                case Beginning.UnknownSet _ -> check.refuse("sets", "site.form.choice.unknown");
                case Beginning.InTheFuture _ -> check.refuse("surveyedOn", "survey.record.future");
            }
        }
        return Pages.refused("survey/begin", screens.begin(site, check.form(), place, rules(place)));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/surveys/{round}")
    ModelAndView round(Site site, @PathVariable UUID round) {
        return Pages.page("survey/round", page(site, round, List.of(), Form.empty(JUDGE), Form.empty(GATE)));
    }

    @Needs(Action.SURVEY)
    @PostMapping("/surveys/{round}/completion")
    ModelAndView complete(Site site, @PathVariable UUID round, @Command UUID command) {
        var head = head(site, round);
        var check = FormCheck.of(GATE, new ReasonForm(""));
        return switch (examining.complete(site.viewer(), command, round)) {
            case Completing.Completed done ->
                Pages.done("/surveys/" + round, "survey.complete.done", Points.of(done.scoreMilli()), done.gaps());
            case Completing.Missing missing -> {
                check.refuseAll("survey.complete.missing", missing.lacks().size());
                yield Pages.refused(
                        "survey/round",
                        page(site, round, lacks(site, head, missing.lacks()), Form.empty(JUDGE), check.form()));
            }
            case Completing.NothingToWeigh _ -> {
                check.refuseAll("survey.complete.nothing");
                yield Pages.refused("survey/round", page(site, round, List.of(), Form.empty(JUDGE), check.form()));
            }
            case Completing.NotOpen _, Completing.Abandoned _ -> changed(site, round);
        };
    }

    private List<String> lacks(Site site, RoundPage.Head head, List<Completing.Lack> lacks) {
        var rules = policy.rules(SurveyRules.class, head.editionId());
        return lacks.stream()
                .map(lack -> {
                    var indicator = rules.indicators().get(lack.indicator());
                    var name = indicator == null
                            ? lack.indicator()
                            : indicator.name().in(site.words().locale());
                    return lack.buildings() == 0
                            ? name
                            : site.text("survey.complete.lack-buildings", name, lack.buildings());
                })
                .toList();
    }

    @Needs(Action.SURVEY)
    @PostMapping("/surveys/{round}/abandonment")
    ModelAndView abandon(Site site, @PathVariable UUID round, ReasonForm form, @Command UUID command) {
        head(site, round);
        var check = FormCheck.of(GATE, form);
        var reason = check.text("reason", GapJudging.REASON_MAX);
        if (check.failed()) {
            return Pages.refused("survey/round", page(site, round, List.of(), Form.empty(JUDGE), check.form()));
        }
        return examining.abandon(site.viewer(), command, round, reason) instanceof Completing.Abandoned
                ? Pages.done("/surveys/" + round, "survey.abandon.done")
                : changed(site, round);
    }

    @Needs(Action.JUDGE_GAPS)
    @PostMapping("/surveys/{round}/judgements")
    ModelAndView judge(Site site, @PathVariable UUID round, JudgeGapsForm form, @Command UUID command) {
        var head = head(site, round);
        site.viewer().require(Action.JUDGE_GAPS, head.path());
        var check = FormCheck.of(JUDGE, form);
        var ids = new LinkedHashSet<>(check.ids("gaps"));
        boolean confirm = check.choice("verdict", List.of("NEED", "NOT")).equals("NEED");
        var reason = confirm ? "" : check.text("reason", GapJudging.REASON_MAX);
        var gaps = screens.gaps(site, round, policy.rules(SurveyRules.class, head.editionId())).stream()
                .filter(gap -> ids.contains(gap.id()))
                .toList();
        if (!check.failed() && gaps.size() != ids.size()) {
            check.refuse("gaps", "site.form.choice.unknown");
        }
        if (!check.failed()) {
            var titles = new HashMap<UUID, String>();
            gaps.forEach(gap -> titles.put(
                    gap.id(),
                    gap.building() == null
                            ? site.text("survey.gap.title", gap.name())
                            : site.text("survey.gap.title-building", gap.building(), gap.name())));
            switch (confirm
                    ? judging.confirm(site.viewer(), command, titles)
                    : judging.dismiss(site.viewer(), command, ids, reason)) {
                case Judging.Confirmed done -> {
                    return Pages.done(
                            "/surveys/" + round,
                            "survey.judge.confirmed",
                            done.needs().size());
                }
                case Judging.Dismissed done -> {
                    return Pages.done("/surveys/" + round, "survey.judge.dismissed", done.gaps());
                }
                case Judging.AlreadyJudged _ -> {
                    return changed(site, round);
                }
                case Judging.InDanger _ -> check.refuse("gaps", "survey.judge.danger");
                case Judging.NobodyTouched _ -> check.refuse("gaps", "survey.judge.nobody");
            }
        }
        return Pages.refused("survey/round", page(site, round, List.of(), check.form(), Form.empty(GATE)));
    }

    private ModelAndView changed(Site site, UUID round) {
        return Pages.changed("survey/round", page(site, round, List.of(), Form.empty(JUDGE), Form.empty(GATE)));
    }

    private RoundPage page(Site site, UUID round, List<String> lacks, Form form, Form gate) {
        return screens.round(site, head(site, round), lacks, form, gate);
    }

    private RoundPage.Head head(Site site, UUID round) {
        var head = screens.head(round).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_REGISTRY, head.path());
        return head;
    }

    private ChooseCompoundPage.Compound compound(Site site, UUID compound) {
        var place = needs.compound(compound).orElseThrow(NotThere::new);
        site.viewer().require(Action.SURVEY, place.path());
        return place;
    }

    private SurveyRules rules(ChooseCompoundPage.Compound place) {
        return policy.rules(SurveyRules.class, place.path(), City.current().today());
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry surveysEntry() {
            return new NavEntry("survey.nav.surveys", "/surveys", Action.SEE_REGISTRY, 18, NavGroup.RENEWAL, "eye");
        }

        @Bean
        NavEntry rankingEntry() {
            return new NavEntry("survey.nav.ranking", "/ranking", Action.SEE_REGISTRY, 22, NavGroup.RENEWAL, "chart");
        }
    }
}
