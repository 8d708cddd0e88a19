package anju.request.web;

import anju.access.Action;
import anju.access.Needs;
import anju.request.Channel;
import anju.request.Level;
import anju.request.Reported;
import anju.request.Reporting;
import anju.request.RequestDraft;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of requests, and writing one down for somebody who rang or was visited. */
@Controller
class RequestListController {
    private static final String TAKE_DOWN = "request.take-down";

    private final DeskListScreens lists;
    private final DeskRequestScreens requests;
    private final ReportScreens places;
    private final Reporting reporting;
    private final PhotoIntake photos;

    RequestListController(
            DeskListScreens lists,
            DeskRequestScreens requests,
            ReportScreens places,
            Reporting reporting,
            PhotoIntake photos) {
        this.lists = lists;
        this.requests = requests;
        this.places = places;
        this.reporting = reporting;
        this.photos = photos;
    }

    @Needs(Action.SEE_REQUESTS)
    @GetMapping("/desk/requests")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("request/list", lists.list(site, query));
    }

    @Needs(Action.SEE_REQUESTS)
    @GetMapping("/desk/requests.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return DeskListScreens.LIST.xlsx(site, lists.export(site, query));
    }

    @Needs(Action.RECEIVE_REQUEST)
    @GetMapping("/desk/requests/new")
    ModelAndView blank(Site site, @RequestParam(defaultValue = "") String compound) {
        var compounds = lists.compounds(site.viewer(), Action.RECEIVE_REQUEST);
        var wanted = compounds.size() == 1 ? compounds.getFirst().value() : compound;
        return Pages.page("request/takeDown", page(site, Form.empty(TAKE_DOWN), wanted));
    }

    private TakeDownPage page(Site site, Form form, String compound) {
        var place = places.place(site, compound)
                .filter(found -> site.viewer().may(Action.RECEIVE_REQUEST, found.path()))
                .orElse(null);
        return new TakeDownPage(
                site,
                form,
                place,
                place == null ? lists.compounds(site.viewer(), Action.RECEIVE_REQUEST) : List.of(),
                places.topics(site, place == null ? "/" : place.path()));
    }

    @Needs(Action.RECEIVE_REQUEST)
    @PostMapping("/desk/requests")
    ModelAndView takeDown(Site site, TakeDownForm form, @Command UUID command) {
        var check = FormCheck.of(TAKE_DOWN, form);
        var blank = page(site, Form.empty(TAKE_DOWN), form.compound());
        var place = blank.place();
        if (place == null) {
            check.refuse("compound", "site.form.choice.unknown");
            return Pages.refused("request/takeDown", page(site, check.form(), ""));
        }
        var title = ReportController.title(check);
        var topic = check.choice("topic", ReportController.values(blank.topics()));
        var level = check.optionalChoice("level", EnumSet.allOf(Level.class)).orElse(null);
        var channel = check.choice("channel", EnumSet.of(Channel.CALL, Channel.VISIT));
        var where = ReportController.where(check, form.where(), place);
        var door = check.optionalText("door", 20);
        var spot = check.optionalText("spot", RequestDraft.SPOT_MAX);
        var description = check.optionalParagraphs("description", RequestDraft.TEXT_MAX);
        var phone = ReportController.phone(check, "phone");
        Set<UUID> parts = new HashSet<>();
        if (!door.isEmpty() && !check.failed()) {
            requests.home(place.compound(), ReportController.id(where, "b:"), ReportController.id(where, "s:"), door)
                    .ifPresentOrElse(parts::add, () -> check.refuse("door", "request.take-down.no-door"));
        }
        var files = check.failed()
                ? List.<UUID>of()
                : photos.received(site, form.photos(), Reporting.PHOTO, place.path(), place.name(), check);
        if (!check.failed()) {
            var draft = new RequestDraft(
                    place.compound(),
                    ReportController.id(where, "b:"),
                    ReportController.id(where, "s:"),
                    spot,
                    topic,
                    level,
                    title,
                    description,
                    channel,
                    phone,
                    parts,
                    files);
            switch (reporting.report(site.viewer(), command, draft)) {
                case Reported.Received received -> {
                    return Pages.done(
                            "/desk/requests/" + received.request(), "request.take-down.done", received.code());
                }
                case Reported.UnknownTopic _ -> check.refuse("topic", "site.form.choice.unknown");
                case Reported.Elsewhere _ -> check.refuse("where", "site.form.choice.unknown");
                case Reported.LessPressing less -> check.refuse("level", "request.report.less-pressing", less.least());
                case Reported.NoSuchNumber _ -> check.refuse("phone", "site.form.phone.shape", phone);
                case Reported.TooManyPhotos many -> check.refuse("photos", "request.report.too-many", many.most());
            }
        }
        return Pages.refused("request/takeDown", page(site, check.form(), form.compound()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry requestsEntry() {
            return new NavEntry(
                    "request.nav", "/desk/requests", Action.SEE_REQUESTS, 10, NavGroup.STEWARDSHIP, "phone");
        }
    }
}
