package anju.request.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.access.Phone;
import anju.access.SignedIn;
import anju.access.Throttle;
import anju.city.City;
import anju.request.Channel;
import anju.request.Confiding;
import anju.request.Ended;
import anju.request.Ending;
import anju.request.Joined;
import anju.request.Joining;
import anju.request.Reported;
import anju.request.Reporting;
import anju.request.RequestDraft;
import anju.request.Tracking;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Reporting something, with or without signing in, and following it. */
@Controller
class ReportController {
    static final String REPORT = "request.report";
    static final String RATE = "request.rate";
    private static final String PROGRESS = "request.progress";

    private final ReportScreens screens;
    private final Reporting reporting;
    private final Ending ending;
    private final Joining joining;
    private final Confiding confiding;
    private final PhotoIntake photos;
    private final Throttle throttle;

    ReportController(
            ReportScreens screens,
            Reporting reporting,
            Ending ending,
            Joining joining,
            Confiding confiding,
            PhotoIntake photos,
            Throttle throttle) {
        this.screens = screens;
        this.reporting = reporting;
        this.ending = ending;
        this.joining = joining;
        this.confiding = confiding;
        this.photos = photos;
        this.throttle = throttle;
    }

    /** {@code at}: what a code on a door or board says, {@code <compound>[.<building>[.<stairwell>]]}. */
    @Open
    @GetMapping("/requests/new")
    ModelAndView blank(
            Site site, @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "") String board) {
        var parts = at.split("\\.", 3);
        var compound = parts[0].isBlank() && site.viewer().isSignedIn()
                ? screens.homeCompound(site).orElse("")
                : parts[0];
        var place = screens.place(site, compound).orElse(null);
        var form = Form.empty(REPORT);
        if (place != null && parts.length > 1) {
            form = form.with("where", screens.chosen(place, parts[1], parts.length > 2 ? parts[2] : ""));
        }
        if (!board.isEmpty()) {
            form = form.with("spot", site.text("request.report.board")).with("topic", "WORKS");
        }
        return Pages.page("request/report", screens.form(site, form, place));
    }

    @Open
    @PostMapping("/requests")
    ModelAndView report(Site site, ReportForm form, @Command UUID command, HttpServletRequest request) {
        var check = FormCheck.of(REPORT, form);
        var place = screens.place(site, form.compound()).orElse(null);
        if (place == null) {
            check.refuse("compound", "site.form.choice.unknown");
            check.failed();
            return Pages.refused("request/report", screens.form(site, check.form(), null));
        }
        var title = title(check);
        var topic = check.choice("topic", values(screens.topics(site, place.path())));
        var where = where(check, form.where(), place);
        var spot = check.optionalText("spot", RequestDraft.SPOT_MAX);
        var description = check.optionalParagraphs("description", RequestDraft.TEXT_MAX);
        var phone = phone(check, "phone");
        boolean known = site.viewer().isSignedIn();
        if (!check.failed() && !known) {
            throttle.wrote(request.getRemoteAddr()).ifPresent(until -> check.refuseAll("request.report.wait", until));
        }
        var files = check.failed()
                ? List.<UUID>of()
                : photos.received(site, form.photos(), Reporting.PHOTO, place.path(), place.name(), check);
        if (!check.failed()) {
            Set<UUID> parts = check.ticked("mine") ? new HashSet<>(screens.homes(site, place.compound())) : Set.of();
            var draft = new RequestDraft(
                    place.compound(),
                    id(where, "b:"),
                    id(where, "s:"),
                    spot,
                    topic,
                    null,
                    title,
                    description,
                    known ? Channel.PHONE : Channel.SCAN,
                    phone,
                    parts,
                    files);
            switch (reporting.report(site.viewer(), command, draft)) {
                case Reported.Received received -> {
                    return known
                            ? Pages.done("/home/requests/" + received.request(), "request.report.done", received.code())
                            : Pages.done(
                                    "/requests/" + reporting.trackingOf(received.request()),
                                    "request.report.done",
                                    received.code());
                }
                case Reported.UnknownTopic _ -> check.refuse("topic", "site.form.choice.unknown");
                case Reported.Elsewhere _ -> check.refuse("where", "site.form.choice.unknown");
                case Reported.LessPressing less -> check.refuseAll("request.report.less-pressing", less.least());
                case Reported.NoSuchNumber _ -> check.refuse("phone", "site.form.phone.shape");
                case Reported.TooManyPhotos many -> check.refuse("photos", "request.report.too-many", many.most());
            }
        }
        return Pages.refused("request/report", screens.form(site, check.form(), place));
    }

    static String title(FormCheck check) {
        var title = check.text("title", RequestDraft.TITLE_MAX);
        if (!title.isEmpty() && title.codePointCount(0, title.length()) < RequestDraft.TITLE_MIN) {
            check.refuse("title", "request.report.short", RequestDraft.TITLE_MIN);
        }
        return title;
    }

    static String phone(FormCheck check, String field) {
        var typed = check.optionalText(field, 30);
        if (!typed.isEmpty() && Phone.read(typed).isEmpty()) {
            check.refuse(field, "site.form.phone.shape", typed);
        }
        return typed;
    }

    static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }

    /** A building or stairwell of the place; nothing where it is about the whole compound. */
    static String where(FormCheck check, String typed, Place place) {
        return typed.isBlank() ? "" : check.choice("where", values(place.where()));
    }

    static @Nullable UUID id(String where, String kind) {
        return where.startsWith(kind) ? UUID.fromString(where.substring(kind.length())) : null;
    }

    @Open
    @GetMapping("/requests/progress")
    ModelAndView progress(Site site, @RequestParam(defaultValue = "") String code) {
        if (code.isBlank()) {
            return Pages.page("request/progress", new ProgressPage(site, Form.empty(PROGRESS)));
        }
        var read = Tracking.read(code);
        if (read.isPresent()) {
            return Pages.to("/requests/" + read.get());
        }
        var check = FormCheck.of(PROGRESS, new ProgressForm(code));
        check.refuse("code", "request.progress.wrong");
        return check.failed()
                ? Pages.refused("request/progress", new ProgressPage(site, check.form()))
                : Pages.to("/requests/progress");
    }

    /** A code as it was typed. */
    record ProgressForm(String code) {}

    @Open
    @GetMapping("/requests/{tracking}")
    ModelAndView status(Site site, @PathVariable String tracking, HttpServletRequest request) {
        return status(site, tracking, request, Form.empty(RATE), false);
    }

    private ModelAndView status(Site site, String typed, HttpServletRequest request, Form form, boolean refused) {
        var tracking = Tracking.read(typed).orElseThrow(NotThere::new);
        var wait = throttle.looked(request.getRemoteAddr());
        if (wait.isPresent()) {
            var check = FormCheck.of(PROGRESS, new ProgressForm(tracking));
            check.refuseAll("request.progress.wait", wait.get());
            return Pages.refused("request/progress", new ProgressPage(site, check.failed() ? check.form() : form));
        }
        var sealed = confiding.stateOf(tracking);
        var id = reporting.tracked(tracking);
        if (sealed.isPresent() || id.isPresent()) {
            throttle.found(request.getRemoteAddr());
        }
        if (sealed.isPresent()) {
            return Pages.page("request/sealedStatus", new SealedStatusPage(site, tracking, sealed.get()));
        }
        var page = id.flatMap(found -> screens.status(site, found, tracking, "/requests/" + tracking + "/rating", form))
                .orElseThrow(NotThere::new);
        return refused ? Pages.refused("request/status", page) : Pages.page("request/status", page);
    }

    @Open
    @PostMapping("/requests/{tracking}/rating")
    ModelAndView rate(
            Site site,
            @PathVariable String tracking,
            RateForm form,
            @Command UUID command,
            HttpServletRequest request) {
        var code = Tracking.read(tracking).orElseThrow(NotThere::new);
        var id = reporting.tracked(code).orElseThrow(NotThere::new);
        var check = FormCheck.of(RATE, form);
        boolean solved = check.choice("solved", List.of("yes", "no")).equals("yes");
        long stars = check.integer("stars", 1, 5);
        if (!check.failed()) {
            var said = ending.rateByCode(site.viewer(), command, id, solved, (int) stars);
            if (said instanceof Ended.Rated rated) {
                return Pages.done(
                        "/requests/" + code, rated.reopened() ? "request.rate.reopened" : "request.rate.done");
            }
            refuse(check, said);
        }
        return status(site, code, request, check.form(), true);
    }

    static void refuse(FormCheck check, Ended said) {
        switch (said) {
            case Ended.Rated _ -> {}
            case Ended.NotAnswered _ -> check.refuseAll("request.rate.not-answered");
            case Ended.AlreadyRated _ -> check.refuseAll("request.rate.already");
            case Ended.OwnWork _ -> check.refuseAll("request.rate.own-work");
            case Ended.NotYours _ -> check.refuseAll("request.rate.not-yours");
            case Ended.TooLate late -> check.refuseAll("request.rate.too-late", late.until());
        }
    }

    @SignedIn
    @GetMapping("/home/requests")
    ModelAndView home(Site site) {
        return Pages.page("request/home", screens.home(site));
    }

    @SignedIn
    @GetMapping("/home/requests/{id}")
    ModelAndView own(Site site, @PathVariable UUID id) {
        return Pages.page("request/status", own(site, id, Form.empty(RATE)));
    }

    private StatusPage own(Site site, UUID id, Form form) {
        if (!screens.isReporter(id, site.viewer().person())) {
            throw new NotThere();
        }
        return screens.status(site, id, "", "/home/requests/" + id + "/rating", form)
                .orElseThrow(NotThere::new);
    }

    @SignedIn
    @PostMapping("/home/requests/{id}/rating")
    ModelAndView rateOwn(Site site, @PathVariable UUID id, RateForm form, @Command UUID command) {
        own(site, id, Form.empty(RATE));
        var check = FormCheck.of(RATE, form);
        boolean solved = check.choice("solved", List.of("yes", "no")).equals("yes");
        long stars = check.integer("stars", 1, 5);
        if (!check.failed()) {
            var said = ending.rate(site.viewer(), command, id, solved, (int) stars);
            if (said instanceof Ended.Rated rated) {
                return Pages.done(
                        "/home/requests/" + id, rated.reopened() ? "request.rate.reopened" : "request.rate.done");
            }
            refuse(check, said);
        }
        return Pages.refused("request/status", own(site, id, check.form()));
    }

    @SignedIn
    @PostMapping("/home/requests/{id}/voices")
    ModelAndView join(Site site, @PathVariable UUID id, @Command UUID command) {
        if (screens.status(site, id, "", "", Form.empty(RATE)).isEmpty()) {
            throw new NotThere();
        }
        return switch (joining.join(site.viewer(), command, id)) {
            case Joined.Counted counted -> Pages.done("/home/requests", "request.join.done", counted.households());
            case Joined.AlreadyCounted already ->
                Pages.done("/home/requests", "request.join.already", already.households());
            case Joined.NoHomeHere _ -> Pages.done("/home/requests", "request.join.no-home");
            case Joined.Past _ -> Pages.done("/home/requests", "request.join.past");
        };
    }

    @Open
    @GetMapping("/compounds/{compound}/requests")
    ModelAndView figures(Site site, @PathVariable UUID compound) {
        var place = screens.place(site, compound.toString()).orElseThrow(NotThere::new);
        return Pages.page(
                "request/figures",
                new FiguresPage(site, compound, place.name(), City.current().today(), screens.figures(compound)));
    }

    @Needs(Action.SEE_REQUESTS)
    @GetMapping("/compounds/{compound}/signs")
    ModelAndView signs(Site site, @PathVariable UUID compound, HttpServletRequest request) {
        var place = screens.place(site, compound.toString()).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_REQUESTS, place.path());
        return Pages.page("request/signs", SignsPage.of(site, place, request));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry homeRequestsEntry() {
            return new NavEntry("request.nav.home", "/home/requests", null, 30, NavGroup.RESIDENT, "talk");
        }

        @Bean
        NavEntry progressEntry() {
            return new NavEntry("request.nav.report", "/requests/new", null, 25, NavGroup.PUBLIC, "talk");
        }
    }
}
