package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Waivers in the database. */
@Component
class Waivers {
    private final JdbcClient db;

    Waivers(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID compound) {
        Locks.hold(db, "waiver:" + compound);
    }

    Optional<Waived.Overlaps> overlapping(UUID part, LocalDate from, LocalDate until) {
        return db.sql("""
                select from_on as "from", until_on as until from stewardship.fee_waiver
                 where part_id = ? and state = 'GRANTED' and daterange(from_on, until_on, '[]') && daterange(?, ?, '[]')
                 order by from_on limit 1""")
                .params(part, Date.valueOf(from), Date.valueOf(until))
                .query(Waived.Overlaps.class)
                .optional();
    }

    Optional<Waiver> find(UUID id) {
        return db.sql("select compound_id, state = 'ENDED' as ended from stewardship.fee_waiver where id = ?")
                .param(id)
                .query(Waiver.class)
                .optional();
    }

    void insert(UUID id, UUID compound, WaiverCard card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.fee_waiver (id, compound_id, part_id, ground, borne_by, amount_fen, from_on, until_on, paper, matter_id,
                                                    granted_by, granted_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, card.part(), card.ground(), card.borneBy().name())
                .params(card.amount().fen(), Date.valueOf(card.from()), Date.valueOf(card.until()))
                .params(card.paper(), card.matter(), by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.WAIVER_GRANTED.code())
                .update();
    }

    void end(UUID waiver, String reason, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.fee_waiver_step (id, waiver_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'ENDED', ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), waiver, reason, by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.WAIVER_ENDED.code())
                .update();
    }

    record Waiver(UUID compoundId, boolean ended) {}
}
