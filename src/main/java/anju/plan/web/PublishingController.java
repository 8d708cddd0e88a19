package anju.plan.web;

import anju.access.Action;
import anju.access.Needs;
import anju.plan.Published;
import anju.plan.Publishing;
import anju.site.Command;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Writing a version of a plan as a notice, for somebody else to release. */
@Controller
class PublishingController {
    private final VersionScreens screens;
    private final Publishing publishing;

    PublishingController(VersionScreens screens, Publishing publishing) {
        this.screens = screens;
        this.publishing = publishing;
    }

    @Needs(Action.DRAW_UP_PLAN)
    @PostMapping("/plans/{plan}/versions/{number}/notices")
    ModelAndView publish(
            Site site, @PathVariable UUID plan, @PathVariable String number, PublishForm form, @Command UUID command) {
        var head = screens.head(plan, number).orElseThrow(NotThere::new);
        var check = FormCheck.of("plan.publish", form);
        if (!check.failed()) {
            switch (publishing.publish(site.viewer(), command, plan, head.number())) {
                case Published.Drafted drafted -> {
                    return Pages.done("/notice-drafts/" + drafted.draftId(), "plan.publish.done");
                }
                case Published.AlreadyPosted there -> {
                    return Pages.to("/notices/" + there.noticeId());
                }
                case Published.WaitsForRelease waiting -> {
                    return Pages.to("/notice-drafts/" + waiting.draftId());
                }
                case Published.Outdated outdated -> check.refuseAll("plan.publish.outdated", outdated.last());
                case Published.NoSuchKind _ -> check.refuseAll("plan.publish.no-such-kind");
            }
        }
        return Pages.refused("plan/version", screens.version(site, plan, number, check.form()));
    }

    /** Nothing to fill in: the version says it all. */
    record PublishForm() {}
}
