package anju.notice.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NotPermitted;
import anju.access.Open;
import anju.access.SignedIn;
import anju.access.Viewer;
import anju.attachment.document.Documents;
import anju.city.City;
import anju.notice.Channel;
import anju.notice.Closing;
import anju.notice.Concluding;
import anju.notice.Content;
import anju.notice.Hearing;
import anju.notice.Objecting;
import anju.site.Command;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.QrCode;
import anju.site.Site;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Notices as everybody sees them, and what is held against them. */
@Controller
class NoticeController {
    private static final int REASON_MAX = 500;

    private final NoticeScreens screens;
    private final Hearing hearing;
    private final Concluding concluding;
    private final NoticeSheets sheets;
    private final Documents documents;

    NoticeController(
            NoticeScreens screens, Hearing hearing, Concluding concluding, NoticeSheets sheets, Documents documents) {
        this.screens = screens;
        this.hearing = hearing;
        this.concluding = concluding;
        this.sheets = sheets;
        this.documents = documents;
    }

    @Open
    @GetMapping("/notices")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("notice/notices", screens.list(site, query));
    }

    @Open
    @GetMapping("/notices.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return NoticeScreens.LIST.xlsx(site, screens.export(site, query));
    }

    @Open
    @GetMapping("/notices/{notice}")
    ModelAndView notice(Site site, @PathVariable UUID notice) {
        return Pages.page("notice/notice", page(site, notice, screens.forms()));
    }

    /** The very bytes that were hashed. */
    @Open
    @GetMapping("/notices/{notice}/text")
    ResponseEntity<byte[]> text(Site site, @PathVariable UUID notice) {
        var content = page(site, notice, screens.forms()).notice();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + content.code() + ".txt\"")
                .body(Content.bytes(content.title(), content.body()));
    }

    @Open
    @GetMapping("/notices/{notice}/poster")
    ModelAndView poster(Site site, @PathVariable UUID notice) {
        var page = page(site, notice, screens.forms());
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/notices/" + notice)
                .toUriString();
        return Pages.page("notice/poster", new PosterPage(site, page, QrCode.of(address), address));
    }

    /** The notice from the office's own template, to number, stamp and hang up. */
    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/notices/{notice}/document.docx")
    ResponseEntity<byte[]> document(Site site, @PathVariable UUID notice) {
        return documents.download(sheets.sheet(page(documents.inChinese(site), notice, screens.forms())));
    }

    @Open
    @GetMapping("/notices/{notice}/comparison")
    ModelAndView comparison(Site site, @PathVariable UUID notice) {
        return Pages.page("notice/comparison", screens.comparison(site, notice).orElseThrow(NotThere::new));
    }

    @SignedIn
    @PostMapping("/notices/{notice}/objections")
    ModelAndView object(Site site, @PathVariable UUID notice, ObjectionForm form, @Command UUID command) {
        var place = page(site, notice, screens.forms()).notice().placePath();
        if (!Hearing.concerns(site.viewer(), place)) {
            throw new NotPermitted(Action.RAISE_OBJECTION);
        }
        var check = FormCheck.of(NoticeScreens.OBJECT, form);
        var text = check.paragraphs("text", Hearing.TEXT_MAX);
        if (!check.failed()) {
            switch (hearing.raise(site.viewer(), command, notice, text)) {
                case Objecting.Raised raised -> {
                    return Pages.done("/notices/" + notice, "notice.object.done", raised.number(), raised.answerBy());
                }
                case Objecting.PeriodOver _ -> check.refuseAll("notice.object.over");
                case Objecting.OutsidePeriod _ -> check.refuseAll("notice.object.over");
            }
        }
        var forms = screens.forms();
        return Pages.refused(
                "notice/notice",
                page(site, notice, new NoticePage.Forms(check.form(), forms.enter(), forms.close(), forms.withdraw())));
    }

    @Needs(Action.ENTER_OBJECTION)
    @PostMapping("/notices/{notice}/paper-objections")
    ModelAndView enter(Site site, @PathVariable UUID notice, EnterObjectionForm form, @Command UUID command) {
        require(site.viewer(), Action.ENTER_OBJECTION, page(site, notice, screens.forms()));
        var check = FormCheck.of(NoticeScreens.ENTER, form);
        var channel = check.choice("channel", EnumSet.of(Channel.MEETING, Channel.PHONE, Channel.PAPER));
        var raisedOn =
                check.date("raisedOn", LocalDate.of(2000, 1, 1), City.current().today());
        var text = check.paragraphs("text", Hearing.TEXT_MAX);
        if (!check.failed()) {
            switch (hearing.enter(site.viewer(), command, notice, channel, raisedOn, null, text)) {
                case Objecting.Raised raised -> {
                    return Pages.done("/notices/" + notice, "notice.enter.done", raised.number(), raised.answerBy());
                }
                case Objecting.PeriodOver _ -> check.refuseAll("notice.enter.over");
                case Objecting.OutsidePeriod period ->
                    check.refuse("raisedOn", "notice.enter.outside", period.first(), period.last());
            }
        }
        var forms = screens.forms();
        return Pages.refused(
                "notice/notice",
                page(
                        site,
                        notice,
                        new NoticePage.Forms(forms.object(), check.form(), forms.close(), forms.withdraw())));
    }

    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/notices/{notice}/conclusion")
    ModelAndView close(Site site, @PathVariable UUID notice, CloseForm form, @Command UUID command) {
        require(site.viewer(), Action.DRAFT_NOTICE, page(site, notice, screens.forms()));
        var check = FormCheck.of(NoticeScreens.CLOSE, form);
        switch (concluding.close(site.viewer(), command, notice)) {
            case Closing.Closed closed -> {
                return Pages.done("/notices/" + notice, "notice.close.done", closed.objections());
            }
            case Closing.StillRunning running -> check.refuseAll("notice.close.running", running.lastOn());
            case Closing.OpenObjections open -> check.refuseAll("notice.close.open", open.open());
            case Closing.AlreadyOver _, Closing.Withdrawn _, Closing.StillNeeded _ -> {
                return Pages.changed("notice/notice", page(site, notice, screens.forms()));
            }
        }
        if (!check.failed()) {
            throw new IllegalStateException("a refusal without words");
        }
        var forms = screens.forms();
        return Pages.refused(
                "notice/notice",
                page(
                        site,
                        notice,
                        new NoticePage.Forms(forms.object(), forms.enter(), check.form(), forms.withdraw())));
    }

    @Needs(Action.RELEASE_NOTICE)
    @PostMapping("/notices/{notice}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID notice, ReasonForm form, @Command UUID command) {
        require(site.viewer(), Action.RELEASE_NOTICE, page(site, notice, screens.forms()));
        var check = FormCheck.of(NoticeScreens.WITHDRAW, form);
        var reason = check.text("reason", REASON_MAX);
        if (reason.length() == 1) {
            check.refuse("reason", "notice.reason.short");
        }
        if (!check.failed()) {
            switch (concluding.withdraw(site.viewer(), command, notice, reason)) {
                case Closing.Withdrawn _ -> {
                    return Pages.done("/notices/" + notice, "notice.withdraw.done");
                }
                case Closing.StillNeeded _ -> check.refuseAll("notice.withdraw.needed");
                case Closing.AlreadyOver _, Closing.Closed _, Closing.StillRunning _, Closing.OpenObjections _ -> {
                    return Pages.changed("notice/notice", page(site, notice, screens.forms()));
                }
            }
        }
        var forms = screens.forms();
        return Pages.refused(
                "notice/notice",
                page(site, notice, new NoticePage.Forms(forms.object(), forms.enter(), forms.close(), check.form())));
    }

    private NoticePage page(Site site, UUID notice, NoticePage.Forms forms) {
        return screens.notice(site, notice, forms).orElseThrow(NotThere::new);
    }

    private static void require(Viewer viewer, Action action, NoticePage page) {
        viewer.require(action, page.notice().placePath());
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry publicNoticesEntry() {
            return new NavEntry("notice.nav.notices", "/notices", null, 15, NavGroup.PUBLIC, "note");
        }

        @Bean
        NavEntry draftsEntry() {
            return new NavEntry(
                    "notice.nav.notices", "/notice-drafts", Action.SEE_REGISTRY, 25, NavGroup.RENEWAL, "note");
        }
    }
}
