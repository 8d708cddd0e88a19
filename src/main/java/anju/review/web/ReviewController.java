package anju.review.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.access.SignedIn;
import anju.review.Channel;
import anju.review.Closing;
import anju.review.Opening;
import anju.review.Responding;
import anju.review.ResponseDraft;
import anju.review.Reviewing;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Satisfaction surveys: the list, one survey, a household's answer. */
@Controller
class ReviewController {
    private static final String OPEN = "review.open";
    private static final String RESPOND = "review.respond";
    private static final String GATE = "review.gate";

    private final ReviewScreens screens;
    private final BeforeAfterScreens changes;
    private final Reviewing reviewing;

    ReviewController(ReviewScreens screens, BeforeAfterScreens changes, Reviewing reviewing) {
        this.changes = changes;
        this.screens = screens;
        this.reviewing = reviewing;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/reviews")
    ModelAndView list(Site site) {
        return Pages.page("review/reviews", screens.list(site));
    }

    @Needs(Action.OPEN_INQUIRY)
    @GetMapping("/projects/{project}/compounds/{compound}/reviews/new")
    ModelAndView form(Site site, @PathVariable UUID project, @PathVariable UUID compound) {
        return Pages.page(
                "review/open",
                screens.open(site, project, compound, Form.empty(OPEN)).orElseThrow(NotThere::new));
    }

    @Needs(Action.OPEN_INQUIRY)
    @PostMapping("/projects/{project}/compounds/{compound}/reviews")
    ModelAndView open(
            Site site,
            @PathVariable UUID project,
            @PathVariable UUID compound,
            OpenInquiryForm form,
            @Command UUID command) {
        var page = screens.open(site, project, compound, Form.empty(OPEN)).orElseThrow(NotThere::new);
        var check = FormCheck.of(OPEN, form);
        var occasion = check.choice(
                "occasion", page.occasions().stream().map(Option::value).toList());
        if (!check.failed()) {
            switch (reviewing.open(site.viewer(), command, project, compound, occasion)) {
                case Opening.Opened opened -> {
                    return Pages.done("/reviews/" + opened.inquiry(), "review.open.done", opened.code());
                }
                case Opening.AlreadyAsked asked -> {
                    return Pages.done("/reviews/" + asked.inquiry(), "review.open.already", asked.code());
                }
                case Opening.UnknownOccasion _ -> check.refuse("occasion", "site.form.choice.unknown");
                case Opening.NothingAccepted _ -> check.refuseAll("review.open.nothing-accepted");
                case Opening.TooEarly early -> check.refuse("occasion", "review.open.early", early.from());
                case Opening.NobodyLives _ -> check.refuseAll("review.open.nobody");
            }
        }
        return Pages.refused(
                "review/open",
                screens.open(site, project, compound, check.form()).orElseThrow());
    }

    @Open
    @GetMapping("/compounds/{compound}/before-after")
    ModelAndView beforeAfter(Site site, @PathVariable UUID compound) {
        return Pages.page("review/beforeAfter", changes.page(site, compound).orElseThrow(NotThere::new));
    }

    @Open
    @GetMapping("/reviews/{inquiry}")
    ModelAndView inquiry(Site site, @PathVariable UUID inquiry) {
        return Pages.page("review/inquiry", page(site, inquiry, Form.empty(RESPOND), Form.empty(GATE)));
    }

    /** The household's own form. */
    @SignedIn
    @GetMapping("/reviews/{inquiry}/response")
    ModelAndView ownForm(Site site, @PathVariable UUID inquiry) {
        var page = page(site, inquiry, Form.empty(RESPOND), Form.empty(GATE));
        return page.mayAnswer()
                ? Pages.page("review/respond", own(site, page, Form.empty(RESPOND)))
                : Pages.to("/reviews/" + inquiry);
    }

    private InquiryPage own(Site site, InquiryPage page, Form form) {
        return new InquiryPage(
                site,
                page.head(),
                page.occasion(),
                page.satisfiedFrom(),
                page.smallGroup(),
                page.answered(),
                page.results(),
                page.questions(),
                List.of(),
                screens.homes(site.viewer(), page.head()),
                false,
                false,
                false,
                true,
                false,
                form,
                page.gate());
    }

    @SignedIn
    @PostMapping("/reviews/{inquiry}/responses")
    ModelAndView respond(Site site, @PathVariable UUID inquiry, RespondForm form, @Command UUID command) {
        var head = screens.head(inquiry).orElseThrow(NotThere::new);
        boolean self = form.channel().equals(Channel.SELF.name());
        site.viewer().require(self ? Action.ANSWER_INQUIRY : Action.ENTER_RESPONSE, head.path());
        var check = FormCheck.of(RESPOND, form);
        var channel = self ? Channel.SELF : check.choice("channel", Channel.ofStaff());
        var part = check.id("part");
        var remark = check.optionalParagraphs("remark", ResponseDraft.REMARK_MAX);
        var marks = marks(check, form, screens.rules(head).questions().size());
        if (!check.failed()) {
            var draft = new ResponseDraft(inquiry, part, channel, marks, remark);
            switch (reviewing.respond(site.viewer(), command, draft)) {
                case Responding.Taken _ -> {
                    return Pages.done("/reviews/" + inquiry, "review.respond.done");
                }
                case Responding.NotOpen _ -> check.refuseAll("review.respond.closed");
                case Responding.OutOfTime _ -> check.refuseAll("review.respond.late", head.closesOn());
                case Responding.Elsewhere _ -> check.refuse("part", "review.respond.elsewhere");
                case Responding.NotYours _ -> check.refuse("part", "review.respond.not-yours");
                case Responding.AlreadyAnswered _ -> check.refuse("part", "review.respond.already");
                case Responding.Incomplete _ -> check.refuse("marks", "review.respond.incomplete");
            }
        }
        var page = page(site, inquiry, check.form(), Form.empty(GATE));
        return self
                ? Pages.refused("review/respond", own(site, page, check.form()))
                : Pages.refused("review/inquiry", page);
    }

    private static Map<String, Integer> marks(FormCheck check, RespondForm form, int questions) {
        var marks = new TreeMap<String, Integer>();
        for (var typed : form.marks()) {
            var pair = typed.split(":", 2);
            if (pair.length == 2 && pair[1].matches("[1-5]")) {
                marks.put(pair[0], Integer.parseInt(pair[1]));
            }
        }
        if (marks.size() < questions) {
            check.refuse("marks", "review.respond.incomplete");
        }
        return marks;
    }

    @Needs(Action.OPEN_INQUIRY)
    @PostMapping("/reviews/{inquiry}/closure")
    ModelAndView close(Site site, @PathVariable UUID inquiry, @Command UUID command) {
        page(site, inquiry, Form.empty(RESPOND), Form.empty(GATE));
        var check = FormCheck.of(GATE, new OpenInquiryForm(""));
        switch (reviewing.close(site.viewer(), command, inquiry)) {
            case Closing.Closed closed -> {
                return Pages.done("/reviews/" + inquiry, "review.close.done", closed.answered(), closed.households());
            }
            case Closing.AlreadyClosed _ -> {
                return Pages.changed("review/inquiry", page(site, inquiry, Form.empty(RESPOND), Form.empty(GATE)));
            }
            case Closing.StillRunning running -> check.refuseAll("review.close.running", running.until());
        }
        return Pages.refused(
                "review/inquiry",
                page(site, inquiry, Form.empty(RESPOND), check.failed() ? check.form() : Form.empty(GATE)));
    }

    private InquiryPage page(Site site, UUID inquiry, Form form, Form gate) {
        return screens.inquiry(site, screens.head(inquiry).orElseThrow(NotThere::new), form, gate);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry reviewsEntry() {
            return new NavEntry("review.nav", "/reviews", Action.SEE_REGISTRY, 80, NavGroup.STEWARDSHIP, "star");
        }
    }
}
