package anju.works.web.bill;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.money.Fraction;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.site.table.TableForm;
import anju.site.table.TableTemplate;
import anju.works.ContractTerms;
import anju.works.Contracting;
import anju.works.Procurement;
import anju.works.Signing;
import anju.works.web.ContractFormPage;
import anju.works.web.SigningNotes;
import anju.works.web.WorksScreens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A signed contract whose bill of quantities comes from a spreadsheet: looked at first, then put on record at once. */
@Controller
class BillController {
    private static final String LIST = "works.bill";
    private static final String SIGN = "works.bill.sign";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int NUMBER_MAX = 80;

    private final WorksScreens screens;
    private final Contracting contracting;
    private final SigningNotes notes;

    BillController(WorksScreens screens, Contracting contracting, SigningNotes notes) {
        this.screens = screens;
        this.contracting = contracting;
        this.notes = notes;
    }

    @Needs(Action.SIGN_CONTRACT)
    @GetMapping("/projects/{project}/contracts/bill")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page(
                "works/bill", new BillPage(contract(site, project), Form.empty(LIST), List.of(), List.of(), null));
    }

    @Needs(Action.SIGN_CONTRACT)
    @GetMapping("/projects/{project}/contracts/bill.xlsx")
    ModelAndView template(Site site, @PathVariable UUID project) {
        screens.project(site, project);
        return TableTemplate.of(site, BillScreens.TABLE, BillScreens.columns(site));
    }

    /** The lines of a contract as a sheet, or as text in the columns of a pasted bill. */
    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{id}/lines.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID id) {
        return BillScreens.sheet(site).xlsx(site, screens.contract(site, id).lines().stream());
    }

    /** Shows what would be put on record; nothing is yet. */
    @Needs(Action.SIGN_CONTRACT)
    @PostMapping("/projects/{project}/contracts/bill/preview")
    ModelAndView preview(Site site, @PathVariable UUID project, TableForm form) {
        var contract = contract(site, project);
        var sent = form.sent(LIST);
        if (sent.failed()) {
            return Pages.refused("works/bill", new BillPage(contract, sent.typed(), List.of(), List.of(), null));
        }
        var read = BillScreens.read(site, contract.items(), sent.text());
        return read.faults().isEmpty()
                ? Pages.page(
                        "works/bill", new BillPage(contract, sent.typed(), List.of(), read.lines(), Form.empty(SIGN)))
                : Pages.refused("works/bill", new BillPage(contract, sent.typed(), read.faults(), List.of(), null));
    }

    @Needs(Action.SIGN_CONTRACT)
    @PostMapping("/projects/{project}/contracts/bill")
    ModelAndView sign(Site site, @PathVariable UUID project, SignForm form, @Command UUID command) {
        var contract = contract(site, project);
        var typed = Form.empty(LIST).with("rows", form.rows);
        var read = BillScreens.read(site, contract.items(), form.rows);
        if (!read.faults().isEmpty()) {
            return Pages.refused("works/bill", new BillPage(contract, typed, read.faults(), List.of(), null));
        }
        var check = FormCheck.of(SIGN, form);
        var terms = new ContractTerms(
                check.id("contractor"),
                check.id("supervisor"),
                check.text("number", NUMBER_MAX),
                check.choice("procurement", Procurement.class),
                new Fraction(Math.max(1, check.integer("progress", 1, 100)), 100),
                check.date("signedOn", EARLIEST, City.current().today()),
                read.lines().stream()
                        .map(line -> new ContractTerms.Line(
                                line.item().id(),
                                line.number(),
                                line.title(),
                                line.quantity().milli(),
                                line.price(),
                                line.warrantyMonths()))
                        .toList());
        if (!check.failed()) {
            var outcome = contracting.sign(site.viewer(), command, project, terms);
            if (outcome instanceof Signing.Signed signed) {
                return Pages.done("/contracts/" + signed.contract(), "works.contract.done", signed.code());
            }
            notes.refuse(site, contract.project(), check, terms, outcome);
        }
        return Pages.refused(
                "works/bill", new BillPage(contract(site, project), typed, List.of(), read.lines(), check.form()));
    }

    private ContractFormPage contract(Site site, UUID project) {
        return screens.contractForm(site, project, Form.empty(SIGN));
    }

    record SignForm(
            String rows,
            String number,
            String contractor,
            String supervisor,
            String procurement,
            String progress,
            String signedOn) {}
}
