package anju.survey.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.policy.Policy;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.survey.AnswerDraft;
import anju.survey.Answering;
import anju.survey.Examining;
import anju.survey.Indicator;
import anju.survey.SurveyRules;
import anju.survey.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The surveyor's sheet: one form for each indicator, sent one by one, so that a lost signal costs one answer at most. */
@Controller
class SheetController {
    private static final int REASON_MAX = 200;
    private static final long COUNT_MAX = 1_000_000;

    private final RoundScreens rounds;
    private final SheetScreens screens;
    private final Examining examining;
    private final Attachments attachments;
    private final Policy policy;

    SheetController(
            RoundScreens rounds, SheetScreens screens, Examining examining, Attachments attachments, Policy policy) {
        this.rounds = rounds;
        this.screens = screens;
        this.examining = examining;
        this.attachments = attachments;
        this.policy = policy;
    }

    @Needs(Action.SURVEY)
    @GetMapping("/surveys/{round}/sheet")
    ModelAndView sheet(Site site, @PathVariable UUID round, @RequestParam Optional<String> building) {
        var head = head(site, round);
        var chosen = building.filter(text -> !text.isBlank()).map(text -> id(text).orElseThrow(NotThere::new));
        return Pages.page("survey/sheet", page(site, head, chosen.orElse(null), Map.of(), false));
    }

    @Needs(Action.SURVEY)
    @PostMapping("/surveys/{round}/answers")
    ModelAndView answer(Site site, @PathVariable UUID round, AnswerForm form, @Command UUID command) {
        var head = head(site, round);
        var rules = policy.rules(SurveyRules.class, head.editionId());
        var check = FormCheck.of(SheetScreens.FORM, form);
        var code = check.choice(
                "indicator", rules.indicatorsOf(List.of(head.sets())).keySet());
        var building = check.optionalId("building").orElse(null);
        if (check.failed()) {
            throw new NotThere();
        }
        var indicator = rules.indicators().get(code);
        if (indicator == null || indicator.byBuilding() == (building == null)) {
            throw new NotThere();
        }
        page(site, head, building, Map.of(), false);
        var seen = check.optionalId("seen").orElse(null);
        var note = check.optionalParagraphs("note", AnswerDraft.NOTE_MAX);
        boolean applies = !form.answer().equals("NA");
        var reason = applies ? "" : check.text("reason", REASON_MAX);
        var value = applies ? value(check, indicator, form) : null;
        boolean isShort = applies && form.answer().equals("YES") || !indicator.byBuilding();
        var issues = applies && isShort ? new HashSet<>(form.issues()) : new HashSet<String>();
        boolean danger = applies && isShort && check.ticked("danger");
        if (!check.failed()) {
            var photos = photos(site, head, form, check, command);
            if (!check.failed()) {
                var draft = new AnswerDraft(round, code, building, value, reason, issues, note, danger, photos, seen);
                switch (examining.answer(site.viewer(), command, draft)) {
                    case Answering.Answered done -> {
                        var where = "/surveys/" + round + "/sheet" + (building == null ? "" : "?building=" + building);
                        return Pages.done(
                                where + "#item-" + code, done.alarm() ? "survey.sheet.alarm" : "survey.sheet.done");
                    }
                    case Answering.Meanwhile _ -> {
                        check.refuseAll("survey.sheet.meanwhile");
                        return Pages.changed(
                                "survey/sheet", page(site, head, building, Map.of(code, check.form()), true));
                    }
                    case Answering.NotOpen _ -> {
                        check.refuseAll("survey.sheet.closed");
                        return Pages.changed(
                                "survey/sheet", page(site, head, building, Map.of(code, check.form()), false));
                    }
                    case Answering.NoIssueNamed _ -> check.refuse("issues", "survey.sheet.no-issue");
                    case Answering.IssuesDespiteNone _ -> check.refuse("issues", "survey.sheet.issues-despite");
                    case Answering.UnknownIssue _ -> check.refuse("issues", "site.form.choice.unknown");
                    case Answering.WrongValue _ -> check.refuse("value", "survey.sheet.wrong-value");
                    case Answering.NotAsked _, Answering.WrongBuilding _ -> throw new NotThere();
                }
            }
        }
        return Pages.refused("survey/sheet", page(site, head, building, Map.of(code, check.form()), false));
    }

    private static @Nullable Value value(FormCheck check, Indicator indicator, AnswerForm form) {
        return switch (indicator.ask()) {
            case YES_NO ->
                Value.yes(check.choice("answer", List.of("YES", "NO")).equals("YES"));
            case DEGREE ->
                Value.milli(
                        switch (check.choice("answer", List.of("MET", "PARTIAL", "NOT"))) {
                            case "MET" -> 1000;
                            case "PARTIAL" -> 500;
                            default -> 0;
                        });
            case COUNT -> Value.whole(check.integer("value", 0, COUNT_MAX));
            case AMOUNT -> amount(check, form);
            case RATIO -> {
                long part = check.integer("value", 0, COUNT_MAX);
                long whole = check.integer("of", 1, COUNT_MAX);
                yield check.failed() ? null : Value.ratio(part, whole);
            }
        };
    }

    /** Nought is a finding too: there is no such place at all. */
    private static @Nullable Value amount(FormCheck check, AnswerForm form) {
        if (form.value().strip().matches("[0\uff10]([.]0*)?")) {
            return Value.whole(0);
        }
        var area = check.area("value");
        return check.failed() ? null : Value.milli(area.x100() * 10);
    }

    private List<UUID> photos(Site site, RoundPage.Head head, AnswerForm form, FormCheck check, UUID command) {
        var sent = form.photos().stream().filter(photo -> !photo.isEmpty()).toList();
        if (sent.size() > AnswerDraft.PHOTOS_MAX) {
            check.refuse("photos", "survey.sheet.photos-many", AnswerDraft.PHOTOS_MAX);
            return List.of();
        }
        var received = new ArrayList<UUID>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                var name = sent.get(i).getOriginalFilename();
                var upload = new Upload(
                        name == null ? "" : name,
                        sent.get(i).getBytes(),
                        FileClass.INTERNAL,
                        "survey.photo",
                        head.path(),
                        head.compound());
                // The same answer sent again carries the same photos under the same ids.
                var once = UUID.nameUUIDFromBytes((command + "/" + i).getBytes(StandardCharsets.UTF_8));
                switch (attachments.receive(site.viewer(), once, upload)) {
                    case Reception.Received photo -> received.add(photo.fileId());
                    case Reception.Refused refused ->
                        check.refuse("photos", "attachment.refusal." + refused.why(), refused.limit());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return received;
    }

    private SheetPage page(
            Site site, RoundPage.Head head, @Nullable UUID building, Map<String, Form> refused, boolean meanwhile) {
        var number = building == null
                ? null
                : screens.buildingNumber(head.compoundId(), building).orElseThrow(NotThere::new);
        return screens.sheet(site, head, building, number, refused, meanwhile);
    }

    private RoundPage.Head head(Site site, UUID round) {
        var head = rounds.head(round).orElseThrow(NotThere::new);
        site.viewer().require(Action.SURVEY, head.path());
        return head;
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
