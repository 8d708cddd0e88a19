package anju.programme.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.city.City;
import anju.money.Money;
import anju.programme.Announcing;
import anju.programme.BatchDraft;
import anju.programme.Batching;
import anju.programme.Drafting;
import anju.programme.LeavingReserve;
import anju.programme.Proposal;
import anju.programme.Reserving;
import anju.programme.Submitting;
import anju.programme.WithdrawingBatch;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The programme: the year's batches for everybody; the reserve and its proposals at the desk. */
@Controller
class ProgrammeController {
    static final String RESERVE = "programme.reserve";
    static final String LEAVE = "programme.leave";
    static final String DRAFT = "programme.draft";
    static final String WITHDRAW = "programme.withdraw";
    private static final int TEXT_MAX = 500;
    private static final int NAME_MAX = 60;
    private static final int YEARS_AHEAD = 20;
    private static final Money LEAST = new Money(100);

    private final ProgrammeScreens screens;
    private final YearScreens years;
    private final Batching batching;

    ProgrammeController(ProgrammeScreens screens, YearScreens years, Batching batching) {
        this.screens = screens;
        this.years = years;
        this.batching = batching;
    }

    @Open
    @GetMapping("/programme")
    ModelAndView latest(Site site) {
        return Pages.page("programme/programme", years.year(site, null));
    }

    @Open
    @GetMapping("/programme/{year:\\d\\d\\d\\d}")
    ModelAndView year(Site site, @PathVariable int year) {
        return Pages.page("programme/programme", years.year(site, year));
    }

    @Open
    @GetMapping("/programme/{year:\\d\\d\\d\\d}.xlsx")
    ModelAndView sheet(Site site, @PathVariable int year) {
        return YearScreens.SHEET.xlsx(
                site,
                years.year(site, year).batches().stream()
                        .filter(batch -> batch.withdrawnFor() == null)
                        .flatMap(batch -> batch.compounds().stream()));
    }

    @Needs(Action.SEE_PROGRAMME)
    @GetMapping("/reserve")
    ModelAndView reserve(Site site, ListQuery query) {
        return Pages.page("programme/reserve", screens.reserve(site, query));
    }

    @Needs(Action.SEE_PROGRAMME)
    @GetMapping("/reserve.xlsx")
    ModelAndView reserveSheet(Site site, ListQuery query) {
        return ProgrammeScreens.LIST.xlsx(site, screens.rows(site, query).stream());
    }

    @Needs(Action.PROPOSE_BATCH)
    @GetMapping("/reserve/new")
    ModelAndView blank(Site site) {
        return Pages.page("programme/reserveForm", screens.reserveForm(site, Form.empty(RESERVE)));
    }

    @Needs(Action.PROPOSE_BATCH)
    @PostMapping("/reserve")
    ModelAndView enter(Site site, ReserveForm form, @Command UUID command) {
        var check = FormCheck.of(RESERVE, form);
        var compound = check.id("compound");
        var estimated = check.money("estimated", LEAST, FormCheck.MONEY_AT_MOST);
        int thisYear = City.current().today().getYear();
        long year = check.integer("wishedYear", thisYear, thisYear + YEARS_AHEAD);
        var grounds = check.paragraphs("grounds", TEXT_MAX);
        if (grounds.length() == 1) {
            check.refuse("grounds", "programme.short");
        }
        if (!check.failed()) {
            switch (batching.reserve(site.viewer(), command, compound, estimated, Math.toIntExact(year), grounds)) {
                case Reserving.Reserved _ -> {
                    return Pages.done("/reserve", "programme.reserve.done");
                }
                case Reserving.NotRegistered _ -> check.refuse("compound", "site.form.choice.unknown");
                case Reserving.AlreadyInReserve _ -> check.refuse("compound", "programme.reserve.already");
                case Reserving.NoParts _ -> check.refuse("compound", "programme.reserve.no-parts");
            }
        }
        return Pages.refused("programme/reserveForm", screens.reserveForm(site, check.form()));
    }

    @Needs(Action.PROPOSE_BATCH)
    @GetMapping("/reserve/{id}/withdrawal")
    ModelAndView leaving(Site site, @PathVariable UUID id) {
        return Pages.page("programme/takingBack", screens.leaving(site, id, Form.empty(LEAVE)));
    }

    @Needs(Action.PROPOSE_BATCH)
    @PostMapping("/reserve/{id}/withdrawal")
    ModelAndView leave(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        var check = FormCheck.of(LEAVE, form);
        var page = screens.leaving(site, id, check.form());
        var reason = reason(check);
        if (!check.failed()) {
            switch (batching.leave(site.viewer(), command, id, reason)) {
                case LeavingReserve.Left _, LeavingReserve.GoneAlready _ -> {
                    return Pages.done(page.back(), "programme.leave.done");
                }
                case LeavingReserve.InBatch _ -> check.refuse("reason", "programme.leave.in-batch");
            }
        }
        return Pages.refused("programme/takingBack", screens.leaving(site, id, check.form()));
    }

    @Needs(Action.PROPOSE_BATCH)
    @GetMapping("/proposals/new")
    ModelAndView blankProposal(Site site) {
        return Pages.page("programme/proposal", screens.proposal(site, null, Form.empty(DRAFT)));
    }

    @Needs(Action.SEE_PROGRAMME)
    @GetMapping("/proposals/{id}")
    ModelAndView proposal(Site site, @PathVariable UUID id) {
        var proposal = seen(site, id);
        return Pages.page("programme/proposal", screens.proposal(site, proposal, ProgrammeScreens.typed(proposal)));
    }

    @Needs(Action.PROPOSE_BATCH)
    @PostMapping("/proposals")
    ModelAndView draft(Site site, ProposalForm form, @Command UUID command) {
        return draft(site, null, form, command);
    }

    @Needs(Action.PROPOSE_BATCH)
    @PostMapping("/proposals/{id}")
    ModelAndView change(Site site, @PathVariable UUID id, ProposalForm form, @Command UUID command) {
        return draft(site, seen(site, id), form, command);
    }

    private ModelAndView draft(Site site, @Nullable Proposal proposal, ProposalForm form, UUID command) {
        var check = FormCheck.of(DRAFT, form);
        var name = check.text("name", NAME_MAX);
        if (name.length() == 1) {
            check.refuse("name", "programme.short");
        }
        int thisYear = City.current().today().getYear();
        long year = check.integer("year", thisYear, thisYear + YEARS_AHEAD);
        var offered = screens.proposal(site, proposal, Form.empty(DRAFT)).areas().stream()
                .map(Option::value)
                .toList();
        var area = check.choice("area", offered);
        var budget = check.money("budget", LEAST, FormCheck.MONEY_AT_MOST);
        var grounds = check.optionalParagraphs("grounds", TEXT_MAX);
        var reserves = form.reserves().isEmpty() ? List.<UUID>of() : check.ids("reserves");
        if (!check.failed()) {
            var draft = new BatchDraft(name, Math.toIntExact(year), UUID.fromString(area), budget, grounds, reserves);
            switch (batching.draft(site.viewer(), command, proposal == null ? null : proposal.id(), draft)) {
                case Drafting.Drafted done -> {
                    return Pages.done("/proposals/" + done.proposal(), "programme.draft.done");
                }
                case Drafting.Closed _ -> {
                    return changed(site, seen(site, proposal == null ? command : proposal.id()));
                }
                case Drafting.UnknownArea _ -> check.refuse("area", "site.form.choice.unknown");
                case Drafting.NotInReserve _ -> check.refuse("reserves", "programme.draft.not-in-reserve");
            }
        }
        return Pages.refused("programme/proposal", screens.proposal(site, proposal, check.form()));
    }

    @Needs(Action.PROPOSE_BATCH)
    @PostMapping("/proposals/{id}/submission")
    ModelAndView submit(Site site, @PathVariable UUID id, @Command UUID command) {
        var proposal = seen(site, id);
        var check = FormCheck.of(DRAFT, ProgrammeScreens.formOf(proposal));
        switch (batching.submit(site.viewer(), command, id)) {
            case Submitting.Submitted _ -> {
                return Pages.done("/proposals/" + id, "programme.submit.done");
            }
            case Submitting.Closed _ -> {
                return changed(site, seen(site, id));
            }
            case Submitting.NoCompounds _ -> check.refuse("reserves", "programme.submit.none");
            case Submitting.OverBudget no -> check.refuse("budget", "programme.submit.over", no.estimated());
            case Submitting.GroundsNeeded no -> check.refuse("grounds", "programme.submit.grounds", no.passedOver());
            case Submitting.NotInReserve no -> check.refuse("reserves", "programme.submit.gone", no.compound());
        }
        return Pages.refused("programme/proposal", screens.proposal(site, proposal, check.form()));
    }

    /** Back to whoever drafted it; they or those who announce may ask. */
    @Needs(Action.SEE_PROGRAMME)
    @PostMapping("/proposals/{id}/return")
    ModelAndView sendBack(Site site, @PathVariable UUID id, @Command UUID command) {
        seen(site, id);
        return switch (batching.sendBack(site.viewer(), command, id)) {
            case Submitting.Submitted _ -> Pages.done("/proposals/" + id, "programme.return.done");
            case Submitting.Closed _,
                    Submitting.NoCompounds _,
                    Submitting.OverBudget _,
                    Submitting.GroundsNeeded _,
                    Submitting.NotInReserve _ -> changed(site, seen(site, id));
        };
    }

    @Needs(Action.ANNOUNCE_BATCH)
    @PostMapping("/proposals/{id}/announcement")
    ModelAndView announce(Site site, @PathVariable UUID id, @Command UUID command) {
        var proposal = seen(site, id);
        var check = FormCheck.of(DRAFT, ProgrammeScreens.formOf(proposal));
        switch (batching.announce(site.viewer(), command, id)) {
            case Announcing.Announced done -> {
                return Pages.done("/programme/" + proposal.year(), "programme.announce.done", done.code());
            }
            case Announcing.AnnouncedAlready _, Announcing.NotSubmitted _ -> {
                return changed(site, seen(site, id));
            }
            case Announcing.OwnProposal _ -> check.refuse("name", "programme.announce.own");
            case Announcing.NotInReserve no -> check.refuse("reserves", "programme.submit.gone", no.compound());
        }
        return Pages.refused("programme/proposal", screens.proposal(site, proposal, check.form()));
    }

    @Needs(Action.ANNOUNCE_BATCH)
    @GetMapping("/batches/{id}/withdrawal")
    ModelAndView withdrawing(Site site, @PathVariable UUID id) {
        return Pages.page("programme/takingBack", screens.withdrawing(site, id, Form.empty(WITHDRAW)));
    }

    @Needs(Action.ANNOUNCE_BATCH)
    @PostMapping("/batches/{id}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        var check = FormCheck.of(WITHDRAW, form);
        var page = screens.withdrawing(site, id, check.form());
        var reason = reason(check);
        if (!check.failed()) {
            switch (batching.withdraw(site.viewer(), command, id, reason)) {
                case WithdrawingBatch.Withdrawn _, WithdrawingBatch.WithdrawnAlready _ -> {
                    return Pages.done(page.back(), "programme.withdraw.done");
                }
                case WithdrawingBatch.Begun begun ->
                    check.refuse("reason", "programme.withdraw.begun", begun.projects());
            }
        }
        return Pages.refused("programme/takingBack", screens.withdrawing(site, id, check.form()));
    }

    private static String reason(FormCheck check) {
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (reason.length() == 1) {
            check.refuse("reason", "programme.short");
        }
        return reason;
    }

    private ModelAndView changed(Site site, Proposal proposal) {
        return Pages.changed("programme/proposal", screens.proposal(site, proposal, ProgrammeScreens.typed(proposal)));
    }

    private Proposal seen(Site site, UUID id) {
        var proposal = batching.proposal(id).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_PROGRAMME, proposal.areaPath());
        return proposal;
    }
}
