package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.document.Documents;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.works.AcceptanceKind;
import anju.works.AcceptanceSigning;
import anju.works.AcceptanceState;
import anju.works.Accepting;
import anju.works.Measured;
import anju.works.Measuring;
import anju.works.Opinion;
import anju.works.Party;
import anju.works.Reversing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Acceptances: measuring, the four signatures, taking back. */
@Controller
class AcceptanceController {
    private static final String MEASURE = "works.measure";
    private static final String SIGN = "works.acceptance.sign";
    private static final String REVERSE = "works.acceptance.reverse";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int TEXT_MAX = 500;

    private final WorksScreens screens;
    private final Accepting accepting;
    private final StageNotes stages;
    private final AcceptanceSheets sheets;
    private final Documents documents;

    AcceptanceController(
            WorksScreens screens,
            Accepting accepting,
            StageNotes stages,
            AcceptanceSheets sheets,
            Documents documents) {
        this.screens = screens;
        this.accepting = accepting;
        this.stages = stages;
        this.sheets = sheets;
        this.documents = documents;
    }

    @Needs(Action.MEASURE)
    @GetMapping("/contracts/{contract}/acceptances/new")
    ModelAndView blank(Site site, @PathVariable UUID contract) {
        var form = Form.empty(MEASURE)
                .with("occurredOn", City.current().today().toString())
                .with("kind", AcceptanceKind.STAGE.name());
        return Pages.page("works/measure", screens.measure(site, contract, form));
    }

    @Needs(Action.MEASURE)
    @PostMapping("/contracts/{contract}/acceptances")
    ModelAndView measure(Site site, @PathVariable UUID contract, MeasureForm form, @Command UUID command) {
        var page = screens.measure(site, contract, Form.empty(MEASURE));
        var check = FormCheck.of(MEASURE, form);
        var kind = check.choice("kind", AcceptanceKind.class);
        var on = check.date("occurredOn", EARLIEST, City.current().today());
        var rows = Form.empty(MEASURE);
        var measured = new ArrayList<Measured>();
        for (var line : page.lines()) {
            for (var place : line.places()) {
                int sent = form.place().indexOf(place.value());
                if (sent < 0 || Rows.at(form.quantity(), sent).isBlank()) {
                    continue;
                }
                var row = FormCheck.of(MEASURE, new QuantityForm(form.quantity().get(sent)));
                long milli = row.quantity("quantity", line.left().unit()).milli();
                rows = Rows.with(rows, row, place.field());
                measured.add(new Measured(place.line(), place.building(), milli));
            }
        }
        if (!check.failed() && rows.errors().isEmpty()) {
            switch (accepting.measure(site.viewer(), command, contract, kind, on, measured)) {
                case Measuring.Opened opened -> {
                    return Pages.done("/acceptances/" + opened.acceptance(), "works.measure.done", opened.code());
                }
                case Measuring.NotStarted no ->
                    refuse(check, stages.note(site, page.project().id(), no.early()));
                case Measuring.NothingMeasured _ -> check.refuseAll("works.measure.nothing");
                case Measuring.MoreThanContracted no ->
                    check.refuseAll(
                            "works.measure.too-much",
                            no.lineNumber(),
                            no.contracted(),
                            no.before(),
                            no.now(),
                            no.left());
                case Measuring.MaterialsUnsettled no ->
                    check.refuseAll("works.measure.materials", no.lineNumber(), no.batchCode());
                case Measuring.HiddenUnseen no ->
                    check.refuseAll(
                            no.code().isEmpty() ? "works.hidden.none-passed" : "works.hidden.not-passed",
                            no.lineNumber(),
                            no.code());
                case Measuring.Unfinished no ->
                    check.refuseAll(
                            no.lines().isEmpty() ? "works.acceptance.milestones-ahead" : "works.acceptance.lines-ahead",
                            site.words().list(no.lines().isEmpty() ? no.milestones() : no.lines()));
                case Measuring.FindingsOpen no -> check.refuseAll("works.acceptance.findings-open", no.codes());
                case Measuring.NotYet no -> check.refuse("occurredOn", "works.contract.not-yet", no.today());
                case Measuring.UnknownLine _, Measuring.UnknownBuilding _, Measuring.LineTwice _ ->
                    check.refuseAll("works.measure.stale");
            }
        }
        return Pages.refused("works/measure", screens.measure(site, contract, merged(check.form(), rows)));
    }

    private static void refuse(FormCheck check, TooEarlyNote note) {
        check.refuseAll("works.early", note.now(), note.needed());
    }

    private static Form merged(Form head, Form rows) {
        var typed = new LinkedHashMap<>(head.typed());
        typed.putAll(rows.typed());
        var errors = new ArrayList<>(head.errors());
        errors.addAll(rows.errors());
        return new Form(head.key(), typed, List.copyOf(errors));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/acceptances/{id}")
    ModelAndView acceptance(Site site, @PathVariable UUID id) {
        return Pages.page("works/acceptance", screens.acceptance(site, id, Form.empty(SIGN), Form.empty(REVERSE)));
    }

    /** The acceptance from the office's own template, to sign and stamp on paper too. */
    @Needs(Action.SEE_BOOKS)
    @GetMapping("/acceptances/{id}/document.docx")
    ResponseEntity<byte[]> document(Site site, @PathVariable UUID id) {
        return documents.download(
                sheets.sheet(screens.acceptance(documents.inChinese(site), id, Form.empty(SIGN), Form.empty(REVERSE))));
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/acceptances/{id}/signatures")
    ModelAndView sign(Site site, @PathVariable UUID id, SignForm form, @Command UUID command) {
        var page = screens.acceptance(site, id, Form.empty(SIGN), Form.empty(REVERSE));
        var check = FormCheck.of(SIGN, form);
        var party = check.choice("party", Party.class);
        var opinion = check.choice("opinion", Opinion.class);
        var remark = check.optionalParagraphs("remark", TEXT_MAX);
        if (!check.failed()) {
            switch (accepting.sign(site.viewer(), command, id, party, opinion, remark)) {
                case AcceptanceSigning.Signed signed -> {
                    return Pages.done("/acceptances/" + id, "works.acceptance.signed." + signed.state());
                }
                case AcceptanceSigning.NotStarted no ->
                    refuse(check, stages.note(site, page.project().id(), no.early()));
                case AcceptanceSigning.HiddenUnseen no ->
                    check.refuseAll(
                            no.code().isEmpty() ? "works.hidden.none-passed" : "works.hidden.not-passed",
                            no.lineNumber(),
                            no.code());
                case AcceptanceSigning.FindingsOpen no -> check.refuseAll("works.acceptance.findings-open", no.codes());
                case AcceptanceSigning.PartyHasSigned has ->
                    check.refuse("party", "works.acceptance.party-has-signed", has.at());
                case AcceptanceSigning.SignedForAnother other ->
                    check.refuse("party", "works.acceptance.signed-for-another", other.party());
                case AcceptanceSigning.ReasonMissing _ -> check.refuse("remark", "works.acceptance.reason-missing");
                case AcceptanceSigning.NotOpen _ -> {
                    return Pages.changed(
                            "works/acceptance", screens.acceptance(site, id, Form.empty(SIGN), Form.empty(REVERSE)));
                }
            }
        }
        return Pages.refused("works/acceptance", screens.acceptance(site, id, check.form(), Form.empty(REVERSE)));
    }

    @Needs(Action.REVERSE_ACCEPTANCE)
    @PostMapping("/acceptances/{id}/reversal")
    ModelAndView reverse(Site site, @PathVariable UUID id, ReverseForm form, @Command UUID command) {
        screens.acceptance(site, id, Form.empty(SIGN), Form.empty(REVERSE));
        var check = FormCheck.of(REVERSE, form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            switch (accepting.reverse(site.viewer(), command, id, reason)) {
                case Reversing.Reversed _ -> {
                    return Pages.done("/acceptances/" + id, "works.acceptance.reversed");
                }
                case Reversing.StoodOn stood -> check.refuseAll("works.acceptance.stood-on", stood.codes());
                case Reversing.NotPassed no -> check.refuseAll("works.acceptance.not-passed", wordOf(site, no.state()));
            }
        }
        return Pages.refused("works/acceptance", screens.acceptance(site, id, Form.empty(SIGN), check.form()));
    }

    private static String wordOf(Site site, AcceptanceState state) {
        return site.word(state);
    }
}
