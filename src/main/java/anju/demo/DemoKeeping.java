package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.city.City;
import anju.money.Area;
import anju.money.Fraction;
import anju.money.Money;
import anju.stewardship.Accounted;
import anju.stewardship.Accounting;
import anju.stewardship.Activated;
import anju.stewardship.Activating;
import anju.stewardship.Booked;
import anju.stewardship.Claimed;
import anju.stewardship.Claiming;
import anju.stewardship.ContractCard;
import anju.stewardship.Covenanted;
import anju.stewardship.Covenanting;
import anju.stewardship.Engagement;
import anju.stewardship.EntryCard;
import anju.stewardship.Letting;
import anju.stewardship.ParcelCard;
import anju.stewardship.Quarter;
import anju.stewardship.RoomCard;
import anju.stewardship.Serving;
import anju.stewardship.Upkeeping;
import anju.stewardship.Upkept;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the compound is kept: service, public income, covenant, rooms, upkeep, and one claim under warranty. */
@Component
class DemoKeeping {
    private static final int YEAR = 2026;

    private final Serving serving;
    private final Activating activating;
    private final Accounting accounting;
    private final Covenanting covenanting;
    private final Letting letting;
    private final Upkeeping upkeeping;
    private final Claiming claiming;
    private final DemoVouchers vouchers;
    private final DemoPurse purse;
    private final JdbcClient db;

    DemoKeeping(
            Serving serving,
            Activating activating,
            Accounting accounting,
            Covenanting covenanting,
            Letting letting,
            Upkeeping upkeeping,
            Claiming claiming,
            DemoVouchers vouchers,
            DemoPurse purse,
            JdbcClient db) {
        this.purse = purse;
        this.serving = serving;
        this.activating = activating;
        this.accounting = accounting;
        this.covenanting = covenanting;
        this.letting = letting;
        this.upkeeping = upkeeping;
        this.claiming = claiming;
        this.vouchers = vouchers;
        this.db = db;
    }

    void write(Diary diary, Rooms rooms, Story story) {
        var told = rooms.keeping();
        service(diary, told, story);
        income(diary, told.income(), told.published(), story);
        covenant(diary, told.covenant(), story);
        close(diary, told.closed(), rooms(diary, told.rooms(), told.bookings(), story), story);
        purse.write(diary, told.purse(), story);
        for (var upkeep : told.upkeep()) {
            diary.at(upkeep.at(), () -> upkeep(upkeep, story));
        }
        diary.at(rooms.claim().at(), () -> claim(rooms.claim(), story));
    }

    private void service(Diary diary, Rooms.Keeping told, Story story) {
        var clerk = story.person("clerk");
        var model = told.model();
        diary.at(
                model.on(),
                () -> Expect.that(
                        serving.decide(
                                clerk,
                                id(),
                                story.compound,
                                model.model(),
                                null,
                                model.paper(),
                                City.current().today()),
                        Engagement.Decided.class));
        var contract = told.contract();
        diary.at(contract.on(), () -> {
            var card = new ContractCard(
                    story.troupe.firm("property"),
                    contract.number(),
                    contract.from(),
                    contract.until(),
                    Money.ofYuan(contract.fee()),
                    ContractCard.FeeUnit.SQM_MONTH,
                    contract.scope(),
                    contract.terms());
            Expect.that(serving.engage(clerk, id(), story.compound, card), Engagement.Signed.class);
        });
        var parcel = told.parcel();
        parcel(diary, parcel, story);
    }

    void parcel(Diary diary, Rooms.Parcel parcel, Story story) {
        var clerk = story.person("clerk");
        diary.at(parcel.on(), () -> {
            var card = new ParcelCard(
                    parcel.name(),
                    new Area(parcel.areaX100()),
                    parcel.use(),
                    story.troupe.firm(parcel.giver()),
                    story.troupe.firm(parcel.builder()),
                    story.troupe.firm(parcel.operator()),
                    ParcelCard.IncomeTo.PROPERTY_SERVICE,
                    Fraction.parse(parcel.share()),
                    parcel.agreement(),
                    parcel.from(),
                    parcel.until());
            Expect.that(activating.agree(clerk, id(), story.compound, card), Activated.Agreed.class);
        });
    }

    /** @param published when which quarter of the year is */
    void income(Diary diary, List<Rooms.Entry> told, Map<LocalDateTime, Integer> published, Story story) {
        var property = story.person("property");
        for (var entry : told) {
            diary.at(entry.on(), () -> {
                var voucher = entry.expense() ? vouchers.receipt(property, story, entry) : null;
                var card = new EntryCard(
                        entry.kind(),
                        entry.on().toLocalDate(),
                        entry.periodFrom(),
                        entry.periodUntil(),
                        Money.ofYuan(entry.amount()),
                        entry.counterparty(),
                        entry.paper(),
                        entry.note(),
                        voucher,
                        null,
                        null);
                Expect.that(
                        entry.expense()
                                ? accounting.spend(property, id(), story.compound, card)
                                : accounting.receive(property, id(), story.compound, card),
                        Accounted.Entered.class);
            });
        }
        published.forEach((moment, quarter) -> diary.at(
                moment,
                () -> Expect.that(
                        accounting.publish(story.person("committee"), id(), story.compound, new Quarter(YEAR, quarter)),
                        Accounted.Published.class)));
    }

    private void covenant(Diary diary, Rooms.Covenant told, Story story) {
        var committee = story.person("committee");
        var covenant = new ArrayList<UUID>();
        diary.at(told.on(), () -> {
            var drafted = covenanting.draft(committee, id(), story.compound, Covenanting.Kind.RESIDENTS, told.text());
            covenant.add(Expect.that(drafted, Covenanted.Drafted.class).covenant());
        });
        diary.at(
                told.adopted(),
                () -> Expect.that(
                        covenanting.adopt(committee, id(), covenant.getFirst(), null, told.paper()),
                        Covenanted.Moved.class));
        diary.at(
                told.published(),
                () -> Expect.that(
                        covenanting.publish(committee, id(), covenant.getFirst(), told.paper()),
                        Covenanted.Moved.class));
    }

    /** Opens the rooms and books them; returns them by their names, once they are open. */
    Map<String, UUID> rooms(Diary diary, List<Rooms.Room> told, List<Rooms.Booking> bookings, Story story) {
        var rooms = new HashMap<String, UUID>();
        for (var room : told) {
            diary.at(room.on(), () -> {
                var card = new RoomCard(
                        room.name(),
                        room.seats(),
                        room.opensHour(),
                        room.closesHour(),
                        Money.ofYuan(room.price()),
                        Money.ofYuan(room.market()),
                        room.source());
                var opened = letting.open(story.person("committee"), id(), story.compound, card);
                rooms.put(room.name(), Expect.that(opened, Booked.Opened.class).room());
            });
        }
        for (var booking : bookings) {
            diary.at(booking.at(), () -> {
                var by = booking.by() == null
                        ? story.home(Objects.requireNonNull(booking.home()))
                        : story.person(booking.by());
                var room = Objects.requireNonNull(rooms.get(booking.room()));
                var until = booking.from().plusHours(booking.hours());
                Expect.that(
                        letting.book(by, id(), room, moment(booking.from()), moment(until), booking.purpose()),
                        Booked.Done.class);
            });
        }
        return rooms;
    }

    private void close(Diary diary, Rooms.Closed closed, Map<String, UUID> rooms, Story story) {
        diary.at(closed.at(), () -> {
            var room = Objects.requireNonNull(rooms.get(closed.room()));
            Expect.that(
                    letting.close(
                            story.person("committee"),
                            id(),
                            room,
                            moment(closed.from()),
                            moment(closed.until()),
                            closed.reason()),
                    Booked.Closed.class);
        });
    }

    /** Writes down what falls due; what waits first is done, if the story says how. */
    private void upkeep(Rooms.Upkeep told, Story story) {
        upkeeping.plan();
        if (told.found() == null) {
            return;
        }
        var task = db.sql("""
                select t.id from stewardship.upkeep_task t
                  join stewardship.asset a on a.id = t.asset_id
                 where a.compound_id = ? and not exists (select from stewardship.upkeep_done d where d.task_id = t.id)
                 order by t.due_on, t.id limit 1""").param(story.compound).query(UUID.class).single();
        Viewer property = story.person("property");
        Expect.that(
                upkeeping.done(
                        property,
                        id(),
                        task,
                        City.current().today(),
                        told.found(),
                        Objects.requireNonNull(told.note()),
                        null),
                Upkept.Done.class);
    }

    /** On the roof that was renewed. */
    private void claim(Rooms.Claim told, Story story) {
        db.sql("""
                select o.asset_id, o.accepted_line_id from stewardship.asset_origin o
                  join works.accepted_line a on a.id = o.accepted_line_id join works.contract_line l on l.id = a.contract_line_id
                  join plan.item i on i.id = l.item_id join registry.building b on b.id = a.building_id
                 where i.catalogue_code = 'B01' and b.number = '6' and b.compound_id = ?""")
                .param(story.compound)
                .query((row, _) -> claiming.claim(
                        story.person("head"),
                        id(),
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        told.what(),
                        false,
                        null,
                        null))
                .list()
                .forEach(answer -> Expect.that(answer, Claimed.Sent.class));
    }

    private static Instant moment(LocalDateTime told) {
        return told.atZone(City.ZONE).toInstant();
    }
}
