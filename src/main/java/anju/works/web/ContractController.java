package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.money.Fraction;
import anju.money.Unit;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.works.ContractTerms;
import anju.works.Contracting;
import anju.works.Procurement;
import anju.works.Signing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Contracts of an undertaking. */
@Controller
class ContractController {
    private static final String KEY = "works.contract";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int TEXT_MAX = 80;
    private static final int NUMBER_MAX = 20;
    private static final int MONTHS_MAX = 600;

    private final WorksScreens screens;
    private final Contracting contracting;
    private final SigningNotes notes;

    ContractController(WorksScreens screens, Contracting contracting, SigningNotes notes) {
        this.screens = screens;
        this.contracting = contracting;
        this.notes = notes;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/contracts")
    ModelAndView list(Site site, @PathVariable UUID project) {
        var page = new ContractsPage(
                site,
                screens.project(site, project),
                screens.contracts(site, project),
                site.viewer().may(Action.SIGN_CONTRACT));
        return Pages.page("works/contracts", page);
    }

    @Needs(Action.SIGN_CONTRACT)
    @GetMapping("/projects/{project}/contracts/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("works/sign", screens.contractForm(site, project, Form.empty(KEY)));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{id}")
    ModelAndView contract(Site site, @PathVariable UUID id) {
        return Pages.page("works/contract", screens.contract(site, id));
    }

    @Needs(Action.SIGN_CONTRACT)
    @PostMapping("/projects/{project}/contracts")
    ModelAndView sign(Site site, @PathVariable UUID project, ContractForm form, @Command UUID command) {
        var seen = screens.project(site, project);
        var check = FormCheck.of(KEY, form);
        var contractor = check.id("contractor");
        var supervisor = check.id("supervisor");
        var number = check.text("number", TEXT_MAX);
        var procurement = check.choice("procurement", Procurement.class);
        long progress = check.integer("progress", 1, 100);
        var signedOn = check.date("signedOn", EARLIEST, City.current().today());
        var rows = Form.empty(KEY);
        var lines = new ArrayList<ContractTerms.Line>();
        for (int i = 0; i < form.item().size(); i++) {
            if (Rows.at(form.quantity(), i).isBlank()
                    && Rows.at(form.price(), i).isBlank()) {
                continue;
            }
            var row = FormCheck.of(
                    KEY,
                    new LineForm(
                            Rows.at(form.lineNumber(), i),
                            Rows.at(form.lineTitle(), i),
                            Rows.at(form.quantity(), i),
                            Rows.at(form.price(), i),
                            Rows.at(form.warranty(), i)));
            var quantity = row.quantity("quantity", Unit.LUMP);
            var line = new ContractTerms.Line(
                    FormCheck.of(KEY, new ItemForm(form.item().get(i))).id("item"),
                    row.text("lineNumber", NUMBER_MAX),
                    row.text("lineTitle", TEXT_MAX),
                    quantity.milli(),
                    row.money("price"),
                    row.optionalInteger("warranty", 0, MONTHS_MAX)
                            .map(Long::intValue)
                            .orElse(null));
            rows = Rows.with(rows, row, i);
            lines.add(line);
        }
        if (!check.failed() && rows.errors().isEmpty()) {
            var terms = new ContractTerms(
                    contractor, supervisor, number, procurement, new Fraction(progress, 100), signedOn, lines);
            var outcome = contracting.sign(site.viewer(), command, project, terms);
            if (outcome instanceof Signing.Signed signed) {
                return Pages.done("/contracts/" + signed.contract(), "works.contract.done", signed.code());
            }
            notes.refuse(site, seen, check, terms, outcome);
        }
        return Pages.refused("works/sign", screens.contractForm(site, project, merged(check.form(), rows)));
    }

    private static Form merged(Form head, Form rows) {
        var typed = new java.util.LinkedHashMap<>(head.typed());
        typed.putAll(rows.typed());
        var errors = new ArrayList<>(head.errors());
        errors.addAll(rows.errors());
        return new Form(head.key(), typed, java.util.List.copyOf(errors));
    }

    record ItemForm(String item) {}

    /** One row of the form. */
    record LineForm(String lineNumber, String lineTitle, String quantity, String price, String warranty) {}
}
