package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.ActivityCard;
import anju.stewardship.ActivityKind;
import anju.stewardship.Hosted;
import anju.stewardship.Hosting;
import anju.stewardship.Purpose;
import anju.stewardship.Teamed;
import anju.stewardship.Teaming;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Neighbours' teams and activities. */
@Controller
class LifeController {
    static final String PROPOSE = "stewardship.team";
    static final String JOIN = "stewardship.team-join";
    static final String LEAVE = "stewardship.team-leave";
    static final String DISSOLVE = "stewardship.team-dissolve";
    static final String PLAN = "stewardship.activity";
    static final String COUNT = "stewardship.activity-count";
    static final String CALL_OFF = "stewardship.activity-cancel";
    private static final int TEAM_NAME = 20;
    private static final int TITLE = 40;
    private static final int LINE = 120;
    private static final int HEADS = 5000;

    private final Keep keep;
    private final LifeScreens screens;
    private final Teaming teaming;
    private final Hosting hosting;

    LifeController(Keep keep, LifeScreens screens, Teaming teaming, Hosting hosting) {
        this.keep = keep;
        this.screens = screens;
        this.teaming = teaming;
        this.hosting = hosting;
    }

    record ProposeForm(String name, String purpose) {}

    record JoinForm(String team) {}

    record LeaveForm(String team) {}

    record DissolveForm(String team, String reason) {}

    record PlanForm(String kind, String what, String venue, String starts, String team) {}

    record CountForm(String activity, String heads, String volunteers) {}

    record CallOffForm(String activity, String reason) {}

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/life")
    ModelAndView life(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.life(site, keep.compound(site, compound), Form.empty(JOIN)));
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/teams")
    ModelAndView propose(Site site, @PathVariable UUID compound, ProposeForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(PROPOSE, form);
        var name = check.text("name", TEAM_NAME);
        if (name.length() == 1) {
            check.refuse("name", "stewardship.register.short");
        }
        var purpose = check.choice("purpose", Purpose.class);
        if (!check.failed()) {
            var answer = teaming.propose(site.viewer(), command, compound, name, purpose);
            if (answer instanceof Teamed.Proposed proposed) {
                return to(compound, "stewardship.team.done", proposed.missing());
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/team-members")
    ModelAndView join(Site site, @PathVariable UUID compound, JoinForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(JOIN, form);
        var team = check.id("team");
        if (!check.failed()) {
            var answer = teaming.join(site.viewer(), command, compound, team);
            switch (answer) {
                case Teamed.Joined joined -> {
                    return joined.missing() == 0
                            ? to(compound, "stewardship.team-join.in")
                            : to(compound, "stewardship.team-join.done", joined.missing());
                }
                case Teamed.Formed formed -> {
                    return to(compound, "stewardship.team-join.formed", formed.members());
                }
                default -> refuse(check, answer);
            }
        }
        return refused(site, place, check);
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/team-members/leaving")
    ModelAndView leave(Site site, @PathVariable UUID compound, LeaveForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(LEAVE, form);
        var team = check.id("team");
        if (!check.failed()) {
            var answer = teaming.leave(site.viewer(), command, compound, team);
            if (answer instanceof Teamed.Left) {
                return to(compound, "stewardship.team-leave.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/teams/end")
    ModelAndView dissolve(Site site, @PathVariable UUID compound, DissolveForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(DISSOLVE, form);
        var team = check.id("team");
        var reason = check.text("reason", LINE);
        if (!check.failed()) {
            var answer = teaming.dissolve(site.viewer(), command, compound, team, reason);
            if (answer instanceof Teamed.Dissolved) {
                return to(compound, "stewardship.team-dissolve.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/activities")
    ModelAndView plan(Site site, @PathVariable UUID compound, PlanForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(PLAN, form);
        var kind = check.choice("kind", ActivityKind.class);
        var title = check.text("what", TITLE);
        if (title.length() == 1) {
            check.refuse("what", "stewardship.register.short");
        }
        var venue = check.text("venue", TITLE);
        if (venue.length() == 1) {
            check.refuse("venue", "stewardship.register.short");
        }
        var starts = check.time("starts");
        var team = form.team() == null || form.team().isBlank() ? null : check.id("team");
        if (!check.failed()) {
            var card = new ActivityCard(kind, title, venue, starts, team);
            var answer = hosting.plan(site.viewer(), command, compound, card);
            if (answer instanceof Hosted.Planned) {
                return to(compound, "stewardship.activity.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/activities/count")
    ModelAndView count(Site site, @PathVariable UUID compound, CountForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(COUNT, form);
        var activity = check.id("activity");
        int heads = Math.toIntExact(check.integer("heads", 0, HEADS));
        int volunteers = Math.toIntExact(check.integer("volunteers", 0, HEADS));
        if (!check.failed()) {
            var answer = hosting.count(site.viewer(), command, compound, activity, heads, volunteers);
            if (answer instanceof Hosted.Counted) {
                return to(compound, "stewardship.activity-count.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.JOIN_IN)
    @PostMapping("/compounds/{compound}/activities/cancellation")
    ModelAndView callOff(Site site, @PathVariable UUID compound, CallOffForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(CALL_OFF, form);
        var activity = check.id("activity");
        var reason = check.text("reason", LINE);
        if (!check.failed()) {
            var answer = hosting.callOff(site.viewer(), command, compound, activity, reason);
            if (answer instanceof Hosted.CalledOff) {
                return to(compound, "stewardship.activity-cancel.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    private static void refuse(FormCheck check, Teamed answer) {
        switch (answer) {
            case Teamed.NameTaken _ -> check.refuse("name", "stewardship.no.name-taken");
            case Teamed.AlreadyIn _ -> check.refuse("team", "stewardship.no.team-in");
            case Teamed.NotIn _ -> check.refuse("team", "stewardship.no.team-not-in");
            case Teamed.Gone _ -> check.refuse("team", "site.form.choice.unknown");
            case Teamed.NotYours _ -> check.refuse("team", "stewardship.no.team-not-yours");
            case Teamed.Proposed _, Teamed.Joined _, Teamed.Formed _, Teamed.Left _, Teamed.Dissolved _ ->
                throw new IllegalStateException("no refusal: " + answer);
        }
    }

    private static void refuse(FormCheck check, Hosted answer) {
        switch (answer) {
            case Hosted.Past _ -> check.refuse("starts", "stewardship.no.past");
            case Hosted.NotFormed _ -> check.refuse("team", "stewardship.no.team-not-formed");
            case Hosted.TeamMissing _ -> check.refuse("team", "stewardship.no.team-missing");
            case Hosted.NotYours _ -> check.refuseAll("stewardship.no.activity-not-yours");
            case Hosted.NotYet no -> check.refuse("activity", "stewardship.no.activity-not-yet", no.startsAt());
            case Hosted.MoreVolunteersThanHeads _ -> check.refuse("volunteers", "stewardship.no.volunteers");
            case Hosted.Over _ -> check.refuse("activity", "stewardship.no.activity-over");
            case Hosted.Planned _, Hosted.Counted _, Hosted.CalledOff _ ->
                throw new IllegalStateException("no refusal: " + answer);
        }
    }

    private static ModelAndView to(UUID compound, String key, Object... values) {
        return Pages.done("/compounds/" + compound + "/life", key, values);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.life(site, place, check.form()));
    }
}
