package anju.fund;

import anju.city.City;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contributions other than cash in the database. */
@Component
class Contributions {
    record Contribution(UUID id, UUID projectId, boolean reversed) {}

    private final JdbcClient db;

    Contributions(JdbcClient db) {
        this.db = db;
    }

    String nextCode() {
        return db.sql("select 'GX-' || ? || '-' || to_char(nextval('fund.contribution_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    void insert(UUID id, String code, UUID project, Gift gift, @Nullable Money rate, Money value, UUID by, UUID act) {
        db.sql("""
                insert into fund.contribution (id, code, project_id, item_id, kind, purpose, what, giver, organisation_id, named, people,
                                               minutes, rate_fen, valuation, document_number, value_fen, given_on,
                                               recorded_at, recorded_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, project)
                .param(gift.item())
                .params(gift.kind().name(), gift.purpose(), gift.what())
                .param(gift.byOrganisation() ? "ORGANISATION" : "RESIDENTS")
                .param(gift.organisation())
                .param(gift.named())
                .param(gift.people())
                .param(gift.minutes())
                .param(rate == null ? null : rate.fen())
                .params(gift.valuation().name(), gift.documentNumber(), value.fen())
                .param(Date.valueOf(gift.givenOn()))
                .param(Timestamp.from(City.current().now()))
                .params(by, act, FundAct.CONTRIBUTION_RECORDED.code())
                .update();
    }

    Optional<Contribution> find(UUID id) {
        return db.sql("select id, project_id, state = 'REVERSED' as reversed from fund.contribution where id = ?")
                .param(id)
                .query(Contribution.class)
                .optional();
    }

    void reverse(UUID id, String reason, UUID by, UUID act) {
        db.sql("""
                insert into fund.contribution_step (id, contribution_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'REVERSED', ?, ?, ?, ?, ?)""")
                .params(
                        City.current().newId(),
                        id,
                        reason,
                        by,
                        Timestamp.from(City.current().now()),
                        act)
                .param(FundAct.CONTRIBUTION_REVERSED.code())
                .update();
    }
}
