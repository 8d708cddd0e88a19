package anju.message.web;

import anju.access.Action;
import anju.access.Needs;
import anju.message.Outbox;
import anju.message.Resent;
import anju.site.Column;
import anju.site.Command;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Said;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What was sent and what was not; never what it said. */
@Controller
class MessagesController {
    static final List<String> STATES = List.of("WAITING", "SENT", "FAILED", "EXPIRED", "NO_ADDRESS");
    static final Listing<MessagesPage.Row> LIST = Listing.of(
            "message.list",
            "queued_at",
            Column.text("queued", MessagesPage.Row::queuedAt),
            Column.text("template", row -> Said.of(row.template() + ".name")),
            Column.text("to", MessagesPage.Row::to),
            Column.text("state", row -> Said.of("message.state." + row.state())),
            Column.figure("tries", MessagesPage.Row::tries));
    private static final int EXPORT_AT_MOST = 100_000;

    private final MessageScreens screens;
    private final Outbox outbox;

    MessagesController(MessageScreens screens, Outbox outbox) {
        this.screens = screens;
        this.outbox = outbox;
    }

    @Bean
    static NavEntry messagesNav() {
        return new NavEntry("message.nav", "/messages", Action.MANAGE_MESSAGES, 88, NavGroup.OFFICE, "bell");
    }

    @Needs(Action.MANAGE_MESSAGES)
    @GetMapping("/messages")
    ModelAndView list(Site site, ListQuery query) {
        screens.requireWhole(site.viewer());
        var state = state(query);
        var rows = screens.rows(state, query.size(), query.offset());
        var states = STATES.stream()
                .map(one -> new Option(one, site.text("message.state." + one)))
                .toList();
        return Pages.page(
                "message/messages", new MessagesPage(site, LIST.page(query, rows, screens.count(state)), states));
    }

    @Needs(Action.MANAGE_MESSAGES)
    @GetMapping("/messages.xlsx")
    ModelAndView xlsx(Site site, ListQuery query) {
        screens.requireWhole(site.viewer());
        return LIST.xlsx(site, screens.rows(state(query), EXPORT_AT_MOST, 0).stream());
    }

    /** Another sending of the message. */
    @Needs(Action.MANAGE_MESSAGES)
    @PostMapping("/messages/{id}/sendings")
    ModelAndView resend(Site site, @PathVariable UUID id, @Command UUID command) {
        return switch (outbox.resend(site.viewer(), command, id)) {
            case Resent.Queued _ -> Pages.done("/messages", "message.resent");
            case Resent.StillWaiting _ -> Pages.done("/messages", "message.still-waiting");
            case Resent.Forgotten _ -> Pages.done("/messages", "message.forgotten");
            case Resent.NoSuchMessage _ -> throw new NotThere();
        };
    }

    private static String state(ListQuery query) {
        return STATES.contains(query.filter("state")) ? query.filter("state") : "";
    }
}
