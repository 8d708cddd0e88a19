package anju.attachment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.NumberIssue;
import anju.attachment.document.NumberVoid;
import anju.attachment.document.Numbering;
import anju.attachment.document.ScanReversal;
import anju.attachment.document.Scanning;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** File numbers: given to a record, declared void, and their register. */
@Controller
class NumberController {
    private static final String RECORD = "attachment/record";

    private final NumberScreens screens;
    private final Numbering numbering;
    private final Scanning scanning;

    NumberController(NumberScreens screens, Numbering numbering, Scanning scanning) {
        this.scanning = scanning;
        this.screens = screens;
        this.numbering = numbering;
    }

    @Needs(Action.SEE_FILE_NUMBERS)
    @GetMapping("/file-numbers")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("attachment/numbers", screens.list(site, query));
    }

    @Needs(Action.SEE_FILE_NUMBERS)
    @GetMapping("/file-numbers.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return NumberScreens.LIST.xlsx(site, screens.export(site, query));
    }

    @Needs(Action.SEE_FILE_NUMBERS)
    @GetMapping("/documents/{kind}/{record}")
    ModelAndView record(Site site, @PathVariable String kind, @PathVariable UUID record) {
        return Pages.page(RECORD, page(site, TemplateScreens.kind(kind), record));
    }

    @Needs(Action.ISSUE_FILE_NUMBER)
    @PostMapping("/documents/{kind}/{record}/number")
    ModelAndView issue(
            Site site, @PathVariable String kind, @PathVariable UUID record, IssueForm form, @Command UUID command) {
        var of = TemplateScreens.kind(kind);
        page(site, of, record);
        var check = FormCheck.of(NumberScreens.ISSUE, form);
        switch (numbering.issue(site.viewer(), command, of, record)) {
            case NumberIssue.Issued issued -> {
                return Pages.done(of.desk(record), "attachment.number.done", issued.text());
            }
            case NumberIssue.Has _ -> {
                return Pages.changed(RECORD, page(site, of, record));
            }
            case NumberIssue.NoSign _ -> check.refuseAll("attachment.number.no-sign");
        }
        if (!check.failed()) {
            throw new IllegalStateException("a refusal without words");
        }
        return Pages.refused(
                RECORD,
                screens.record(
                        site,
                        of,
                        record,
                        check.form(),
                        Form.empty(NumberScreens.ANNUL),
                        Form.empty(NumberScreens.TAKE_BACK)));
    }

    @Needs(Action.ISSUE_FILE_NUMBER)
    @PostMapping("/documents/{kind}/{record}/number/void")
    ModelAndView annul(
            Site site, @PathVariable String kind, @PathVariable UUID record, VoidForm form, @Command UUID command) {
        var of = TemplateScreens.kind(kind);
        var standing = page(site, of, record).number();
        var check = FormCheck.of(NumberScreens.ANNUL, form);
        var reason = check.text("reason", Numbering.REASON_MAX);
        if (reason.length() == 1) {
            check.refuse("reason", "attachment.number-void.short");
        }
        if (standing == null || !standing.id().toString().equals(form.number())) {
            return Pages.changed(RECORD, page(site, of, record));
        }
        if (!check.failed()) {
            return switch (numbering.annul(site.viewer(), command, standing.id(), reason)) {
                case NumberVoid.Voided done -> Pages.done(of.desk(record), "attachment.number-void.done", done.text());
                case NumberVoid.WasVoid _ -> Pages.changed(RECORD, page(site, of, record));
            };
        }
        return Pages.refused(
                RECORD,
                screens.record(
                        site,
                        of,
                        record,
                        Form.empty(NumberScreens.ISSUE),
                        check.form(),
                        Form.empty(NumberScreens.TAKE_BACK)));
    }

    @Needs(Action.FILE_SCAN)
    @PostMapping("/documents/{kind}/{record}/scan-reversals")
    ModelAndView takeBack(
            Site site, @PathVariable String kind, @PathVariable UUID record, TakeBackForm form, @Command UUID command) {
        var of = TemplateScreens.kind(kind);
        var subject = page(site, of, record).subject();
        var check = FormCheck.of(NumberScreens.TAKE_BACK, form);
        var scan = check.id("scan");
        var reason = check.text("reason", Numbering.REASON_MAX);
        if (reason.length() == 1) {
            check.refuse("reason", "attachment.number-void.short");
        }
        if (!check.failed()) {
            return switch (scanning.takeBack(site.viewer(), command, subject, scan, reason)) {
                case ScanReversal.TakenBack done ->
                    Pages.done(of.desk(record), "attachment.scan-back.done", done.name());
                case ScanReversal.NotThere _ -> Pages.changed(RECORD, page(site, of, record));
            };
        }
        return Pages.refused(
                RECORD,
                screens.record(
                        site,
                        of,
                        record,
                        Form.empty(NumberScreens.ISSUE),
                        Form.empty(NumberScreens.ANNUL),
                        check.form()));
    }

    private RecordPage page(Site site, DocumentKind kind, UUID record) {
        return screens.record(
                site,
                kind,
                record,
                Form.empty(NumberScreens.ISSUE),
                Form.empty(NumberScreens.ANNUL),
                Form.empty(NumberScreens.TAKE_BACK));
    }

    record TakeBackForm(String scan, String reason) {}

    record IssueForm() {}

    /** @param number the one that was looked at */
    record VoidForm(String number, String reason) {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry fileNumbersEntry() {
            return new NavEntry(
                    "attachment.numbers.nav", "/file-numbers", Action.SEE_FILE_NUMBERS, 42, NavGroup.OFFICE, "note");
        }
    }
}
