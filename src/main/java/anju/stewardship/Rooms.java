package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rooms and their use in the database. */
@Component
class Rooms {
    private final JdbcClient db;

    Rooms(JdbcClient db) {
        this.db = db;
    }

    /** Bookings of a compound queue, so that the answer is the same whoever comes second. */
    void lock(UUID compound) {
        Locks.hold(db, "rooms:" + compound);
    }

    boolean isNamed(UUID compound, String name) {
        return db.sql("select exists (select from stewardship.room where compound_id = ? and name = ?)")
                .params(compound, name)
                .query(Boolean.class)
                .single();
    }

    Optional<Room> find(UUID room) {
        return db.sql("select compound_id, opens_hour, closes_hour, price_fen from stewardship.room where id = ?")
                .param(room)
                .query((row, _) -> new Room(
                        row.getObject("compound_id", UUID.class),
                        row.getInt("opens_hour"),
                        row.getInt("closes_hour"),
                        new Money(row.getLong("price_fen"))))
                .optional();
    }

    Optional<Use> use(UUID use) {
        return db.sql("""
                select r.compound_id, u.person_id, u.from_at, u.state = 'CANCELLED' as cancelled
                  from stewardship.room_use u join stewardship.room r on r.id = u.room_id where u.id = ?""")
                .param(use)
                .query((row, _) -> new Use(
                        row.getObject("compound_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getTimestamp("from_at").toInstant(),
                        row.getBoolean("cancelled")))
                .optional();
    }

    Optional<Booked.Taken> taken(UUID room, Instant from, Instant until) {
        return db.sql("""
                select from_at, until_at from stewardship.room_use
                 where room_id = ? and state = 'BOOKED' and tstzrange(from_at, until_at) && tstzrange(?, ?)
                 order by from_at limit 1""")
                .params(room, Timestamp.from(from), Timestamp.from(until))
                .query((row, _) -> new Booked.Taken(
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("until_at").toInstant()))
                .optional();
    }

    int freeMinutes(UUID compound, UUID person, Instant from, Instant until) {
        return db.sql("""
                select coalesce(sum(u.free_minutes), 0)::int
                  from stewardship.room_use u join stewardship.room r on r.id = u.room_id
                 where r.compound_id = ? and u.person_id = ? and u.kind = 'BOOKING' and u.state = 'BOOKED'
                   and u.from_at >= ? and u.from_at < ?""")
                .params(compound, person, Timestamp.from(from), Timestamp.from(until))
                .query(Integer.class)
                .single();
    }

    void insert(UUID id, UUID compound, RoomCard card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.room (id, compound_id, name, seats, opens_hour, closes_hour, price_fen, market_fen, market_source,
                                              opened_by, opened_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, card.name(), card.seats(), card.opensHour(), card.closesHour())
                .params(card.price().fen(), card.market().fen(), card.marketSource())
                .params(by, Timestamp.from(City.current().now()), act, StewardshipAct.ROOM_OPENED.code())
                .update();
    }

    void insert(
            UUID id,
            UUID room,
            String kind,
            RoomTime time,
            String purpose,
            Money fee,
            UUID by,
            StewardshipAct deed,
            UUID act) {
        db.sql("""
                insert into stewardship.room_use (id, room_id, kind, from_at, until_at, purpose, free_minutes, paid_minutes, fee_fen,
                                                  person_id, booked_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, room, kind, Timestamp.from(time.from()), Timestamp.from(time.until()), purpose)
                .params(time.freeMinutes(), time.paidMinutes(), fee.fen())
                .params(by, Timestamp.from(City.current().now()), act, deed.code())
                .update();
    }

    void cancel(UUID use, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.room_use_step (id, use_id, to_state, by_person, at, act_id, act_kind)
                values (?, ?, 'CANCELLED', ?, ?, ?, ?)""")
                .params(City.current().newId(), use, by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.ROOM_CANCELLED.code())
                .update();
    }

    record Room(UUID compoundId, int opensHour, int closesHour, Money price) {}

    record Use(UUID compoundId, UUID personId, Instant fromAt, boolean cancelled) {}
}
