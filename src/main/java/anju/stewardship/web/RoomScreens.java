package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Link;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rooms and one day of their calendar; who booked stays with them. */
@Component
class RoomScreens {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final JdbcClient db;
    private final Keep keep;

    RoomScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    /** The day asked for in the address; today if it is none. */
    static LocalDate day(String typed) {
        try {
            var day = LocalDate.parse(typed);
            return day.getYear() < 2000 || day.getYear() > 2199 ? City.current().today() : day;
        } catch (DateTimeParseException _) {
            return City.current().today();
        }
    }

    KeptPage rooms(Site site, Compound compound, LocalDate day, Form form) {
        var base = "/compounds/" + compound.id();
        var rules = keep.rules(compound).rooms();
        var sections = new ArrayList<Section>();
        sections.add(new Section(
                site.text("stewardship.rooms.list"),
                site.text("stewardship.rooms.none"),
                List.of(
                        site.text("stewardship.rooms.name"),
                        site.text("stewardship.rooms.seats"),
                        site.text("stewardship.rooms.hours"),
                        site.text("stewardship.rooms.free"),
                        site.text("stewardship.rooms.price")),
                list(site, compound.id(), rules.freeFromHour(), rules.freeUntilHour())));
        sections.add(new Section(
                site.text("stewardship.rooms.day", site.day(day)),
                site.text("stewardship.rooms.all-free"),
                List.of(
                        site.text("stewardship.rooms.when"),
                        site.text("stewardship.rooms.name"),
                        site.text("stewardship.rooms.state")),
                uses(site, compound.id(), day)));
        var links = List.of(
                new Link(base + "/rooms?on=" + day.minusDays(1), site.text("stewardship.rooms.before")),
                new Link(base + "/rooms", site.text("stewardship.rooms.today")),
                new Link(base + "/rooms?on=" + day.plusDays(1), site.text("stewardship.rooms.after")));
        return keep.page(site, compound, "stewardship.rooms", links, sections, asks(site, compound, day, form, base));
    }

    private List<Row> list(Site site, UUID compound, int freeFrom, int freeUntil) {
        return db.sql(
                        "select name, seats, opens_hour, closes_hour, price_fen, market_fen from stewardship.room where compound_id = ? order by name")
                .param(compound)
                .query((row, _) -> new Row(
                        "",
                        List.of(
                                Cell.of(row.getString("name")),
                                Cell.figure(site.number(row.getInt("seats"))),
                                Cell.of(site.text(
                                        "stewardship.rooms.span", row.getInt("opens_hour"), row.getInt("closes_hour"))),
                                Cell.of(site.text("stewardship.rooms.span", freeFrom, freeUntil)),
                                Cell.figure(site.text(
                                        "stewardship.rooms.per-hour",
                                        new Money(row.getLong("price_fen")),
                                        new Money(row.getLong("market_fen")))))))
                .list();
    }

    private List<Row> uses(Site site, UUID compound, LocalDate day) {
        var me = site.viewer().person();
        return db.sql("""
                select u.from_at, u.until_at, r.name, u.kind, u.purpose, u.person_id from stewardship.room_use u
                  join stewardship.room r on r.id = u.room_id
                 where r.compound_id = ? and u.state = 'BOOKED' and tstzrange(u.from_at, u.until_at) && tstzrange(?, ?)
                 order by u.from_at, r.name""")
                .params(compound, at(day), at(day.plusDays(1)))
                .query((row, _) -> {
                    boolean closed = row.getString("kind").equals("CLOSURE");
                    boolean mine = me.equals(row.getObject("person_id", UUID.class));
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(span(row.getTimestamp("from_at"), row.getTimestamp("until_at"))),
                                    Cell.of(row.getString("name")),
                                    closed
                                            ? Cell.badge(
                                                    "warn",
                                                    site.text("stewardship.rooms.closed", row.getString("purpose")))
                                            : mine
                                                    ? Cell.badge(
                                                            "ok",
                                                            site.text(
                                                                    "stewardship.rooms.mine", row.getString("purpose")))
                                                    : Cell.badge("info", site.text("stewardship.rooms.taken"))));
                })
                .list();
    }

    private static Timestamp at(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(City.ZONE).toInstant());
    }

    private static String span(Timestamp from, Timestamp until) {
        return hour(from.toInstant()) + "–" + hour(until.toInstant());
    }

    private static String hour(Instant time) {
        return HOUR.format(time.atZone(City.ZONE));
    }

    private List<Ask> asks(Site site, Compound compound, LocalDate day, Form form, String base) {
        var asks = new ArrayList<Ask>();
        var viewer = site.viewer();
        var rooms = options(compound.id());
        if (viewer.may(Action.BOOK_ROOM, compound.path()) && !rooms.isEmpty()) {
            var blank = form.key().equals(RoomController.BOOK) && !form.typed().isEmpty()
                    ? form
                    : Form.empty(RoomController.BOOK)
                            .with("from", day + " 09:00")
                            .with("until", day + " 10:00");
            asks.add(keep.ask(
                    site,
                    blank,
                    RoomController.BOOK,
                    base + "/room-uses",
                    Field.choice("room", rooms),
                    Field.time("from"),
                    Field.time("until"),
                    Field.text("purpose")));
            var mine = cancellable(site, compound);
            if (!mine.isEmpty()) {
                asks.add(keep.ask(
                        site,
                        form,
                        RoomController.CANCEL,
                        base + "/room-uses/cancellation",
                        Field.choice("use", mine)));
            }
        }
        if (viewer.may(Action.KEEP_ROOMS, compound.path())) {
            asks.add(keep.ask(
                    site,
                    form,
                    RoomController.OPEN,
                    base + "/rooms",
                    Field.text("name"),
                    Field.number("seats", ""),
                    Field.number("opensHour", ""),
                    Field.number("closesHour", ""),
                    Field.number("price", site.text("stewardship.yuan")),
                    Field.number("market", site.text("stewardship.yuan")),
                    Field.text("marketSource")));
            if (!rooms.isEmpty()) {
                asks.add(keep.ask(
                        site,
                        form,
                        RoomController.CLOSE,
                        base + "/room-closures",
                        Field.choice("room", rooms),
                        Field.time("from"),
                        Field.time("until"),
                        Field.text("reason")));
            }
        }
        return asks;
    }

    List<Option> options(UUID compound) {
        return db.sql(
                        "select id::text as value, name as label from stewardship.room where compound_id = ? order by name")
                .param(compound)
                .query(Option.class)
                .list();
    }

    /** One's own bookings to come; whoever keeps the rooms sees them all. */
    List<Option> cancellable(Site site, Compound compound) {
        boolean keeper = site.viewer().may(Action.KEEP_ROOMS, compound.path());
        return db.sql("""
                select u.id, r.name, u.from_at, u.until_at from stewardship.room_use u join stewardship.room r on r.id = u.room_id
                 where r.compound_id = ? and u.state = 'BOOKED' and u.from_at >= ? and (? or u.person_id = ?)
                 order by u.from_at limit 200""")
                .params(
                        compound.id(),
                        Timestamp.from(City.current().now()),
                        keeper,
                        site.viewer().person())
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text(
                                "stewardship.cancel.option",
                                row.getString("name"),
                                row.getTimestamp("from_at").toInstant(),
                                hour(row.getTimestamp("until_at").toInstant()))))
                .list();
    }
}
