package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rooms: free in the welfare hours, below the market in the others, never two at once. */
@InCity
class LettingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Letting letting;

    @Autowired
    Cities cities;

    private static SmallWorks works;
    private static Viewer firm;
    private static String built;
    private UUID room;

    @BeforeEach
    void build(City city) {
        cities.setClock(city, Instant.parse("2026-11-22T02:00:00Z"));
        if (!city.code().equals(built)) {
            works = new SmallWorks(beans);
            firm = works.small.viewer(Role.PROPERTY_FIRM);
            built = city.code();
        }
        room = ((Booked.Opened) open("乐福堂" + works.id().toString().substring(24), "20", "30")).room();
    }

    private Booked open(String name, String price, String market) {
        return letting.open(
                firm,
                works.id(),
                works.small.compound,
                new RoomCard(name, 30, 8, 21, Money.ofYuan(price), Money.ofYuan(market), "周边三家会议室"));
    }

    private Booked book(Viewer by, String from, String until) {
        return letting.book(by, works.id(), room, at(from), at(until), "棋牌");
    }

    /** {@code 25 09:30} is that time in November 2026 in China. */
    private static Instant at(String time) {
        return Instant.parse("2026-11-" + time.replace(' ', 'T') + ":00+08:00");
    }

    @Test
    @Shows({"PY-12", "CD-19"})
    void the_welfare_hours_are_free_and_a_booking_across_noon_is_split() {
        assertThat(book(works.small.owner(1), "25 09:00", "25 11:00"))
                .isInstanceOfSatisfying(Booked.Done.class, done -> {
                    assertThat(done.freeMinutes()).isEqualTo(120);
                    assertThat(done.fee()).isEqualTo(Money.ZERO);
                });
        assertThat(book(works.small.owner(2), "25 11:00", "25 12:30"))
                .isInstanceOfSatisfying(Booked.Done.class, done -> {
                    assertThat(done.freeMinutes()).isEqualTo(60);
                    assertThat(done.paidMinutes()).isEqualTo(30);
                    assertThat(done.fee()).isEqualTo(Money.ofYuan("10"));
                });
        assertThat(book(works.small.owner(3), "25 08:30", "25 09:00"))
                .isInstanceOfSatisfying(
                        Booked.Done.class,
                        done -> assertThat(done.paidMinutes()).isEqualTo(30));
    }

    @Test
    void the_price_stays_below_the_market() {
        assertThat(open("食堂一", "28.51", "30")).isEqualTo(new Booked.AboveMarket(Money.ofYuan("28.50")));
        assertThat(open("食堂二", "28.50", "30")).isInstanceOf(Booked.Opened.class);
        assertThat(open("食堂二", "1", "30")).isEqualTo(new Booked.NameTaken());
        assertThatThrownBy(() -> letting.open(
                        works.small.owner(1),
                        works.id(),
                        works.small.compound,
                        new RoomCard("x室", 1, 8, 9, Money.ZERO, Money.ofYuan("1"), "x")))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void what_cannot_be_booked_is_said() {
        var owner = works.small.owner(4);
        assertThat(book(owner, "25 10:00", "25 10:00")).isEqualTo(new Booked.Backwards());
        assertThat(book(owner, "21 10:00", "21 11:00")).isEqualTo(new Booked.Past());
        assertThat(book(owner, "25 10:10", "25 11:00")).isEqualTo(new Booked.OffTheGrid());
        assertThat(book(owner, "25 07:00", "25 08:30")).isEqualTo(new Booked.OutsideHours(8, 21));
        assertThat(book(owner, "25 20:30", "25 21:30")).isEqualTo(new Booked.OutsideHours(8, 21));
        assertThat(book(owner, "25 20:00", "26 08:30")).isEqualTo(new Booked.OutsideHours(8, 21));
        assertThat(book(owner, "25 13:00", "25 15:30")).isEqualTo(new Booked.TooLong(2));
        assertThat(letting.book(
                        owner,
                        works.id(),
                        room,
                        Instant.parse("2027-01-25T02:00:00Z"),
                        Instant.parse("2027-01-25T03:00:00Z"),
                        "x"))
                .isEqualTo(new Booked.TooFarAhead(LocalDate.of(2026, 12, 22)));
        assertThat(book(owner, "24 09:00", "24 11:00")).isInstanceOf(Booked.Done.class);
        assertThat(book(owner, "25 09:00", "25 11:00")).isInstanceOf(Booked.Done.class);
        assertThat(book(owner, "26 09:00", "26 09:30")).isEqualTo(new Booked.FreeHoursUsed(4));
        assertThat(book(owner, "26 13:00", "26 14:00"))
                .as("paid hours are not counted")
                .isInstanceOf(Booked.Done.class);
        var stranger = works.small.viewer(Role.OWNER, "/ha/liuan/other");
        assertThatThrownBy(() -> book(stranger, "25 15:00", "25 16:00")).isInstanceOf(NotPermitted.class);
    }

    @Test
    void of_many_who_want_the_same_hour_one_gets_it() throws Exception {
        var city = City.current();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var tries = new ArrayList<Callable<Booked>>();
            for (int i = 0; i < 6; i++) {
                var who = works.small.owner(i);
                tries.add(() -> {
                    var answer = new Booked[1];
                    city.run(() -> answer[0] = book(who, "27 14:00", "27 15:00"));
                    return answer[0];
                });
            }
            var answers = new ArrayList<Booked>();
            for (var each : pool.invokeAll(tries)) {
                answers.add(each.get());
            }
            assertThat(answers.stream().filter(Booked.Done.class::isInstance)).hasSize(1);
            assertThat(answers.stream().filter(Booked.Taken.class::isInstance)).hasSize(5);
        }
        assertThat(book(works.small.owner(1), "27 15:00", "27 16:00"))
                .as("the next hour is free")
                .isInstanceOf(Booked.Done.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                                insert into stewardship.room_use (id, room_id, kind, from_at, until_at, purpose, free_minutes, paid_minutes, fee_fen,
                                  person_id, booked_at, act_id, act_kind)
                                values (?, ?, 'BOOKING', ?, ?, 'x', 0, 60, 0, ?, now(), ?, 'stewardship.room.booked')""")
                        .params(works.id(), room, Timestamp.from(at("27 14:30")), Timestamp.from(at("27 15:30")))
                        .params(firm.person(), works.small.act("stewardship.room.booked"))
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("room_use");
    }

    @Test
    void a_closed_room_is_not_booked_and_what_is_given_back_is_free_again() {
        var owner = works.small.owner(5);
        var closed = (Booked.Closed) letting.close(firm, works.id(), room, at("28 08:00"), at("28 21:00"), "维修地面");
        assertThat(book(owner, "28 10:00", "28 11:00")).isEqualTo(new Booked.Taken(at("28 08:00"), at("28 21:00")));
        assertThat(letting.cancel(owner, works.id(), closed.use())).isEqualTo(new Booked.NotYours());
        assertThat(letting.cancel(firm, works.id(), closed.use())).isEqualTo(new Booked.Cancelled());
        var mine = (Booked.Done) book(owner, "28 10:00", "28 11:00");
        assertThat(letting.close(firm, works.id(), room, at("28 08:00"), at("28 21:00"), "x"))
                .isEqualTo(new Booked.Taken(at("28 10:00"), at("28 11:00")));
        assertThat(letting.close(firm, works.id(), room, at("28 08:00"), at("28 08:00"), "x"))
                .isEqualTo(new Booked.Backwards());
        assertThat(letting.cancel(works.small.owner(6), works.id(), mine.use())).isEqualTo(new Booked.NotYours());
        assertThat(letting.cancel(owner, works.id(), mine.use())).isEqualTo(new Booked.Cancelled());
        assertThat(letting.cancel(owner, works.id(), mine.use())).isEqualTo(new Booked.AlreadyCancelled());
        var late = (Booked.Done) book(owner, "28 10:00", "28 11:00");
        cities.setClock(City.current(), at("28 10:30"));
        assertThat(letting.cancel(owner, works.id(), late.use())).isEqualTo(new Booked.Past());
    }
}
