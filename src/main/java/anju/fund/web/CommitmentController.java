package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.fund.Arriving;
import anju.fund.Committing;
import anju.fund.Ending;
import anju.fund.Promise;
import anju.fund.Promising;
import anju.fund.Reserving;
import anju.fund.Source;
import anju.money.Money;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Money promised: tranche by tranche until it is here, and what is spoken for before. */
@Controller
class CommitmentController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final int NAME_MAX = 80;
    private static final int TEXT_MAX = 500;

    private final CommitmentScreens screens;
    private final Committing committing;
    private final FundsScreens funds;

    CommitmentController(CommitmentScreens screens, Committing committing, FundsScreens funds) {
        this.screens = screens;
        this.committing = committing;
        this.funds = funds;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/commitments")
    ModelAndView overview(Site site, @PathVariable UUID project) {
        return Pages.page("fund/commitments", screens.overview(site, project));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/commitments.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID project) {
        funds.project(site, project);
        return CommitmentScreens.ROWS.xlsx(site, screens.rows(site, project).stream());
    }

    @Needs(Action.RECEIVE_LOT)
    @GetMapping("/projects/{project}/commitments/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("fund/promise", screens.blank(site, project, Form.empty("fund.promise")));
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/projects/{project}/commitments")
    ModelAndView promise(Site site, @PathVariable UUID project, PromiseForm form, @Command UUID command) {
        funds.project(site, project);
        var check = FormCheck.of("fund.promise", form);
        var purposes = FundsController.purposes(check, form.purposes());
        var promise = new Promise(
                check.choice("source", Source.class),
                check.text("funder", NAME_MAX),
                check.ticked("named"),
                check.text("documentNumber", NAME_MAX),
                check.optionalParagraphs("earmark", TEXT_MAX),
                purposes,
                check.optionalDate("useBy", EARLIEST, LATEST).orElse(null),
                tranches(check));
        if (!check.failed()) {
            switch (committing.promise(site.viewer(), command, project, promise)) {
                case Promising.Promised made -> {
                    return Pages.done("/commitments/" + made.commitment(), "fund.promise.done", made.code());
                }
                case Promising.SourceClosed _ -> check.refuse("source", "site.form.choice.unknown");
                case Promising.NoPurpose _ -> check.refuse("purposes", "fund.receive.no-purpose");
                case Promising.UnknownPurpose no -> check.refuse("codes", "fund.receive.unknown-purpose", no.purpose());
                case Promising.NoTranche _ -> check.refuse("on1", "site.form.required");
                case Promising.OutOfOrder no -> check.refuse("on" + no.number(), "fund.promise.out-of-order");
                case Promising.UsedUpBefore no ->
                    check.refuse("useBy", "fund.promise.used-up-before", no.lastTranche());
                case Promising.NotToBeNamed _ -> check.refuse("named", "fund.promise.not-to-be-named");
            }
        }
        return Pages.refused("fund/promise", screens.blank(site, project, check.form()));
    }

    private static List<Promise.Tranche> tranches(FormCheck check) {
        var tranches = new ArrayList<Promise.Tranche>();
        tranches.add(new Promise.Tranche(check.date("on1", EARLIEST, LATEST), check.money("amount1")));
        for (int i = 2; i <= PromiseForm.TRANCHES; i++) {
            var on = check.optionalDate("on" + i, EARLIEST, LATEST);
            var amount = check.optionalMoney("amount" + i, new Money(1), FormCheck.MONEY_AT_MOST);
            if (on.isPresent() && amount.isPresent()) {
                tranches.add(new Promise.Tranche(on.get(), amount.get()));
            } else if (on.isPresent()) {
                check.refuse("amount" + i, "site.form.required");
            } else if (amount.isPresent()) {
                check.refuse("on" + i, "site.form.required");
            }
        }
        return tranches;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/commitments/{id}")
    ModelAndView commitment(Site site, @PathVariable UUID id) {
        return Pages.page("fund/commitment", screens.commitment(site, id));
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/commitments/{id}/lots")
    ModelAndView arrive(Site site, @PathVariable UUID id, ArriveForm form, @Command UUID command) {
        var page = screens.commitment(site, id);
        var check = FormCheck.of("fund.arrive", form);
        var tranche = check.choice(
                "tranche",
                page.tranches().stream().map(it -> it.id().toString()).toList());
        var paperwork = FundsController.paperwork(check);
        var amount = check.money("amount");
        var on = check.date("receivedOn", EARLIEST, City.current().today());
        if (!check.failed()) {
            switch (committing.arrive(site.viewer(), command, UUID.fromString(tranche), paperwork, amount, on)) {
                case Arriving.Arrived arrived -> {
                    return Pages.done(
                            "/commitments/" + id, "fund.arrive.done", arrived.code(), amount, arrived.setAside());
                }
                case Arriving.MoreThanPlanned no ->
                    check.refuse("amount", "fund.arrive.more-than-planned", no.asked(), no.toCome());
                case Arriving.NotYet no -> check.refuse("receivedOn", "fund.receive.not-yet", no.today());
                case Arriving.Over _ -> check.refuseAll("fund.commitment.over");
            }
        }
        return Pages.refused("fund/commitment", screens.commitment(site, id, check.form()));
    }

    @Needs(Action.ALLOCATE)
    @PostMapping("/commitments/{id}/reservations")
    ModelAndView reserve(Site site, @PathVariable UUID id, ReserveForm form, @Command UUID command) {
        var page = screens.commitment(site, id);
        var check = FormCheck.of("fund.reserve", form);
        var item = check.choice(
                "item", page.items().stream().map(option -> option.value()).toList());
        var amount = check.money("amount");
        if (!check.failed()) {
            switch (committing.reserve(site.viewer(), command, id, UUID.fromString(item), amount)) {
                case Reserving.Reserved made -> {
                    return Pages.done("/commitments/" + id, "fund.reserve.done", amount, made.left());
                }
                case Reserving.OnlyReceived _ -> check.refuseAll("fund.reserve.only-received");
                case Reserving.NotEnough no -> check.refuse("amount", "fund.reserve.not-enough", no.asked(), no.left());
                case Reserving.OutsideEarmark no ->
                    check.refuse(
                            "item",
                            "fund.allocate.outside-earmark",
                            funds.purposes(site, no.purposes().toArray(String[]::new)),
                            funds.purposes(site, no.itemClass(), no.itemCode()));
                case Reserving.NotDecided no -> check.refuse("item", "fund.allocate.not-decided." + no.needed());
                case Reserving.ItemWithdrawn _, Reserving.OtherProject _ ->
                    check.refuse("item", "site.form.choice.unknown");
                case Reserving.Over _ -> check.refuseAll("fund.commitment.over");
            }
        }
        return Pages.refused("fund/commitment", screens.commitment(site, id, check.form()));
    }

    @Needs(Action.ALLOCATE)
    @PostMapping("/reservations/{id}/dropping")
    ModelAndView drop(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        var commitment = screens.ofReservation(id);
        screens.projectOf(site, commitment);
        var check = FormCheck.of("fund.drop", form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            switch (committing.drop(site.viewer(), command, id, reason)) {
                case Ending.Ended ended -> {
                    return Pages.done("/commitments/" + commitment, "fund.drop.done", ended.amount());
                }
                case Ending.AlreadyOver _, Ending.Reserved _ -> check.refuseAll("fund.drop.already");
            }
        }
        return Pages.refused("fund/commitment", screens.commitment(site, commitment, check.form()));
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/commitments/{id}/end")
    ModelAndView end(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        screens.projectOf(site, id);
        var check = FormCheck.of("fund.end", form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            switch (committing.end(site.viewer(), command, id, reason)) {
                case Ending.Ended ended -> {
                    return Pages.done("/commitments/" + id, "fund.end.done", ended.amount());
                }
                case Ending.AlreadyOver _ -> check.refuseAll("fund.commitment.over");
                case Ending.Reserved no -> check.refuseAll("fund.end.reserved", no.amount());
            }
        }
        return Pages.refused("fund/commitment", screens.commitment(site, id, check.form()));
    }
}
