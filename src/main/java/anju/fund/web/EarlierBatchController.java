package anju.fund.web;

import static anju.fund.web.EarlierBatchScreens.ENTER;
import static anju.fund.web.EarlierBatchScreens.LIST;
import static anju.fund.web.EarlierBatchScreens.TABLE;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.ScanField;
import anju.city.City;
import anju.fund.Bringing;
import anju.fund.BringingEarlier;
import anju.fund.EarlierPayment;
import anju.fund.PayingEarlier;
import anju.fund.Recalling;
import anju.fund.Source;
import anju.fund.Vouching;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.site.table.Table;
import anju.site.table.TableFault;
import anju.site.table.TableForm;
import anju.site.table.TableTemplate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Payments from before the office joined, a whole list at once: looked at first, entered by one, confirmed by another. */
@Controller
class EarlierBatchController {
    private static final UUID NO_SCAN_YET = new UUID(0, 0);

    private final EarlierBatchScreens screens;
    private final BringingEarlier bringing;
    private final Projects projects;
    private final ScanField scans;

    EarlierBatchController(EarlierBatchScreens screens, BringingEarlier bringing, Projects projects, ScanField scans) {
        this.screens = screens;
        this.bringing = bringing;
        this.projects = projects;
        this.scans = scans;
    }

    @Needs(Action.ENTER_EARLIER)
    @GetMapping("/projects/{project}/earlier-payment-batches/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        var seen = screens.project(site, project);
        return Pages.page("fund/earlierList", screens.entry(site, seen, Form.empty(LIST), List.of(), List.of(), null));
    }

    @Needs(Action.ENTER_EARLIER)
    @GetMapping("/projects/{project}/earlier-payment-batches/template.xlsx")
    ModelAndView template(Site site, @PathVariable UUID project) {
        screens.project(site, project);
        return TableTemplate.of(site, TABLE, screens.columns(site, project));
    }

    /** Shows what would be entered; nothing is yet. */
    @Needs(Action.ENTER_EARLIER)
    @PostMapping("/projects/{project}/earlier-payment-batches/preview")
    ModelAndView preview(Site site, @PathVariable UUID project, TableForm form) {
        var seen = screens.project(site, project);
        var sent = form.sent(LIST);
        if (sent.failed()) {
            return Pages.refused(
                    "fund/earlierList", screens.entry(site, seen, sent.typed(), List.of(), List.of(), null));
        }
        var read = read(site, seen, sent.text(), "");
        return read.faults.isEmpty()
                ? Pages.page(
                        "fund/earlierList",
                        screens.entry(site, seen, sent.typed(), List.of(), read.payments, Form.empty(ENTER)))
                : refused(site, seen, sent.typed(), read);
    }

    @Needs(Action.ENTER_EARLIER)
    @PostMapping("/projects/{project}/earlier-payment-batches")
    ModelAndView enter(Site site, @PathVariable UUID project, EnterForm form, @Command UUID command) {
        var seen = screens.project(site, project);
        var typed = Form.empty(LIST).with("rows", form.rows);
        var check = FormCheck.of(ENTER, form);
        var vouchedBy = check.text("vouchedBy", EarlierPayment.NAME_MAX);
        var read = read(site, seen, form.rows, vouchedBy);
        if (!read.faults.isEmpty()) {
            return refused(site, seen, typed, read);
        }
        var papers = scans.receiveAll(
                site.viewer(),
                command,
                form.scan,
                BringingEarlier.SCANS_MAX,
                "fund.earlier_payment",
                projects.paths(project).getFirst(),
                seen.name(),
                check);
        if (!papers.isEmpty()) {
            switch (bringing.enter(site.viewer(), command, project, read.payments, papers)) {
                case Bringing.Brought made -> {
                    return Pages.done(
                            "/earlier-payment-batches/" + made.batch(),
                            "fund.earlier.batch.entered",
                            made.code(),
                            made.payments());
                }
                // Somebody entered one of them in between: the list is read once more and says which rows.
                case Bringing.Unsound _ -> {
                    return refused(site, seen, typed, read(site, seen, form.rows, vouchedBy));
                }
                case Bringing.NoSuchFile _ -> check.refuse("scan", "site.form.choice.unknown");
            }
        }
        return Pages.refused(
                "fund/earlierList", screens.entry(site, seen, typed, List.of(), read.payments, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/earlier-payment-batches/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("fund/earlierBatch", screens.one(site, id, withdrawal(), Form.empty(EarlierScreens.CONFIRM)));
    }

    @Needs(Action.CONFIRM_EARLIER)
    @PostMapping("/earlier-payment-batches/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.one(site, id, withdrawal(), Form.empty(EarlierScreens.CONFIRM));
        var check = FormCheck.of(EarlierScreens.CONFIRM, new ConfirmEarlierForm());
        var outcome = bringing.confirm(site.viewer(), command, id);
        if (outcome instanceof Vouching.Done done) {
            return Pages.done("/earlier-payment-batches/" + id, "fund.earlier.confirmed", done.code());
        }
        EarlierController.refuse(check, outcome);
        return Pages.refused("fund/earlierBatch", screens.one(site, id, withdrawal(), check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/earlier-payment-batches/{id}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        screens.one(site, id, withdrawal(), Form.empty(EarlierScreens.CONFIRM));
        var check = FormCheck.of(EarlierScreens.WITHDRAW, form);
        var reason = check.paragraphs("reason", PayingEarlier.REASON_MAX);
        if (!check.failed()) {
            var outcome = bringing.withdraw(site.viewer(), command, id, reason);
            if (outcome instanceof Vouching.Done done) {
                return Pages.done("/earlier-payment-batches/" + id, "fund.earlier.withdrawn", done.code());
            }
            EarlierController.refuse(check, outcome);
        }
        var page = screens.one(site, id, check.form(), Form.empty(EarlierScreens.CONFIRM));
        return Pages.refused(
                "fund/earlierBatch",
                page.withdraw() == null ? screens.one(site, id, check.form(), check.form()) : page);
    }

    private static Form withdrawal() {
        return Form.empty(EarlierScreens.WITHDRAW);
    }

    private ModelAndView refused(Site site, Project project, Form typed, Read read) {
        return Pages.refused("fund/earlierList", screens.entry(site, project, typed, read.faults, List.of(), null));
    }

    private Read read(Site site, Project project, String text, String vouchedBy) {
        var table = Table.read(site, TABLE, screens.columns(site, project.id()), text);
        var payments = table.rows().stream()
                .map(row -> payment(row.check(), vouchedBy))
                .toList();
        if (table.isSound()) {
            var reasons = bringing.look(project.id(), payments);
            for (int n = 0; n < reasons.size(); n++) {
                refuse(table.rows().get(n).check(), reasons.get(n));
            }
        }
        return new Read(table.faults(), payments);
    }

    private static EarlierPayment payment(FormCheck row, String vouchedBy) {
        return new EarlierPayment(
                row.date("paidOn", EarlierController.EARLIEST, City.current().today()),
                row.text("payee", EarlierPayment.NAME_MAX),
                row.choice("source", Source.class),
                row.money("amount"),
                row.text("purpose", EarlierPayment.PURPOSE_MAX),
                row.text("bankReference", EarlierPayment.NAME_MAX),
                vouchedBy,
                NO_SCAN_YET);
    }

    private static void refuse(FormCheck row, Optional<Recalling> reason) {
        if (reason.isEmpty()) {
            return;
        }
        switch (reason.get()) {
            case Recalling.AfterGoLive after -> row.refuse("paidOn", "fund.earlier.enter.after", after.goLive());
            case Recalling.EnteredAlready same ->
                row.refuse("bankReference", "fund.earlier.enter.already", same.code());
            case Recalling.TwiceInList _ -> row.refuse("bankReference", "fund.earlier.list.twice");
            case Recalling.SourceClosed _ -> row.refuse("source", "site.form.choice.unknown");
            case Recalling.BeganHere _ -> row.refuseAll("fund.earlier.enter.began-here");
            case Recalling.NoSuchFile _, Recalling.Recalled _ -> throw new IllegalStateException("said of a row");
        }
    }

    private record Read(List<TableFault> faults, List<EarlierPayment> payments) {}

    record EnterForm(String rows, String vouchedBy, List<MultipartFile> scan) {}
}
