package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.Booked;
import anju.stewardship.Letting;
import anju.stewardship.RoomCard;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Rooms, day by day: what is free, what is booked, what is closed. */
@Controller
class RoomController {
    static final String OPEN = "stewardship.room";
    static final String BOOK = "stewardship.book";
    static final String CLOSE = "stewardship.closure";
    static final String CANCEL = "stewardship.cancel";
    private static final int LINE = 120;
    private static final int NAME = 40;
    private static final int SEATS = 1000;
    private static final int HOURS = 24;

    private final Keep keep;
    private final RoomScreens screens;
    private final Letting letting;

    RoomController(Keep keep, RoomScreens screens, Letting letting) {
        this.keep = keep;
        this.screens = screens;
        this.letting = letting;
    }

    record OpenForm(
            String name,
            String seats,
            String opensHour,
            String closesHour,
            String price,
            String market,
            String marketSource) {}

    record BookForm(String room, String from, String until, String purpose) {}

    record CloseForm(String room, String from, String until, String reason) {}

    record CancelForm(String use) {}

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/rooms")
    ModelAndView rooms(Site site, @PathVariable UUID compound, @RequestParam(defaultValue = "") String on) {
        return Keep.shown(screens.rooms(site, keep.compound(site, compound), RoomScreens.day(on), Form.empty(BOOK)));
    }

    @Needs(Action.KEEP_ROOMS)
    @PostMapping("/compounds/{compound}/rooms")
    ModelAndView open(Site site, @PathVariable UUID compound, OpenForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(OPEN, form);
        var name = check.text("name", NAME);
        if (name.length() == 1) {
            check.refuse("name", "stewardship.register.short");
        }
        int seats = Math.toIntExact(check.integer("seats", 1, SEATS));
        int opens = Math.toIntExact(check.integer("opensHour", 0, HOURS - 1));
        int closes = Math.toIntExact(check.integer("closesHour", 1, HOURS));
        if (!check.failed() && closes <= opens) {
            check.refuse("closesHour", "stewardship.no.backwards");
        }
        var price = check.money("price", Money.ZERO, FormCheck.MONEY_AT_MOST);
        var market = check.money("market");
        var source = check.text("marketSource", LINE);
        if (!check.failed()) {
            var card = new RoomCard(name, seats, opens, closes, price, market, source);
            var answer = letting.open(site.viewer(), command, compound, card);
            if (answer instanceof Booked.Opened) {
                return to(compound, City.current().today(), "stewardship.room.done", name);
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.BOOK_ROOM)
    @PostMapping("/compounds/{compound}/room-uses")
    ModelAndView book(Site site, @PathVariable UUID compound, BookForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(BOOK, form);
        var room = check.choice("room", Keep.values(screens.options(compound)));
        var from = check.time("from");
        var until = check.time("until");
        var purpose = check.text("purpose", LINE);
        if (!check.failed()) {
            var answer = letting.book(site.viewer(), command, UUID.fromString(room), from, until, purpose);
            if (answer instanceof Booked.Done done) {
                var day = from.atZone(City.ZONE).toLocalDate();
                return done.fee().isPositive()
                        ? to(compound, day, "stewardship.book.paid", done.freeMinutes(), done.paidMinutes(), done.fee())
                        : to(compound, day, "stewardship.book.free");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.KEEP_ROOMS)
    @PostMapping("/compounds/{compound}/room-closures")
    ModelAndView close(Site site, @PathVariable UUID compound, CloseForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(CLOSE, form);
        var room = check.choice("room", Keep.values(screens.options(compound)));
        var from = check.time("from");
        var until = check.time("until");
        var reason = check.text("reason", LINE);
        if (!check.failed()) {
            var answer = letting.close(site.viewer(), command, UUID.fromString(room), from, until, reason);
            if (answer instanceof Booked.Closed) {
                return to(compound, from.atZone(City.ZONE).toLocalDate(), "stewardship.closure.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.BOOK_ROOM)
    @PostMapping("/compounds/{compound}/room-uses/cancellation")
    ModelAndView cancel(Site site, @PathVariable UUID compound, CancelForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(CANCEL, form);
        var use = check.choice("use", Keep.values(screens.cancellable(site, place)));
        if (!check.failed()) {
            var answer = letting.cancel(site.viewer(), command, UUID.fromString(use));
            if (answer instanceof Booked.Cancelled) {
                return to(compound, City.current().today(), "stewardship.cancel.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    private static ModelAndView to(UUID compound, LocalDate on, String key, Object... values) {
        return Pages.done("/compounds/" + compound + "/rooms?on=" + on, key, values);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.rooms(site, place, City.current().today(), check.form()));
    }

    private static void refuse(FormCheck check, Booked answer) {
        switch (answer) {
            case Booked.NameTaken _ -> check.refuse("name", "stewardship.no.name-taken");
            case Booked.AboveMarket no -> check.refuse("price", "stewardship.no.market", no.atMost());
            case Booked.Backwards _ -> check.refuse("until", "stewardship.no.backwards");
            case Booked.Past _ -> check.refuseAll("stewardship.no.past");
            case Booked.TooFarAhead no -> check.refuse("from", "stewardship.no.ahead", no.last());
            case Booked.OffTheGrid _ -> check.refuse("from", "stewardship.no.grid");
            case Booked.OutsideHours no -> check.refuse("from", "stewardship.no.hours", no.opens(), no.closes());
            case Booked.TooLong no -> check.refuse("until", "stewardship.no.long", no.hoursAtMost());
            case Booked.Taken no -> check.refuse("from", "stewardship.no.taken", no.from(), no.until());
            case Booked.FreeHoursUsed no -> check.refuse("from", "stewardship.no.free-used", no.hoursAWeek());
            case Booked.AlreadyCancelled _ -> check.refuseAll("stewardship.no.cancelled");
            case Booked.NotYours _ -> check.refuseAll("stewardship.no.booking-not-yours");
            case Booked.Opened _, Booked.Done _, Booked.Closed _, Booked.Cancelled _ ->
                throw new IllegalStateException("no refusal: " + answer);
        }
    }
}
