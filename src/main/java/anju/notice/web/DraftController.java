package anju.notice.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.notice.Answering;
import anju.notice.Drafting;
import anju.notice.Hearing;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.notice.NumberScan;
import anju.notice.Outcome;
import anju.notice.Releasing;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Said;
import anju.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Notices at the desk: written by one person, released by another; objections answered. */
@Controller
class DraftController {
    private static final int REASON_MAX = 200;
    private static final int DAYS_AT_MOST = 365;
    private static final int REVISIONS_AT_MOST = 1_000_000;

    private final DraftScreens screens;
    private final NoticeScreens notices;
    private final Noticing noticing;
    private final Hearing hearing;
    private final Attachments attachments;

    DraftController(
            DraftScreens screens, NoticeScreens notices, Noticing noticing, Hearing hearing, Attachments attachments) {
        this.screens = screens;
        this.notices = notices;
        this.noticing = noticing;
        this.hearing = hearing;
        this.attachments = attachments;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/notice-drafts")
    ModelAndView list(Site site) {
        return Pages.page("notice/drafts", screens.list(site));
    }

    /** @param supersedes the notice this will be a new version of; its words stand in the form */
    @Needs(Action.DRAFT_NOTICE)
    @GetMapping("/notice-drafts/new")
    ModelAndView form(Site site, @RequestParam(defaultValue = "") String supersedes) {
        var form = Form.of(DraftScreens.WRITE, DraftForm.EMPTY);
        if (supersedes.matches("[0-9a-f-]{36}")) {
            var earlier = notices.notice(site, UUID.fromString(supersedes), notices.forms())
                    .orElseThrow(NotThere::new)
                    .notice();
            site.viewer().require(Action.DRAFT_NOTICE, earlier.placePath());
            form = form.with("place", earlier.placePath())
                    .with("kind", earlier.kind())
                    .with("title", earlier.title())
                    .with("body", earlier.body())
                    .with("supersedes", supersedes);
        }
        return Pages.page("notice/write", screens.write(site, form, null));
    }

    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/notice-drafts")
    ModelAndView draft(Site site, DraftForm form, @Command UUID command) {
        return written(site, form, command, null);
    }

    @Needs(Action.DRAFT_NOTICE)
    @GetMapping("/notice-drafts/{draft}/words")
    ModelAndView edit(Site site, @PathVariable UUID draft) {
        var standing = screens.draft(draft).orElseThrow(NotThere::new);
        site.viewer().require(Action.DRAFT_NOTICE, standing.placePath());
        if (standing.subjectKind() != null) {
            throw new NotThere();
        }
        var form = Form.of(DraftScreens.WRITE, DraftForm.EMPTY)
                .with("place", standing.placePath())
                .with("kind", standing.kind())
                .with("title", standing.title())
                .with("body", standing.body())
                .with("days", Integer.toString(standing.days()))
                .with(
                        "supersedes",
                        standing.supersedes() == null
                                ? ""
                                : standing.supersedes().toString())
                .with("revision", Integer.toString(standing.revision()));
        return Pages.page("notice/write", screens.write(site, form, draft));
    }

    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/notice-drafts/{draft}/words")
    ModelAndView redraft(Site site, @PathVariable UUID draft, DraftForm form, @Command UUID command) {
        return written(site, form, command, draft);
    }

    private ModelAndView written(Site site, DraftForm form, UUID command, @Nullable UUID draftId) {
        var standing = draftId == null ? null : screens.draft(draftId).orElseThrow(NotThere::new);
        var check = FormCheck.of(DraftScreens.WRITE, form);
        var place = standing != null
                ? standing.placePath()
                : check.choice(
                        "place",
                        screens.places(site.viewer()).stream()
                                .map(Option::value)
                                .toList());
        var kind = check.choice(
                "kind",
                notices.kinds(site, place.isEmpty() ? "/" : place).stream()
                        .map(Option::value)
                        .toList());
        var title = check.text("title", NoticeDraft.TITLE_MAX);
        if (!title.isEmpty() && title.codePointCount(0, title.length()) < NoticeDraft.TITLE_MIN) {
            check.refuse("title", "notice.write.title.short");
        }
        var body = check.paragraphs("body", NoticeDraft.BODY_MAX);
        int days = check.optionalInteger("days", 1, DAYS_AT_MOST).orElse(0L).intValue();
        var supersedes = check.optionalId("supersedes").orElse(null);
        int revision = check.optionalInteger("revision", 1, REVISIONS_AT_MOST)
                .orElse(0L)
                .intValue();
        var file = check.failed() ? null : file(site, command, place, form, check);
        if (!check.failed()) {
            var fileId = file == null && standing != null ? standing.fileId() : file;
            var draft = new NoticeDraft(kind, place, title, body, days, null, fileId, supersedes);
            var answer = draftId == null
                    ? noticing.draft(site.viewer(), command, draft)
                    : noticing.redraft(site.viewer(), command, draftId, revision, draft);
            switch (answer) {
                case Drafting.Drafted drafted -> {
                    return Pages.done("/notice-drafts/" + drafted.draftId(), "notice.write.done");
                }
                case Drafting.UnknownKind _ -> check.refuse("kind", "site.form.choice.unknown");
                case Drafting.WrongLength length ->
                    check.refuse("days", "notice.write.days.wrong", length.least(), length.most());
                case Drafting.NoSuchPlace _ -> check.refuse("place", "site.form.choice.unknown");
                case Drafting.NotPublicFile _ -> check.refuse("file", "notice.write.file.not-public");
                case Drafting.NotReplaceable _ -> check.refuseAll("notice.write.not-replaceable");
                case Drafting.WrittenElsewhere _ -> check.refuseAll("notice.write.elsewhere");
                case Drafting.Changed _ -> {
                    check.refuseAll("notice.write.changed");
                    return Pages.changed("notice/write", screens.write(site, check.form(), draftId));
                }
            }
        }
        return Pages.refused("notice/write", screens.write(site, check.form(), draftId));
    }

    /** The file is received under a command of its own, made from the form's, so that a repeat finds it again. */
    private @Nullable UUID file(Site site, UUID command, String place, DraftForm form, FormCheck check) {
        var sent = form.file();
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        site.viewer().require(Action.DRAFT_NOTICE, place);
        try {
            var own = UUID.nameUUIDFromBytes((command + ":file").getBytes(StandardCharsets.UTF_8));
            var upload = new Upload(
                    String.valueOf(sent.getOriginalFilename()),
                    sent.getBytes(),
                    FileClass.PUBLIC,
                    "notice.file",
                    place,
                    site.cityName());
            return switch (attachments.receive(site.viewer(), own, upload)) {
                case Reception.Received received -> received.fileId();
                case Reception.Refused refused -> {
                    check.refuse("file", refused.why().key(), refused.limit());
                    yield null;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/notice-drafts/{draft}")
    ModelAndView page(Site site, @PathVariable UUID draft) {
        return Pages.page(
                "notice/draft",
                page(site, draft, Form.empty(DraftScreens.RELEASE), Form.empty(DraftScreens.SEND_BACK)));
    }

    private DraftPage page(Site site, UUID draft, Form release, Form sendBack) {
        var standing = screens.draft(draft).orElseThrow(NotThere::new);
        if (!site.viewer().may(Action.DRAFT_NOTICE, standing.placePath())) {
            site.viewer().require(Action.RELEASE_NOTICE, standing.placePath());
        }
        return screens.page(site, standing, release, sendBack);
    }

    @Needs(Action.RELEASE_NOTICE)
    @PostMapping("/notice-drafts/{draft}/release")
    ModelAndView release(Site site, @PathVariable UUID draft, ReleaseForm form, @Command UUID command) {
        var check = FormCheck.of(DraftScreens.RELEASE, form);
        int revision = (int) check.integer("revision", 1, REVISIONS_AT_MOST);
        var reason = check.optionalText("numbersReason", REASON_MAX);
        if (!reason.isEmpty() && reason.codePointCount(0, reason.length()) < NoticeDraft.TITLE_MIN) {
            check.refuse("numbersReason", "notice.release.reason.short");
        }
        var standing = screens.draft(draft);
        if (standing.isPresent() && standing.get().fileId() != null && !check.ticked("fileRead")) {
            check.refuse("fileRead", "notice.release.file-unread");
        }
        if (!check.failed()) {
            switch (noticing.release(site.viewer(), command, draft, revision, reason)) {
                case Releasing.Released released -> {
                    return Pages.done("/notices/" + released.noticeId(), "notice.release.done", released.lastOn());
                }
                case Releasing.OwnDraft _ -> check.refuseAll("notice.release.own");
                case Releasing.NumbersFound found ->
                    check.refuse("numbersReason", "notice.release.numbers", found(found.findings()));
                case Releasing.NotReplaceable _ -> check.refuseAll("notice.write.not-replaceable");
                case Releasing.Changed _, Releasing.SentBack _ -> check.refuseAll("notice.release.changed");
            }
        }
        return Pages.refused("notice/draft", page(site, draft, check.form(), Form.empty(DraftScreens.SEND_BACK)));
    }

    /** Where and what, without repeating the numbers. */
    static List<Said> found(List<NumberScan.Finding> findings) {
        return findings.stream()
                .map(finding -> Said.of(
                        finding.line() == 0 ? "notice.finding.title" : "notice.finding.line",
                        finding.line(),
                        finding.kind(),
                        finding.masked()))
                .toList();
    }

    @Needs(Action.RELEASE_NOTICE)
    @PostMapping("/notice-drafts/{draft}/return")
    ModelAndView sendBack(Site site, @PathVariable UUID draft, ReasonForm form, @Command UUID command) {
        var check = FormCheck.of(DraftScreens.SEND_BACK, form);
        int revision = (int) check.integer("revision", 1, REVISIONS_AT_MOST);
        var reason = check.text("reason", REASON_MAX);
        if (!check.failed()) {
            switch (noticing.sendBack(site.viewer(), command, draft, revision, reason)) {
                case Releasing.SentBack _ -> {
                    return Pages.done("/notice-drafts", "notice.send-back.done");
                }
                case Releasing.Changed _,
                        Releasing.Released _,
                        Releasing.OwnDraft _,
                        Releasing.NumbersFound _,
                        Releasing.NotReplaceable _ -> check.refuseAll("notice.release.changed");
            }
        }
        return Pages.refused("notice/draft", page(site, draft, Form.empty(DraftScreens.RELEASE), check.form()));
    }

    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/notice-drafts/{draft}/withdrawal")
    ModelAndView giveUp(Site site, @PathVariable UUID draft, ReasonForm form, @Command UUID command) {
        var check = FormCheck.of(DraftScreens.GIVE_UP, form);
        int revision = (int) check.integer("revision", 1, REVISIONS_AT_MOST);
        if (!check.failed() && noticing.giveUp(site.viewer(), command, draft, revision) instanceof Drafting.Drafted) {
            return Pages.done("/notice-drafts", "notice.give-up.done");
        }
        check.refuseAll("notice.release.changed");
        return Pages.changed("notice/draft", page(site, draft, check.form(), Form.empty(DraftScreens.SEND_BACK)));
    }

    @Needs(Action.ANSWER_OBJECTION)
    @GetMapping("/objections/{objection}")
    ModelAndView objection(Site site, @PathVariable UUID objection) {
        return Pages.page("notice/objection", objection(site, objection, Form.empty("notice.answer")));
    }

    @Needs(Action.ANSWER_OBJECTION)
    @PostMapping("/objections/{objection}/answer")
    ModelAndView answer(Site site, @PathVariable UUID objection, AnswerForm form, @Command UUID command) {
        var page = objection(site, objection, Form.empty("notice.answer"));
        var check = FormCheck.of("notice.answer", form);
        var outcome = check.choice("outcome", Outcome.class);
        var text = check.paragraphs("text", Hearing.ANSWER_MAX);
        if (text.length() == 1) {
            check.refuse("text", "notice.reason.short");
        }
        if (!check.failed()) {
            switch (hearing.answer(site.viewer(), command, objection, outcome, text)) {
                case Answering.Answered answered -> {
                    return Pages.done(
                            "/notices/" + page.objection().noticeId(), "notice.answer.done", answered.stillOpen());
                }
                case Answering.NumbersFound found ->
                    check.refuse("text", "notice.answer.numbers", found(found.findings()));
                case Answering.OwnObjection _ -> check.refuseAll("notice.answer.own");
                case Answering.AlreadyAnswered _ -> {
                    return Pages.changed("notice/objection", objection(site, objection, check.form()));
                }
            }
        }
        return Pages.refused("notice/objection", objection(site, objection, check.form()));
    }

    private ObjectionPage objection(Site site, UUID objection, Form form) {
        var page = screens.objection(site, objection, form).orElseThrow(NotThere::new);
        site.viewer().require(Action.ANSWER_OBJECTION, page.objection().placePath());
        return page;
    }
}
