package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.works.inspection.GroupKeeping;
import anju.works.inspection.SupervisionGroup;
import anju.works.web.FindingForms.JoinForm;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The residents' supervision group of an undertaking. */
@Controller
class GroupController {
    private static final int ASKED_MAX = 40;

    private final FindingScreens screens;
    private final SupervisionGroup group;

    GroupController(FindingScreens screens, SupervisionGroup group) {
        this.screens = screens;
        this.group = group;
    }

    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/projects/{project}/supervision")
    ModelAndView show(Site site, @PathVariable UUID project, @RequestParam(defaultValue = "") String q) {
        var asked = q.length() > ASKED_MAX ? q.substring(0, ASKED_MAX) : q;
        return Pages.page("works/group", screens.group(site, project, asked, Form.empty(FindingForms.JOIN)));
    }

    @Needs(Action.KEEP_GROUP)
    @PostMapping("/projects/{project}/supervision")
    ModelAndView join(Site site, @PathVariable UUID project, JoinForm form, @Command UUID command) {
        screens.group(site, project, "", Form.empty(FindingForms.JOIN));
        var check = FormCheck.of(FindingForms.JOIN, form);
        var person = check.id("person");
        if (!check.failed()) {
            switch (group.join(site.viewer(), command, project, person)) {
                case GroupKeeping.Joined _ -> {
                    return Pages.done("/projects/" + project + "/supervision", "works.group.joined");
                }
                case GroupKeeping.AlreadyIn _ -> check.refuseAll("works.group.already-in");
                case GroupKeeping.NotFromHere _ -> check.refuseAll("works.group.not-from-here");
                case GroupKeeping.Left _, GroupKeeping.AlreadyLeft _ ->
                    throw new IllegalStateException("not an answer to joining");
            }
        }
        return Pages.refused("works/group", screens.group(site, project, "", check.form()));
    }

    @Needs(Action.KEEP_GROUP)
    @PostMapping("/projects/{project}/supervision/{member}/leaving")
    ModelAndView leave(Site site, @PathVariable UUID project, @PathVariable UUID member, @Command UUID command) {
        var page = screens.group(site, project, "", Form.empty(FindingForms.JOIN));
        var left = page.members().stream().anyMatch(each -> each.id().equals(member))
                && group.leave(site.viewer(), command, member) instanceof GroupKeeping.Left;
        return left
                ? Pages.done("/projects/" + project + "/supervision", "works.group.left")
                : Pages.changed("works/group", screens.group(site, project, "", Form.empty(FindingForms.JOIN)));
    }
}
