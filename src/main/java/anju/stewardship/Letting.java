package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.policy.Policy;
import anju.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rooms of a compound: opened, booked, closed for a time, given back. */
@Component
public class Letting {
    private static final int HALF_HOUR_S = 1800;
    private static final int PERCENT = 100;
    private static final Duration LONGEST_CLOSURE = Duration.ofDays(366);

    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Rooms rooms;

    Letting(Commands commands, Acts acts, Policy policy, Registry registry, Rooms rooms) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.rooms = rooms;
    }

    /** Opens a room for booking. */
    @RetryOnConflict
    @Transactional
    public Booked open(Viewer by, UUID command, UUID compound, RoomCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.KEEP_ROOMS, path);
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.room", inputs, Booked.class, () -> {
            rooms.lock(compound);
            if (rooms.isNamed(compound, card.name())) {
                return new Booked.NameTaken();
            }
            long below = rules(path).belowMarketPercent();
            var most = new Money(Math.floorDiv(Math.multiplyExact(card.market().fen(), PERCENT - below), PERCENT));
            if (card.price().compareTo(most) > 0) {
                return new Booked.AboveMarket(most);
            }
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.ROOM_OPENED,
                    List.of("compound:" + compound, "room:" + id),
                    Map.of(
                            "price_fen", card.price().fen(),
                            "market_fen", card.market().fen()),
                    Map.of("name", card.name(), "by", by.person().toString()));
            rooms.insert(id, compound, card, by.person(), act);
            return new Booked.Opened(id);
        });
    }

    /** Books a room; the free hours cost nothing, the others their price. */
    @RetryOnConflict
    @Transactional
    public Booked book(Viewer by, UUID command, UUID room, Instant from, Instant until, String purpose) {
        var found = rooms.find(room).orElseThrow();
        var path = registry.pathOf(found.compoundId());
        by.require(Action.BOOK_ROOM, path);
        var inputs = List.of(room, from, until, purpose);
        return commands.once(command, by.personId(), "stewardship.book", inputs, Booked.class, () -> {
            var rules = rules(path);
            var now = City.current().now();
            var day = from.atZone(City.ZONE).toLocalDate();
            if (!until.isAfter(from)) {
                return new Booked.Backwards();
            }
            if (from.isBefore(now)) {
                return new Booked.Past();
            }
            var last = City.current().today().plusDays(rules.daysAhead());
            if (day.isAfter(last)) {
                return new Booked.TooFarAhead(last);
            }
            if (from.getEpochSecond() % HALF_HOUR_S != 0 || until.getEpochSecond() % HALF_HOUR_S != 0) {
                return new Booked.OffTheGrid();
            }
            if (from.isBefore(RoomTime.at(day, found.opensHour()))
                    || until.isAfter(RoomTime.at(day, found.closesHour()))) {
                return new Booked.OutsideHours(found.opensHour(), found.closesHour());
            }
            if (Duration.between(from, until).compareTo(Duration.ofHours(rules.hoursAtMost())) > 0) {
                return new Booked.TooLong(rules.hoursAtMost());
            }
            rooms.lock(found.compoundId());
            var taken = rooms.taken(room, from, until);
            if (taken.isPresent()) {
                return taken.get();
            }
            var time = RoomTime.of(from, until, rules);
            var monday = day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
            int used = rooms.freeMinutes(
                    found.compoundId(), by.person(), RoomTime.at(monday, 0), RoomTime.at(monday.plusWeeks(1), 0));
            if (time.freeMinutes() > 0 && used + time.freeMinutes() > 60 * rules.freeHoursPerWeek()) {
                return new Booked.FreeHoursUsed(rules.freeHoursPerWeek());
            }
            var fee = time.fee(found.price());
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.ROOM_BOOKED,
                    List.of("room:" + room, "room_use:" + id),
                    Map.of(
                            "free_minutes", time.freeMinutes(),
                            "paid_minutes", time.paidMinutes(),
                            "fee_fen", fee.fen()),
                    Map.of(
                            "from", from.toString(),
                            "until", until.toString(),
                            "purpose", purpose,
                            "by", by.person().toString()));
            rooms.insert(id, room, "BOOKING", time, purpose, fee, by.person(), StewardshipAct.ROOM_BOOKED, act);
            return new Booked.Done(id, time.freeMinutes(), time.paidMinutes(), fee);
        });
    }

    /** Closes a room for a time: repairs, a meeting, a holiday. What is booked stays booked and is refused first. */
    @RetryOnConflict
    @Transactional
    public Booked close(Viewer by, UUID command, UUID room, Instant from, Instant until, String reason) {
        var found = rooms.find(room).orElseThrow();
        by.require(Action.KEEP_ROOMS, registry.pathOf(found.compoundId()));
        var inputs = List.of(room, from, until, reason);
        return commands.once(command, by.personId(), "stewardship.closure", inputs, Booked.class, () -> {
            if (!until.isAfter(from)) {
                return new Booked.Backwards();
            }
            if (until.isBefore(City.current().now())) {
                return new Booked.Past();
            }
            if (from.getEpochSecond() % HALF_HOUR_S != 0 || until.getEpochSecond() % HALF_HOUR_S != 0) {
                return new Booked.OffTheGrid();
            }
            if (Duration.between(from, until).compareTo(LONGEST_CLOSURE) > 0) {
                return new Booked.TooLong(Math.toIntExact(LONGEST_CLOSURE.toHours()));
            }
            rooms.lock(found.compoundId());
            var taken = rooms.taken(room, from, until);
            if (taken.isPresent()) {
                return taken.get();
            }
            var id = City.current().newId();
            var time = new RoomTime(
                    from, until, Math.toIntExact(Duration.between(from, until).toMinutes()), 0);
            var act = acts.record(
                    StewardshipAct.ROOM_CLOSED,
                    List.of("room:" + room, "room_use:" + id),
                    Map.of(),
                    Map.of(
                            "from", from.toString(),
                            "until", until.toString(),
                            "reason", reason,
                            "by", by.person().toString()));
            rooms.insert(id, room, "CLOSURE", time, reason, Money.ZERO, by.person(), StewardshipAct.ROOM_CLOSED, act);
            return new Booked.Closed(id);
        });
    }

    /** Gives a booking or a closure back before it begins. */
    @RetryOnConflict
    @Transactional
    public Booked cancel(Viewer by, UUID command, UUID use) {
        var found = rooms.use(use).orElseThrow();
        var path = registry.pathOf(found.compoundId());
        by.require(Action.BOOK_ROOM, path);
        return commands.once(command, by.personId(), "stewardship.cancel", use, Booked.class, () -> {
            rooms.lock(found.compoundId());
            var now = rooms.use(use).orElseThrow();
            if (!by.person().equals(now.personId()) && !by.may(Action.KEEP_ROOMS, path)) {
                return new Booked.NotYours();
            }
            if (now.cancelled()) {
                return new Booked.AlreadyCancelled();
            }
            if (now.fromAt().isBefore(City.current().now())) {
                return new Booked.Past();
            }
            var act = acts.record(
                    StewardshipAct.ROOM_CANCELLED,
                    List.of("room_use:" + use),
                    Map.of(),
                    Map.of("by", by.person().toString()));
            rooms.cancel(use, by.person(), act);
            return new Booked.Cancelled();
        });
    }

    private StewardshipRules.Rooms rules(String path) {
        return policy.rules(StewardshipRules.class, path, City.current().today())
                .rooms();
    }
}
