package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.money.Unit;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeTerms;
import anju.works.change.Changed;
import anju.works.change.Changing;
import anju.works.web.ChangeForms.AddedForm;
import anju.works.web.ChangeForms.DecisionForm;
import anju.works.web.ChangeForms.MoreForm;
import anju.works.web.ChangeForms.ProposeForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Change orders of a contract. */
@Controller
class ChangeController {
    private static final String KEY = ChangeForms.CHANGE;
    private static final int REASON_MAX = 500;
    private static final int TEXT_MAX = 80;
    private static final int NUMBER_MAX = 20;

    private final ChangeScreens screens;
    private final Changing changing;
    private final StageNotes stages;
    private final SiteFiles files;

    ChangeController(ChangeScreens screens, Changing changing, StageNotes stages, SiteFiles files) {
        this.screens = screens;
        this.changing = changing;
        this.stages = stages;
        this.files = files;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{id}/changes")
    ModelAndView list(Site site, @PathVariable UUID id) {
        return Pages.page("works/changes", screens.list(site, id));
    }

    @Needs(Action.PROPOSE_CHANGE)
    @GetMapping("/contracts/{id}/changes/new")
    ModelAndView blank(Site site, @PathVariable UUID id) {
        return Pages.page("works/changeEntry", screens.entry(site, id, Form.empty(KEY)));
    }

    @Needs(Action.PROPOSE_CHANGE)
    @PostMapping("/contracts/{id}/changes")
    ModelAndView propose(Site site, @PathVariable UUID id, ProposeForm form, @Command UUID command) {
        var page = screens.entry(site, id, Form.empty(KEY));
        var check = FormCheck.of(KEY, form);
        var side = check.choice(
                "side",
                page.sides().stream()
                        .map(Option::value)
                        .map(ChangeSide::valueOf)
                        .collect(Collectors.toSet()));
        var reason = check.paragraphs("reason", REASON_MAX);
        var more = new ArrayList<ChangeTerms.More>();
        var added = new ArrayList<ChangeTerms.Added>();
        var rows = added(form, added, more(form, check, more));
        var photos = rows.errors().isEmpty()
                ? files.received(site, page.project(), "works.change", form.photos(), check, "photos")
                : List.<UUID>of();
        if (!check.failed() && rows.errors().isEmpty()) {
            var terms = new ChangeTerms(side, reason, more, added, photos);
            var answer = changing.propose(site.viewer(), command, id, terms);
            if (answer instanceof Changed.Proposed proposed) {
                return Pages.done("/changes/" + proposed.change(), "works.change.done", proposed.code());
            }
            refuse(site, page.project().id(), check, answer);
        }
        return Pages.refused("works/changeEntry", screens.entry(site, id, merged(check.form(), rows)));
    }

    private static Form more(ProposeForm form, FormCheck check, List<ChangeTerms.More> more) {
        var rows = Form.empty(KEY);
        for (int i = 0; i < form.line().size(); i++) {
            boolean plus = !Rows.at(form.more(), i).isBlank();
            boolean minus = !Rows.at(form.less(), i).isBlank();
            if (!plus && !minus) {
                continue;
            }
            var row = FormCheck.of(KEY, new MoreForm(Rows.at(form.more(), i), Rows.at(form.less(), i)));
            long milli = row.quantity(plus ? "more" : "less", Unit.LUMP).milli();
            if (plus && minus) {
                row.refuse("less", "works.change.both");
            }
            var line = FormCheck.of(KEY, new LineId(form.line().get(i)));
            var id = line.id("line");
            if (line.failed()) {
                check.refuseAll("works.change.unknown-line");
            }
            more.add(new ChangeTerms.More(id, plus ? milli : -milli));
            rows = Rows.with(rows, row, i);
        }
        return rows;
    }

    private static Form added(ProposeForm form, List<ChangeTerms.Added> added, Form before) {
        var rows = before;
        for (int i = 0; i < ChangePage.Entry.ADDED; i++) {
            var typed = new AddedForm(
                    Rows.at(form.item(), i),
                    Rows.at(form.lineNumber(), i),
                    Rows.at(form.lineTitle(), i),
                    Rows.at(form.quantity(), i),
                    Rows.at(form.price(), i),
                    Rows.at(form.basis(), i));
            if ((typed.item()
                            + typed.lineNumber()
                            + typed.lineTitle()
                            + typed.quantity()
                            + typed.price()
                            + typed.basis())
                    .isBlank()) {
                continue;
            }
            var row = FormCheck.of(KEY, typed);
            added.add(new ChangeTerms.Added(
                    row.id("item"),
                    row.text("lineNumber", NUMBER_MAX),
                    row.text("lineTitle", TEXT_MAX),
                    row.quantity("quantity", Unit.LUMP).milli(),
                    row.money("price"),
                    row.text("basis", TEXT_MAX)));
            rows = Rows.with(rows, row, i);
        }
        return rows;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/changes/{id}")
    ModelAndView change(Site site, @PathVariable UUID id) {
        return Pages.page("works/change", page(site, id));
    }

    private ChangePage page(Site site, UUID id) {
        return screens.change(site, id, Form.empty(ChangeForms.AGREE), Form.empty(ChangeForms.APPROVE));
    }

    @Needs(Action.PROPOSE_CHANGE)
    @PostMapping("/changes/{id}/agreement")
    ModelAndView agree(Site site, @PathVariable UUID id, DecisionForm form, @Command UUID command) {
        var page = page(site, id);
        var check = FormCheck.of(ChangeForms.AGREE, form);
        var decision = check.choice("decision", Decision.class);
        var remark = check.optionalParagraphs("remark", REASON_MAX);
        if (!check.failed()) {
            var answer = changing.agree(site.viewer(), command, id, decision == Decision.YES, remark);
            if (answer instanceof Changed.Done done) {
                return Pages.done("/changes/" + id, "works.change.now." + done.state());
            }
            refuse(site, page.project().id(), check, answer);
        }
        return Pages.refused("works/change", screens.change(site, id, check.form(), Form.empty(ChangeForms.APPROVE)));
    }

    @Needs(Action.APPROVE_CHANGE)
    @PostMapping("/changes/{id}/approval")
    ModelAndView approve(Site site, @PathVariable UUID id, DecisionForm form, @Command UUID command) {
        var page = page(site, id);
        var check = FormCheck.of(ChangeForms.APPROVE, form);
        var decision = check.choice("decision", Decision.class);
        var remark = check.optionalParagraphs("remark", REASON_MAX);
        if (!check.failed()) {
            var answer = decision == Decision.YES
                    ? changing.approve(site.viewer(), command, id, remark)
                    : changing.refuse(site.viewer(), command, id, remark);
            if (answer instanceof Changed.Done done) {
                return Pages.done("/changes/" + id, "works.change.now." + done.state());
            }
            refuse(site, page.project().id(), check, answer);
        }
        return Pages.refused("works/change", screens.change(site, id, Form.empty(ChangeForms.AGREE), check.form()));
    }

    @Needs(Action.PROPOSE_CHANGE)
    @PostMapping("/changes/{id}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID id, @Command UUID command) {
        return plain(
                site,
                id,
                changing.withdraw(site.viewer(), command, page(site, id).row().id()));
    }

    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/changes/{id}/notice")
    ModelAndView tell(Site site, @PathVariable UUID id, @Command UUID command) {
        return plain(
                site,
                id,
                changing.tell(site.viewer(), command, page(site, id).row().id()));
    }

    private ModelAndView plain(Site site, UUID id, Changed answer) {
        if (answer instanceof Changed.NoticeDrafted drafted) {
            return Pages.done("/notice-drafts/" + drafted.draft(), "works.change.notice-drafted");
        }
        if (answer instanceof Changed.Done done) {
            return Pages.done("/changes/" + id, "works.change.now." + done.state());
        }
        var check = FormCheck.of(ChangeForms.APPROVE, new DecisionForm("", ""));
        refuse(site, page(site, id).project().id(), check, answer);
        return Pages.refused("works/change", screens.change(site, id, Form.empty(ChangeForms.AGREE), check.form()));
    }

    private void refuse(Site site, UUID project, FormCheck check, Changed answer) {
        switch (answer) {
            case Changed.NotStarted no -> {
                var early = stages.note(site, project, no.early());
                check.refuseAll("works.early", early.now(), early.needed());
            }
            case Changed.Completed _ -> check.refuseAll("works.change.completed");
            case Changed.NothingChanged _ -> check.refuseAll("works.change.nothing");
            case Changed.UnknownLine _ -> check.refuseAll("works.change.unknown-line");
            case Changed.NotInPlan no -> check.refuseAll("works.contract.not-in-plan", no.number());
            case Changed.NumberTaken no -> check.refuseAll("works.change.number-taken", no.number());
            case Changed.BelowAccepted no ->
                check.refuseAll("works.change.below-accepted", no.number(), no.accepted(), no.after());
            case Changed.TooMuch no -> check.refuseAll("works.change.too-much", no.increases(), no.most());
            case Changed.NotFunded no ->
                check.refuseAll("works.change.not-funded", no.title(), no.contracted(), no.allocated(), no.missing());
            case Changed.SamePerson _ -> check.refuseAll("works.change.same-person");
            case Changed.LeaderNeeded no -> check.refuseAll("works.change.leader-needed", no.increases(), no.over());
            case Changed.NoticeNeeded no -> check.refuseAll("works.change.notice-needed", no.increases(), no.over());
            case Changed.NoticeStands _ -> check.refuseAll("works.change.notice-stands");
            case Changed.NoNoticeNeeded no -> check.refuseAll("works.change.no-notice-needed", no.over());
            case Changed.ReasonMissing _ -> check.refuse("remark", "works.change.reason-missing");
            case Changed.NotInState no -> check.refuseAll("works.change.not-in-state", site.word(no.state()));
            case Changed.Proposed _, Changed.Done _, Changed.NoticeDrafted _ ->
                throw new IllegalStateException("not a refusal: " + answer);
        }
    }

    private static Form merged(Form head, Form rows) {
        var typed = new LinkedHashMap<>(head.typed());
        typed.putAll(rows.typed());
        var errors = new ArrayList<>(head.errors());
        errors.addAll(rows.errors());
        return new Form(head.key(), typed, List.copyOf(errors));
    }

    record LineId(String line) {}
}
