package anju.works.briefing;

import anju.city.City;
import anju.works.WorksAct;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Briefings in the database. */
@Component
class Briefings {
    private final JdbcClient db;

    Briefings(JdbcClient db) {
        this.db = db;
    }

    void insert(UUID id, String code, UUID contract, BriefingTerms terms, UUID by, UUID act) {
        db.sql("""
                insert into works.briefing (id, code, contract_id, kind, contract_line_id, held_on, topic, giver, people, passed, sheet_id,
                                            entered_by, entered_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, contract, terms.kind().name())
                .param(terms.line())
                .params(Date.valueOf(terms.heldOn()), terms.topic(), terms.giver(), terms.people(), terms.passed())
                .params(terms.sheet(), by, Timestamp.from(City.current().now()), act)
                .param(WorksAct.BRIEFING_HELD.code())
                .update();
    }
}
