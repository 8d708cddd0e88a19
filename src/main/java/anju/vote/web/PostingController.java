package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Command;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Posted;
import anju.vote.Posting;
import anju.vote.VoteNotice;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Writing a vote's agenda, roll or result as a notice, for somebody else to release. */
@Controller
class PostingController {
    private final VoteScreens screens;
    private final Posting posting;

    PostingController(VoteScreens screens, Posting posting) {
        this.screens = screens;
        this.posting = posting;
    }

    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/votes/{vote}/notices")
    ModelAndView post(Site site, @PathVariable UUID vote, PostForm form, @Command UUID command) {
        screens.facts(vote);
        var check = FormCheck.of(VoteScreens.POST, form);
        var what = check.choice("notice", VoteNotice.class);
        if (!check.failed()) {
            switch (posting.post(site.viewer(), command, vote, what)) {
                case Posted.Drafted drafted -> {
                    return Pages.done("/notice-drafts/" + drafted.draftId(), "vote.post.done");
                }
                case Posted.AlreadyPosted there -> {
                    return Pages.to("/notices/" + there.noticeId());
                }
                case Posted.WaitsForRelease waiting -> {
                    return Pages.to("/notice-drafts/" + waiting.draftId());
                }
                case Posted.NotNow now -> check.refuseAll("vote.post.not-now", what, now.state());
                case Posted.NoSuchKind _ -> check.refuseAll("vote.post.no-such-kind", what);
            }
        }
        return Pages.refused("vote/vote", screens.vote(site, vote, check.form()));
    }

    /** Which of the vote's notices. */
    record PostForm(String notice) {}
}
