package anju.consultation.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.city.City;
import anju.consultation.Consulting;
import anju.consultation.GatheringDraft;
import anju.consultation.Grouping;
import anju.consultation.Groups;
import anju.consultation.SpeaksFor;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A compound's self-government group: formed, and who speaks in it for whom. */
@Controller
class GroupController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final GatheringScreens screens;
    private final Groups groups;

    GroupController(GatheringScreens screens, Groups groups) {
        this.screens = screens;
        this.groups = groups;
    }

    @Open
    @GetMapping("/compounds/{compound}/group")
    ModelAndView group(Site site, @PathVariable UUID compound) {
        return Pages.page("consultation/group", page(site, screens.compound(compound), Form.empty("")));
    }

    /** The page with one of its three forms as it was sent. */
    private GroupPage page(Site site, Compound place, Form sent) {
        return screens.group(
                site,
                place,
                sent.key().equals(GatheringScreens.GROUP) ? sent : GatheringScreens.formedToday(),
                sent.key().equals(GatheringScreens.MEMBER) ? sent : Form.empty(GatheringScreens.MEMBER),
                sent.key().equals(GatheringScreens.LEAVE) ? sent : Form.empty(GatheringScreens.LEAVE));
    }

    private Compound permitted(Site site, UUID compound) {
        var place = screens.compound(compound);
        site.viewer().require(Action.FORM_GROUP, place.path());
        return place;
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/group")
    ModelAndView form(Site site, @PathVariable UUID compound, GroupForm form, @Command UUID command) {
        var place = permitted(site, compound);
        var check = FormCheck.of(GatheringScreens.GROUP, form);
        var name = check.text("name", GatheringDraft.TITLE_MAX);
        if (name.codePointCount(0, name.length()) == 1) {
            check.refuse("name", "consultation.title.short");
        }
        var on = check.date("formedOn", EARLIEST, City.current().today());
        return answered(
                site,
                place,
                check,
                () -> groups.form(site.viewer(), command, compound, name, on),
                "consultation.group.done");
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/group/members")
    ModelAndView name(Site site, @PathVariable UUID compound, MemberForm form, @Command UUID command) {
        var place = permitted(site, compound);
        var group = page(site, place, Form.empty("")).group();
        if (group == null) {
            throw new NotThere();
        }
        var check = FormCheck.of(GatheringScreens.MEMBER, form);
        var person = check.id("person");
        var speaksFor = check.choice("speaksFor", SpeaksFor.class);
        return answered(
                site,
                place,
                check,
                () -> groups.name(site.viewer(), command, group.id(), person, speaksFor),
                "consultation.member.done");
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/group/leaving")
    ModelAndView leave(Site site, @PathVariable UUID compound, LeaveForm form, @Command UUID command) {
        var place = permitted(site, compound);
        var check = FormCheck.of(GatheringScreens.LEAVE, form);
        var member = check.id("member");
        if (!check.failed()
                && page(site, place, Form.empty("")).members().stream()
                        .noneMatch(one -> one.id().equals(member))) {
            check.refuse("member", "site.form.choice.unknown");
        }
        var reason = check.text("reason", Consulting.REASON_MAX);
        if (reason.codePointCount(0, reason.length()) == 1) {
            check.refuse("reason", "consultation.title.short");
        }
        return answered(
                site,
                place,
                check,
                () -> groups.leave(site.viewer(), command, member, reason),
                "consultation.leave.done");
    }

    private ModelAndView answered(Site site, Compound place, FormCheck check, Supplier<Grouping> verb, String done) {
        if (!check.failed()) {
            var wrong = switch (verb.get()) {
                case Grouping.Formed _, Grouping.Named _, Grouping.Left _ -> "";
                case Grouping.FormedAlready _ -> "formed";
                case Grouping.InTheFuture _ -> "future";
                case Grouping.NotANeighbour _ -> "stranger";
                case Grouping.MemberAlready _ -> "member";
                case Grouping.LeftAlready _ -> "left";
                case Grouping.NumbersFound _ -> "numbers";
            };
            if (wrong.isEmpty()) {
                return Pages.done("/compounds/" + place.id() + "/group", done);
            }
            check.refuseAll("consultation.group.refused." + wrong);
        }
        return Pages.refused("consultation/group", page(site, place, check.form()));
    }
}
