package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Annulling;
import anju.vote.Closing;
import anju.vote.Electorate;
import anju.vote.Freezing;
import anju.vote.MatterKind;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.Voting;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Votes from the preparing to the count. */
@Controller
class VoteController {
    private static final String PREPARE = "vote.prepare";
    private static final String ANNUL = "vote.annul";
    private static final String FREEZE = "vote.freeze";
    private static final int REASON_MAX = 200;
    private static final int VOTERS_MAX = 80;

    private final VoteScreens screens;
    private final Voting voting;

    VoteController(VoteScreens screens, Voting voting) {
        this.screens = screens;
        this.voting = voting;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/votes")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("vote/votes", screens.list(site, query));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/votes.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return VoteScreens.LIST.xlsx(site, screens.export(site, query));
    }

    @Needs(Action.PREPARE_VOTE)
    @GetMapping("/votes/new")
    ModelAndView choose(Site site) {
        var compounds = screens.compounds(site.viewer(), Action.PREPARE_VOTE);
        return compounds.size() == 1
                ? Pages.to("/compounds/" + compounds.getFirst().id() + "/votes/new")
                : Pages.page("vote/chooseVoters", new ChooseVotersPage(site, compounds));
    }

    @Needs(Action.PREPARE_VOTE)
    @GetMapping("/compounds/{compound}/votes/new")
    ModelAndView form(Site site, @PathVariable UUID compound) {
        return Pages.page("vote/prepare", screens.form(site, Form.of(PREPARE, PrepareVoteForm.EMPTY), compound));
    }

    @Needs(Action.PREPARE_VOTE)
    @PostMapping("/compounds/{compound}/votes")
    ModelAndView prepare(Site site, @PathVariable UUID compound, PrepareVoteForm form, @Command UUID command) {
        var page = screens.form(site, Form.of(PREPARE, form), compound);
        var check = FormCheck.of(PREPARE, form);
        var title = check.text("title", Proposal.TITLE_MAX);
        requireWords(check, "title", title);
        var voters = voters(check, page);
        var recordOn = check.date("recordOn");
        var opensAt = check.time("opensAt");
        var closesAt = check.time("closesAt");
        var matters = new ArrayList<Proposal.Matter>();
        for (int i = 1; i <= PrepareVoteForm.MATTERS; i++) {
            matter(check, i, matters);
        }
        if (matters.isEmpty() && !check.failed()) {
            check.refuse("matter1", "vote.prepare.nothing");
        }
        if (!check.failed()) {
            var proposal = new Proposal(page.compoundId(), voters, title, recordOn, opensAt, closesAt, matters);
            switch (voting.prepare(site.viewer(), command, proposal)) {
                case Preparing.Prepared vote -> {
                    return Pages.done("/votes/" + vote.voteId(), "vote.prepare.done", vote.code());
                }
                case Preparing.NotThatManyMatters many -> check.refuse("matter1", "vote.prepare.many", many.most());
                case Preparing.NoticeTooShort notice ->
                    check.refuse("opensAt", "vote.prepare.notice", notice.days(), notice.opensFrom());
                case Preparing.NotOfThisCompound _ -> check.refuse("voters", "site.form.choice.unknown");
                case Preparing.LiftOfNoStairwell _ -> check.refuse("voters", "vote.prepare.lift");
                case Preparing.OpensInThePast _ -> check.refuse("opensAt", "vote.prepare.past");
                case Preparing.OpenTooShort open -> check.refuse("closesAt", "vote.prepare.short", open.days());
                case Preparing.OpenTooLong open -> check.refuse("closesAt", "vote.prepare.long", open.days());
                case Preparing.RecordDayAfterOpening _ -> check.refuse("recordOn", "vote.prepare.record-day");
            }
        }
        return Pages.refused("vote/prepare", screens.form(site, check.form(), compound));
    }

    /** Everybody, a building ("building"), or a stairwell ("building stairwell"). */
    private static Electorate voters(FormCheck check, PrepareVotePage page) {
        var chosen = check.optionalText("voters", VOTERS_MAX);
        if (chosen.isEmpty()) {
            return Electorate.WHOLE;
        }
        if (page.voters().stream().noneMatch(option -> option.value().equals(chosen))) {
            check.refuse("voters", "site.form.choice.unknown");
            return Electorate.WHOLE;
        }
        var ids = chosen.split(" ", 2);
        return new Electorate(UUID.fromString(ids[0]), ids.length == 1 ? null : UUID.fromString(ids[1]));
    }

    private static void matter(FormCheck check, int number, List<Proposal.Matter> matters) {
        var title = check.optionalText("matter" + number, Proposal.Matter.TITLE_MAX);
        if (!title.isEmpty()) {
            requireWords(check, "matter" + number, title);
            var kind = check.choice("kind" + number, MatterKind.class);
            if (!check.failed()) {
                matters.add(Proposal.Matter.of(kind, title));
            }
        }
    }

    private static void requireWords(FormCheck check, String field, String title) {
        if (!title.isEmpty() && title.codePointCount(0, title.length()) < Proposal.TITLE_MIN) {
            check.refuse(field, "vote.prepare.words");
        }
    }

    @Open
    @GetMapping("/votes/{vote}")
    ModelAndView vote(Site site, @PathVariable UUID vote) {
        return Pages.page("vote/vote", screens.vote(site, vote, Form.empty(ANNUL)));
    }

    @Needs(Action.PREPARE_VOTE)
    @GetMapping("/votes/{vote}/roll")
    ModelAndView roll(Site site, @PathVariable UUID vote) {
        return Pages.page("vote/roll", roll(site, vote, Form.empty(FREEZE)));
    }

    private RollPage roll(Site site, UUID vote, Form form) {
        var facts = screens.facts(vote);
        return new RollPage(
                site,
                form,
                vote,
                facts.title(),
                facts.compound(),
                facts.recordOn(),
                facts.opensAt(),
                voting.preview(site.viewer(), vote));
    }

    /** The roll comes into being by freezing it. */
    @Needs(Action.PREPARE_VOTE)
    @PostMapping("/votes/{vote}/roll")
    ModelAndView freeze(Site site, @PathVariable UUID vote, FreezeRollForm form, @Command UUID command) {
        var check = FormCheck.of(FREEZE, form);
        switch (voting.freeze(site.viewer(), command, vote)) {
            case Freezing.Frozen frozen -> {
                return Pages.done("/votes/" + vote, "vote.freeze.done", frozen.parts(), frozen.heads());
            }
            case Freezing.NotPrepared _ -> {
                return Pages.changed("vote/vote", screens.vote(site, vote, Form.empty(ANNUL)));
            }
            case Freezing.TooLate late -> check.refuseAll("vote.freeze.late", late.opensAt());
            case Freezing.AgendaNotPublished no -> check.refuseAll("vote.freeze.agenda", no.opensFrom());
            case Freezing.AgendaTooLate late -> check.refuseAll("vote.freeze.agenda-late", late.opensFrom());
            case Freezing.ObjectionsUntil until -> check.refuseAll("vote.freeze.objections-until", until.lastOn());
            case Freezing.ObjectionsOpen open -> check.refuseAll("vote.freeze.objections-open", open.objections());
            case Freezing.NotCorrected not -> check.refuseAll("vote.freeze.not-corrected", not.objections());
            case Freezing.RecordDayAhead ahead -> check.refuseAll("vote.freeze.ahead", ahead.recordOn());
            case Freezing.OwnersUnknown unknown -> check.refuseAll("vote.freeze.owners", unknown.parts());
            case Freezing.AreasUnknown unknown -> check.refuseAll("vote.freeze.areas", unknown.parts());
            case Freezing.NobodyOnTheRoll _ -> check.refuseAll("vote.freeze.nobody");
        }
        return Pages.refused("vote/roll", roll(site, vote, check.form()));
    }

    @Needs(Action.CLOSE_VOTE)
    @PostMapping("/votes/{vote}/count")
    ModelAndView count(Site site, @PathVariable UUID vote, @Command UUID command) {
        return switch (voting.close(site.viewer(), command, vote)) {
            case Closing.Closed _ -> Pages.done("/votes/" + vote, "vote.close.done");
            case Closing.NotYet notYet -> {
                var check = FormCheck.of(ANNUL, new AnnulVoteForm(""));
                check.refuseAll("vote.close.not-yet", site.until(notYet.closesAt()));
                yield Pages.refused("vote/vote", screens.vote(site, vote, check.form()));
            }
            case Closing.PapersWaiting waiting -> {
                var check = FormCheck.of(ANNUL, new AnnulVoteForm(""));
                check.refuseAll("vote.close.papers", waiting.notEntered(), waiting.notCompared());
                yield Pages.refused("vote/vote", screens.vote(site, vote, check.form()));
            }
            case Closing.CountsDiffer differ -> {
                var check = FormCheck.of(ANNUL, new AnnulVoteForm(""));
                var where = differ.where();
                check.refuseAll(
                        "vote.close.differ",
                        where.matter(),
                        site.text("vote.figure." + where.figure()),
                        site.text("vote.apart." + where.apart()));
                yield Pages.refused("vote/vote", screens.vote(site, vote, check.form()));
            }
            case Closing.NotOpen _ -> Pages.changed("vote/vote", screens.vote(site, vote, Form.empty(ANNUL)));
        };
    }

    @Needs(Action.SEE_REGISTRY)
    @PostMapping("/votes/{vote}/annulment")
    ModelAndView annul(Site site, @PathVariable UUID vote, AnnulVoteForm form, @Command UUID command) {
        var check = FormCheck.of(ANNUL, form);
        var reason = check.text("reason", REASON_MAX);
        if (check.failed()) {
            return Pages.refused("vote/vote", screens.vote(site, vote, check.form()));
        }
        return switch (voting.annul(site.viewer(), command, vote, reason)) {
            case Annulling.Annulled _ -> Pages.done("/votes/" + vote, "vote.annul.done");
            case Annulling.AlreadyVoid _ -> Pages.changed("vote/vote", screens.vote(site, vote, check.form()));
        };
    }

    /** Nothing to fill in: the question is whether. */
    record FreezeRollForm() {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry votesEntry() {
            return new NavEntry("vote.nav.votes", "/votes", Action.SEE_REGISTRY, 40, NavGroup.RENEWAL, "ballot");
        }
    }
}
