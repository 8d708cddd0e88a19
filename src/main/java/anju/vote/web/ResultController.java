package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Announcement;
import anju.vote.Announcing;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The result as it hangs on the board: a page to read and print, and the same as PDF. */
@Controller
class ResultController {
    private static final String FORM = "vote.announce";

    private final ResultScreens screens;
    private final Announcing announcing;

    ResultController(ResultScreens screens, Announcing announcing) {
        this.screens = screens;
        this.announcing = announcing;
    }

    @Open
    @GetMapping("/votes/{vote}/result")
    ModelAndView result(Site site, @PathVariable UUID vote) {
        return Pages.page("vote/result", screens.result(site, vote, base(), Form.empty(FORM)));
    }

    @Open
    @GetMapping("/votes/{vote}/result.pdf")
    ModelAndView pdf(Site site, @PathVariable UUID vote) {
        var page = screens.result(site, vote, base(), Form.empty(FORM));
        return Pages.paper("vote/resultPaper", page, page.poll().vote().title());
    }

    @Needs(Action.CLOSE_VOTE)
    @PostMapping("/votes/{vote}/announcement")
    ModelAndView announce(Site site, @PathVariable UUID vote, AnnounceForm form, @Command UUID command) {
        var check = FormCheck.of(FORM, form);
        var number = check.text("number", Announcing.NUMBER_MAX);
        if (!number.isEmpty() && number.codePointCount(0, number.length()) < Announcing.NUMBER_MIN) {
            check.refuse("number", "vote.prepare.words");
        }
        if (!check.failed()) {
            switch (announcing.announce(site.viewer(), command, vote, number)) {
                case Announcement.Made _ -> {
                    return Pages.done("/votes/" + vote + "/result", "vote.announce.done", number);
                }
                case Announcement.NotCounted _ -> check.refuseAll("vote.announce.not-counted");
                case Announcement.NotOnBoard _ -> check.refuseAll("vote.announce.no-notice");
                case Announcement.AlreadyMade _ -> {
                    return Pages.changed("vote/result", screens.result(site, vote, base(), Form.empty(FORM)));
                }
                case Announcement.CountsDiffer differ -> {
                    var where = differ.where();
                    check.refuseAll(
                            "vote.announce.differ",
                            where.matter(),
                            site.text("vote.figure." + where.figure()),
                            site.text("vote.apart." + where.apart()));
                }
                case Announcement.NumberUsed used -> check.refuse("number", "vote.announce.used", used.number());
            }
        }
        return Pages.refused("vote/result", screens.result(site, vote, base(), check.form()));
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    record AnnounceForm(String number) {}
}
