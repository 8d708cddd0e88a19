package anju.consultation.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.consultation.ConsensusDraft;
import anju.consultation.Consulting;
import anju.consultation.Fate;
import anju.consultation.Sorting;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Opinions are put together, taken up or declined. */
@Controller
class ConsensusController {
    private static final EnumSet<Fate> DECLINED =
            EnumSet.of(Fate.ALREADY_SOLVED, Fate.OTHER_CHANNEL, Fate.LATER, Fate.NOT_FEASIBLE);

    private final OpinionScreens screens;
    private final Consulting consulting;

    ConsensusController(OpinionScreens screens, Consulting consulting) {
        this.screens = screens;
        this.consulting = consulting;
    }

    @Needs(Action.RECORD_OPINION)
    @GetMapping("/compounds/{compound}/consensuses")
    ModelAndView sort(Site site, @PathVariable UUID compound) {
        var place = screens.compound(compound);
        site.viewer().require(Action.RECORD_OPINION, place.path());
        return Pages.page("consultation/sort", screens.sort(site, place, enter(), Form.empty(OpinionScreens.REACH)));
    }

    private static Form enter() {
        return Form.empty(OpinionScreens.ENTER)
                .with("occurredOn", City.current().today().toString());
    }

    @Needs(Action.SORT_OPINIONS)
    @PostMapping("/compounds/{compound}/consensuses")
    ModelAndView reach(Site site, @PathVariable UUID compound, ReachForm form, @Command UUID command) {
        var place = screens.compound(compound);
        site.viewer().require(Action.SORT_OPINIONS, place.path());
        var check = FormCheck.of(OpinionScreens.REACH, form);
        var chosen = new TreeSet<>(check.ids("opinions"));
        var joined = check.optionalId("consensus");
        Sorting answer = new Sorting.NotFree();
        if (joined.isPresent() && !check.failed()) {
            answer = consulting.join(
                    site.viewer(),
                    command,
                    screens.consensus(
                                    site,
                                    joined.get(),
                                    Form.empty(OpinionScreens.TAKE_UP),
                                    Form.empty(OpinionScreens.DECLINE))
                            .consensus()
                            .id(),
                    chosen);
        } else if (joined.isEmpty()) {
            var topic = check.choice(
                    "topic",
                    screens.topics(site, place.path()).stream()
                            .map(Option::value)
                            .toList());
            var title = check.text("title", ConsensusDraft.TITLE_MAX);
            if (title.codePointCount(0, title.length()) == 1) {
                check.refuse("title", "consultation.title.short");
            }
            var statement = check.optionalParagraphs("statement", ConsensusDraft.STATEMENT_MAX);
            if (!check.failed()) {
                answer = consulting.reach(
                        site.viewer(), command, new ConsensusDraft(compound, topic, title, statement), chosen);
            }
        }
        if (!check.failed()) {
            if (answer instanceof Sorting.Reached reached) {
                return Pages.done(
                        "/consensuses/" + reached.consensusId(), "consultation.reach.done", reached.opinions());
            }
            check.refuseAll(why(answer));
        }
        return Pages.refused("consultation/sort", screens.sort(site, place, enter(), check.form()));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/consensuses/{consensus}")
    ModelAndView consensus(Site site, @PathVariable UUID consensus) {
        return Pages.page(
                "consultation/consensus",
                screens.consensus(
                        site, consensus, Form.empty(OpinionScreens.TAKE_UP), Form.empty(OpinionScreens.DECLINE)));
    }

    @Needs(Action.SORT_OPINIONS)
    @PostMapping("/consensuses/{consensus}/need")
    ModelAndView takeUp(Site site, @PathVariable UUID consensus, TakeUpForm form, @Command UUID command) {
        screens.consensus(site, consensus, Form.empty(OpinionScreens.TAKE_UP), Form.empty(OpinionScreens.DECLINE));
        var check = FormCheck.of(OpinionScreens.TAKE_UP, form);
        boolean whole = check.ticked("whole");
        var buildings = new TreeSet<>(form.buildings().isEmpty() ? List.<UUID>of() : check.ids("buildings"));
        if (!whole && buildings.isEmpty()) {
            check.refuse("whole", "consultation.take-up.nobody");
        }
        if (!check.failed()) {
            var answer = consulting.takeUp(site.viewer(), command, consensus, buildings, whole);
            if (answer instanceof Sorting.TakenUp taken) {
                return Pages.done("/consensuses/" + consensus, "consultation.take-up.done", taken.told());
            }
            check.refuseAll(why(answer));
        }
        return Pages.refused(
                "consultation/consensus",
                screens.consensus(site, consensus, check.form(), Form.empty(OpinionScreens.DECLINE)));
    }

    @Needs(Action.SORT_OPINIONS)
    @PostMapping("/consensuses/{consensus}/refusal")
    ModelAndView decline(Site site, @PathVariable UUID consensus, FateForm form, @Command UUID command) {
        screens.consensus(site, consensus, Form.empty(OpinionScreens.TAKE_UP), Form.empty(OpinionScreens.DECLINE));
        var check = FormCheck.of(OpinionScreens.DECLINE, form);
        var fate = check.choice("fate", DECLINED);
        var reason = reason(check);
        if (!check.failed()) {
            var answer = consulting.decline(site.viewer(), command, consensus, fate, reason);
            if (answer instanceof Sorting.Concluded concluded) {
                return Pages.done("/consensuses/" + consensus, "consultation.decline.done", concluded.told());
            }
            refuse(check, answer);
        }
        return Pages.refused(
                "consultation/consensus",
                screens.consensus(site, consensus, Form.empty(OpinionScreens.TAKE_UP), check.form()));
    }

    @Needs(Action.RECORD_OPINION)
    @GetMapping("/opinion-answers/{opinion}")
    ModelAndView opinion(Site site, @PathVariable UUID opinion) {
        return Pages.page("consultation/opinion", screens.opinion(site, opinion, Form.empty(OpinionScreens.DECLINE)));
    }

    @Needs(Action.SORT_OPINIONS)
    @PostMapping("/opinion-answers/{opinion}")
    ModelAndView conclude(Site site, @PathVariable UUID opinion, FateForm form, @Command UUID command) {
        var page = screens.opinion(site, opinion, Form.empty(OpinionScreens.DECLINE));
        var check = FormCheck.of(OpinionScreens.DECLINE, form);
        var fate = check.choice("fate", DECLINED);
        var reason = reason(check);
        if (!check.failed()) {
            var answer = consulting.conclude(site.viewer(), command, opinion, fate, reason);
            if (answer instanceof Sorting.Concluded concluded) {
                return Pages.done(
                        "/compounds/" + page.compoundId() + "/consensuses",
                        "consultation.decline.done",
                        concluded.told());
            }
            check.refuseAll(why(answer));
        }
        return Pages.refused("consultation/opinion", screens.opinion(site, opinion, check.form()));
    }

    private static String reason(FormCheck check) {
        var reason = check.text("reason", Consulting.REASON_MAX);
        if (reason.codePointCount(0, reason.length()) == 1) {
            check.refuse("reason", "consultation.title.short");
        }
        return reason;
    }

    @Needs(Action.SORT_OPINIONS)
    @PostMapping("/consensuses/{consensus}/partings")
    ModelAndView part(Site site, @PathVariable UUID consensus, PartForm form, @Command UUID command) {
        screens.consensus(site, consensus, Form.empty(OpinionScreens.TAKE_UP), Form.empty(OpinionScreens.DECLINE));
        var check = FormCheck.of(OpinionScreens.PART, form);
        var opinion = check.id("opinion");
        if (!check.failed()) {
            var answer = consulting.part(site.viewer(), command, consensus, opinion);
            if (answer instanceof Sorting.Parted) {
                return Pages.done("/consensuses/" + consensus, "consultation.part.done");
            }
            refuse(check, answer);
        }
        return Pages.refused(
                "consultation/consensus",
                screens.consensus(site, consensus, check.form(), Form.empty(OpinionScreens.DECLINE)));
    }

    private static void refuse(FormCheck check, Sorting answer) {
        if (answer instanceof Sorting.NamedBy named) {
            check.refuseAll("consultation.refused.named", named.item());
        } else {
            check.refuseAll(why(answer));
        }
    }

    private static String why(Sorting answer) {
        return "consultation.refused."
                + switch (answer) {
                    case Sorting.NotFree _ -> "not-free";
                    case Sorting.AlreadyDecided _ -> "decided";
                    case Sorting.NobodyTouched _ -> "nobody";
                    case Sorting.NumbersFound _ -> "numbers";
                    case Sorting.UnknownTopic _ -> "topic";
                    case Sorting.NotApart _ -> "not-apart";
                    case Sorting.Reached _,
                            Sorting.TakenUp _,
                            Sorting.Concluded _,
                            Sorting.Parted _,
                            Sorting.NamedBy _ -> throw new IllegalStateException("done, yet refused");
                };
    }
}
