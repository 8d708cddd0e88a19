package anju.policy;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which area took which pack from when. */
@Component
class Adoptions {
    /** An adoption as it stands. */
    record Adopted(String pack, LocalDate from) {}

    private final JdbcClient db;

    Adoptions(JdbcClient db) {
        this.db = db;
    }

    /** One adoption of an area after the other. */
    void lock(UUID areaId) {
        Locks.hold(db, "adoption:" + areaId);
    }

    /** The area's own, the latest first. */
    List<Adopted> of(UUID areaId) {
        return db.sql("select pack, from_on from policy.adoption where area_id = ? order by from_on desc")
                .param(areaId)
                .query((row, _) -> new Adopted(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    UUID insert(UUID areaId, String pack, LocalDate from, UUID act) {
        var id = City.current().newId();
        db.sql("insert into policy.adoption (id, area_id, pack, from_on, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(areaId)
                .param(pack)
                .param(Date.valueOf(from))
                .param(act)
                .param(PolicyAct.PACK_ADOPTED.code())
                .update();
        return id;
    }
}
