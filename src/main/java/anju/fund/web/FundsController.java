package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.fund.Allocating;
import anju.fund.Books;
import anju.fund.Funding;
import anju.fund.Paperwork;
import anju.fund.Receiving;
import anju.fund.Releasing;
import anju.fund.Source;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An undertaking's money: its sources, what is set aside, its book to take away. */
@Controller
class FundsController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int NAME_MAX = 80;
    private static final int TEXT_MAX = 500;

    private final FundsScreens screens;
    private final Funding funding;
    private final Books books;

    FundsController(FundsScreens screens, Funding funding, Books books) {
        this.screens = screens;
        this.funding = funding;
        this.books = books;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/funds")
    ModelAndView funds(Site site, @PathVariable UUID project) {
        return Pages.page("fund/funds", screens.funds(site, project));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/funds.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID project) {
        screens.project(site, project);
        return FundsScreens.LOTS.xlsx(site, screens.lots(site, project).stream());
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/funds.journal")
    ResponseEntity<byte[]> journal(Site site, @PathVariable UUID project) {
        var code = screens.project(site, project).code();
        return file(code + ".journal", "text/plain", books.of(project).journal());
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/funds.csv")
    ResponseEntity<byte[]> csv(Site site, @PathVariable UUID project) {
        var code = screens.project(site, project).code();
        return file(code + ".csv", "text/csv", books.of(project).csv());
    }

    private static ResponseEntity<byte[]> file(String name, String type, String text) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @Needs(Action.RECEIVE_LOT)
    @GetMapping("/projects/{project}/lots/new")
    ModelAndView blankLot(Site site, @PathVariable UUID project) {
        return Pages.page("fund/receive", screens.receive(site, project, Form.empty("fund.receive")));
    }

    /** The papers that money comes with, as every form about its coming asks for them. */
    static Paperwork paperwork(FormCheck check) {
        return new Paperwork(
                check.text("documentNumber", NAME_MAX),
                check.optionalText("projectCode", NAME_MAX),
                check.optionalText("subject", NAME_MAX),
                check.optionalText("voucher", NAME_MAX));
    }

    /** What money is for: the classes ticked, and the catalogue's codes typed beside them in one field. */
    static SortedSet<String> purposes(FormCheck check, List<String> ticked) {
        var purposes = new TreeSet<>(ticked);
        var codes = check.optionalText("codes", NAME_MAX);
        purposes.addAll(codes.isEmpty() ? List.of() : List.of(codes.strip().split("[\\s,;\\u3001\\uff0c\\uff1b]+")));
        return purposes;
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/projects/{project}/lots")
    ModelAndView receive(Site site, @PathVariable UUID project, ReceiveLotForm form, @Command UUID command) {
        screens.project(site, project);
        var check = FormCheck.of("fund.receive", form);
        var source = check.choice("source", Source.class);
        var funder = check.text("funder", NAME_MAX);
        var paperwork = paperwork(check);
        var amount = check.money("amount");
        var on = check.date("receivedOn", EARLIEST, City.current().today());
        var earmark = check.optionalParagraphs("earmark", TEXT_MAX);
        var purposes = purposes(check, form.purposes());
        if (!check.failed()) {
            switch (funding.receive(
                    site.viewer(), command, project, source, funder, paperwork, earmark, purposes, amount, on)) {
                case Receiving.Received received -> {
                    return Pages.done("/projects/" + project + "/funds", "fund.receive.done", received.code(), amount);
                }
                case Receiving.SourceClosed _ -> check.refuse("source", "site.form.choice.unknown");
                case Receiving.NoPurpose _ -> check.refuse("purposes", "fund.receive.no-purpose");
                case Receiving.UnknownPurpose unknown ->
                    check.refuse("codes", "fund.receive.unknown-purpose", unknown.purpose());
                case Receiving.NotYet no -> check.refuse("receivedOn", "fund.receive.not-yet", no.today());
            }
        }
        return Pages.refused("fund/receive", screens.receive(site, project, check.form()));
    }

    @Needs(Action.ALLOCATE)
    @GetMapping("/projects/{project}/allocations/new")
    ModelAndView blankAllocation(Site site, @PathVariable UUID project, @RequestParam(defaultValue = "") String item) {
        return Pages.page(
                "fund/allocate",
                screens.allocate(site, project, Form.empty("fund.allocate").with("item", item)));
    }

    @Needs(Action.ALLOCATE)
    @PostMapping("/projects/{project}/allocations")
    ModelAndView allocate(Site site, @PathVariable UUID project, AllocateForm form, @Command UUID command) {
        var page = screens.allocate(site, project, Form.empty("fund.allocate"));
        var check = FormCheck.of("fund.allocate", form);
        check.choice("lot", page.lots().stream().map(option -> option.value()).toList());
        check.choice("item", page.items().stream().map(option -> option.value()).toList());
        var amount = check.money("amount");
        if (!check.failed()) {
            var lot = UUID.fromString(form.lot().strip());
            var item = UUID.fromString(form.item().strip());
            switch (funding.allocate(site.viewer(), command, lot, item, amount)) {
                case Allocating.Allocated made -> {
                    return Pages.done("/projects/" + project + "/funds", "fund.allocate.done", amount, made.left());
                }
                case Allocating.NotEnough no ->
                    check.refuse("amount", "fund.allocate.not-enough", no.asked(), no.left());
                case Allocating.OutsideEarmark no ->
                    check.refuse(
                            "item",
                            "fund.allocate.outside-earmark",
                            screens.purposes(site, no.purposes().toArray(String[]::new)),
                            screens.purposes(site, no.itemClass(), no.itemCode()));
                case Allocating.NotDecided no -> check.refuse("item", "fund.allocate.not-decided." + no.needed());
                case Allocating.OtherProject _, Allocating.ItemWithdrawn _ ->
                    check.refuse("item", "site.form.choice.unknown");
            }
        }
        return Pages.refused("fund/allocate", screens.allocate(site, project, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/allocations/{id}")
    ModelAndView allocation(Site site, @PathVariable UUID id) {
        return Pages.page("fund/allocation", screens.allocation(site, id, Form.empty("fund.release")));
    }

    @Needs(Action.ALLOCATE)
    @PostMapping("/allocations/{id}/release")
    ModelAndView release(Site site, @PathVariable UUID id, ReleaseForm form, @Command UUID command) {
        screens.allocation(site, id, Form.empty("fund.release"));
        var check = FormCheck.of("fund.release", form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            switch (funding.release(site.viewer(), command, id, reason)) {
                case Releasing.Released released -> {
                    return Pages.done("/allocations/" + id, "fund.release.done", released.amount());
                }
                case Releasing.AlreadyReleased _ -> check.refuseAll("fund.release.already");
                case Releasing.StoodOn stood -> check.refuseAll("fund.release.stood-on", stood.contracts());
            }
        }
        return Pages.refused("fund/allocation", screens.allocation(site, id, check.form()));
    }
}
