package anju.consultation.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NotPermitted;
import anju.access.Open;
import anju.access.Phone;
import anju.access.SignedIn;
import anju.consultation.Calling;
import anju.consultation.Consulting;
import anju.consultation.Gathering;
import anju.consultation.GatheringDraft;
import anju.consultation.GatheringForm;
import anju.consultation.Giving;
import anju.consultation.Listening;
import anju.consultation.MinutesDraft;
import anju.consultation.OpinionDraft;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Neighbours are called together, sign in, and everybody reads what they said. */
@Controller
class GatheringController {
    private final GatheringScreens screens;
    private final Calling calling;
    private final Listening listening;

    GatheringController(GatheringScreens screens, Calling calling, Listening listening) {
        this.screens = screens;
        this.calling = calling;
        this.listening = listening;
    }

    @Open
    @GetMapping("/compounds/{compound}/gatherings")
    ModelAndView list(Site site, @PathVariable UUID compound) {
        return Pages.page("consultation/gatherings", screens.list(site, screens.compound(compound)));
    }

    @Needs(Action.HOLD_MEETING)
    @GetMapping("/compounds/{compound}/gatherings/new")
    ModelAndView form(Site site, @PathVariable UUID compound) {
        return callPage(site, compound, Form.empty(GatheringScreens.CALL), false);
    }

    private ModelAndView callPage(Site site, UUID compound, Form form, boolean refused) {
        var place = screens.compound(compound);
        site.viewer().require(Action.HOLD_MEETING, place.path());
        var page = new CallPage(site, form, compound, place.name(), screens.stairwells(site, compound));
        return refused ? Pages.refused("consultation/call", page) : Pages.page("consultation/call", page);
    }

    @Needs(Action.HOLD_MEETING)
    @PostMapping("/compounds/{compound}/gatherings")
    ModelAndView call(Site site, @PathVariable UUID compound, CallForm form, @Command UUID command) {
        site.viewer().require(Action.HOLD_MEETING, screens.compound(compound).path());
        var check = FormCheck.of(GatheringScreens.CALL, form);
        var kind = check.choice("form", GatheringForm.class);
        boolean alone = kind == GatheringForm.STAIRWELL && !check.failed();
        var stairwell = alone ? check.id("stairwell") : null;
        var title = longEnough(check, "title", check.text("title", GatheringDraft.TITLE_MAX));
        var venue = longEnough(check, "venue", check.text("venue", GatheringDraft.TITLE_MAX));
        var at = check.time("at");
        var topics = longEnough(check, "topics", check.paragraphs("topics", GatheringDraft.TOPICS_MAX));
        if (!check.failed()) {
            var draft = new GatheringDraft(compound, kind, stairwell, title, venue, topics, at);
            switch (calling.call(site.viewer(), command, draft)) {
                case Gathering.Called called -> {
                    return Pages.done(
                            "/gatherings/" + called.gatheringId() + "/desk", "consultation.call.done", called.code());
                }
                case Gathering.InThePast _ -> check.refuse("at", "consultation.call.past");
                case Gathering.NoSuchStairwell _ -> check.refuse("stairwell", "site.form.choice.unknown");
                case Gathering.NoGroup _ -> check.refuse("form", "consultation.call.no-group");
                case Gathering.NumbersFound _ -> check.refuseAll("consultation.refused.numbers");
                case Gathering other -> throw unexpected(other);
            }
        }
        return callPage(site, compound, check.form(), true);
    }

    private static String longEnough(FormCheck check, String field, String text) {
        if (text.codePointCount(0, text.length()) == 1) {
            check.refuse(field, "consultation.title.short");
        }
        return text;
    }

    @Open
    @GetMapping("/gatherings/{id}")
    ModelAndView gathering(Site site, @PathVariable UUID id) {
        return Pages.page("consultation/gathering", screens.gathering(site, id));
    }

    @SignedIn
    @GetMapping("/gatherings/{id}/sign-in")
    ModelAndView signInForm(Site site, @PathVariable UUID id) {
        return Pages.page("consultation/signIn", screens.signIn(site, id, Form.empty(GatheringScreens.SIGN_IN)));
    }

    @SignedIn
    @PostMapping("/gatherings/{id}/sign-in")
    ModelAndView signIn(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.signIn(site, id, Form.empty(GatheringScreens.SIGN_IN));
        var check = FormCheck.of(GatheringScreens.SIGN_IN, new WhyForm(""));
        switch (calling.signIn(site.viewer(), command, id)) {
            case Gathering.SignedIn signed -> {
                return Pages.done(
                        "/gatherings/" + id,
                        signed.alreadyHere() ? "consultation.sign-in.again" : "consultation.sign-in.done");
            }
            case Gathering.NotToday _ -> check.refuseAll("consultation.sign-in.not-today");
            case Gathering.Settled _ -> check.refuseAll("consultation.gathering.settled");
            case Gathering.NotANeighbour _ -> throw new NotPermitted(Action.ATTEND_GATHERING);
            case Gathering other -> throw unexpected(other);
        }
        return Pages.refused("consultation/signIn", screens.signIn(site, id, check.form()));
    }

    @Needs(Action.HOLD_MEETING)
    @GetMapping("/gatherings/{id}/sheet")
    ModelAndView sheet(Site site, @PathVariable UUID id) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return Pages.page("consultation/sheet", screens.sheet(site, id, base));
    }

    @Needs(Action.HOLD_MEETING)
    @GetMapping("/gatherings/{id}/desk")
    ModelAndView desk(Site site, @PathVariable UUID id) {
        return Pages.page("consultation/gatheringDesk", deskPage(site, id, null, List.of()));
    }

    /** The desk with one of its four forms as it was sent. */
    private GatheringDeskPage deskPage(Site site, UUID id, @Nullable Form sent, List<String> wrongs) {
        return screens.desk(
                site,
                id,
                sent(sent, GatheringScreens.TICK),
                sent(sent, GatheringScreens.HEAR),
                sent(sent, GatheringScreens.RECORD),
                sent(sent, GatheringScreens.CANCEL),
                wrongs);
    }

    private static Form sent(@Nullable Form sent, String key) {
        return sent != null && sent.key().equals(key) ? sent : Form.empty(key);
    }

    private ModelAndView refused(Site site, UUID id, FormCheck check) {
        return Pages.refused("consultation/gatheringDesk", deskPage(site, id, check.form(), List.of()));
    }

    @Needs(Action.HOLD_MEETING)
    @PostMapping("/gatherings/{id}/attendance")
    ModelAndView tick(Site site, @PathVariable UUID id, TickForm form, @Command UUID command) {
        deskPage(site, id, null, List.of());
        var check = FormCheck.of(GatheringScreens.TICK, form);
        var people = new TreeSet<>(form.people().isEmpty() ? List.<UUID>of() : check.ids("people"));
        if (!check.failed()) {
            var answer = calling.tick(site.viewer(), command, id, people);
            if (answer instanceof Gathering.Counted counted) {
                return Pages.done("/gatherings/" + id + "/desk", "consultation.tick.done", counted.named());
            }
            refuse(check, answer);
        }
        return refused(site, id, check);
    }

    @Needs(Action.HOLD_MEETING)
    @PostMapping("/gatherings/{id}/opinions")
    ModelAndView hear(Site site, @PathVariable UUID id, HearForm form, @Command UUID command) {
        var page = deskPage(site, id, null, List.of());
        var check = FormCheck.of(GatheringScreens.HEAR, form);
        var topic =
                check.choice("topic", page.topics().stream().map(Option::value).toList());
        var text = check.paragraphs("text", OpinionDraft.TEXT_MAX);
        if (!text.isEmpty() && text.codePointCount(0, text.length()) < OpinionDraft.TEXT_MIN) {
            check.refuse("text", "consultation.text.short");
        }
        var phone = form.phone().isBlank() ? "" : check.phone("phone");
        if (!check.failed()) {
            var draft = new OpinionDraft(page.gathering().compoundId(), topic, text);
            var answer = listening.hear(site.viewer(), command, id, draft, phone.isEmpty() ? null : new Phone(phone));
            if (answer instanceof Giving.Given given) {
                return Pages.done("/gatherings/" + id + "/desk", "consultation.enter.done", given.code());
            }
            if (answer instanceof Giving.InTheFuture) {
                check.refuseAll("consultation.gathering.not-yet");
            } else {
                OpinionController.refuse(check, answer);
            }
        }
        return refused(site, id, check);
    }

    @Needs(Action.HOLD_MEETING)
    @PostMapping("/gatherings/{id}/minutes")
    ModelAndView record(Site site, @PathVariable UUID id, MinutesForm form, @Command UUID command) {
        deskPage(site, id, null, List.of());
        var check = FormCheck.of(GatheringScreens.RECORD, form);
        var text = check.paragraphs("text", MinutesDraft.TEXT_MAX);
        if (!text.isEmpty() && text.codePointCount(0, text.length()) < MinutesDraft.TEXT_MIN) {
            check.refuse("text", "consultation.text.short");
        }
        var lines = check.optionalParagraphs("resolutions", MinutesDraft.RESOLUTION_MAX * MinutesDraft.RESOLUTIONS_MAX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MinutesDraft.RESOLUTIONS_MAX
                || lines.stream()
                        .anyMatch(line -> line.codePointCount(0, line.length()) < 2
                                || line.codePointCount(0, line.length()) > MinutesDraft.RESOLUTION_MAX)) {
            check.refuse("resolutions", "consultation.minutes.lines");
        }
        int walkIns = (int) check.integer("walkIns", 0, MinutesDraft.WALK_INS_MAX);
        var note = longEnough(check, "note", check.optionalParagraphs("note", MinutesDraft.NOTE_MAX));
        if (!check.failed()) {
            var draft = new MinutesDraft(text, note.isEmpty() ? null : note, lines, walkIns);
            var answer = calling.record(site.viewer(), command, id, draft);
            if (answer instanceof Gathering.Recorded) {
                return Pages.done("/gatherings/" + id + "/desk", "consultation.minutes.done");
            }
            refuse(check, answer);
        }
        return refused(site, id, check);
    }

    @Needs(Action.HOLD_MEETING)
    @PostMapping("/gatherings/{id}/publication")
    ModelAndView publish(Site site, @PathVariable UUID id, @Command UUID command) {
        deskPage(site, id, null, List.of());
        var answer = calling.publish(site.viewer(), command, id);
        if (answer instanceof Gathering.Published published) {
            return Pages.done(
                    "/gatherings/" + id, "consultation.publish.done", published.named() + published.walkIns());
        }
        var wrong = switch (answer) {
            case Gathering.NumbersFound found ->
                site.text(
                        "consultation.publish.numbers",
                        found.lines().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case Gathering.OwnMinutes _ -> site.text("consultation.publish.own");
            default -> site.text("consultation.gathering.settled");
        };
        return Pages.refused("consultation/gatheringDesk", deskPage(site, id, null, List.of(wrong)));
    }

    @Needs(Action.HOLD_MEETING)
    @PostMapping("/gatherings/{id}/cancellation")
    ModelAndView cancel(Site site, @PathVariable UUID id, WhyForm form, @Command UUID command) {
        deskPage(site, id, null, List.of());
        var check = FormCheck.of(GatheringScreens.CANCEL, form);
        var reason = longEnough(check, "reason", check.text("reason", Consulting.REASON_MAX));
        if (!check.failed()) {
            var answer = calling.cancel(site.viewer(), command, id, reason);
            if (answer instanceof Gathering.Cancelled) {
                return Pages.done("/gatherings/" + id, "consultation.cancel.done");
            }
            refuse(check, answer);
        }
        return refused(site, id, check);
    }

    private static void refuse(FormCheck check, Gathering answer) {
        switch (answer) {
            case Gathering.NotYet _ -> check.refuseAll("consultation.gathering.not-yet");
            case Gathering.Settled _ -> check.refuseAll("consultation.gathering.settled");
            case Gathering.NotANeighbour _ -> check.refuseAll("consultation.tick.stranger");
            case Gathering.NobodyCame _ -> check.refuse("walkIns", "consultation.minutes.nobody");
            case Gathering.NumbersFound _ -> check.refuseAll("consultation.refused.numbers");
            case Gathering other -> throw unexpected(other);
        }
    }

    private static IllegalStateException unexpected(Gathering answer) {
        return new IllegalStateException("not an answer to this: " + answer);
    }
}
