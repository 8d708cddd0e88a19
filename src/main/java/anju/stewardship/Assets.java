package anju.stewardship;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Assets in the database. */
@Component
class Assets {
    private final JdbcClient db;

    Assets(JdbcClient db) {
        this.db = db;
    }

    String nextCode() {
        return db.sql("select 'ZC-' || ? || '-' || to_char(nextval('stewardship.code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    Optional<Origin> origin(UUID acceptedLine) {
        return db.sql("""
                select a.accepted_line_id as accepted_line, a.acceptance_id, c.project_id, i.compound_id, a.building_id,
                       a.state = 'PASSED' as passed, a.occurred_on as accepted_on, a.warranty_until_on as warranty_until
                  from works.accepted a
                  join works.contract c on c.id = a.contract_id
                  join plan.item i on i.id = a.item_id
                 where a.accepted_line_id = ?""").param(acceptedLine).query(Origin.class).optional();
    }

    boolean isOrganisation(UUID id) {
        return db.sql("select exists (select from registry.organisation where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, String code, AssetCard card, List<Origin> origins, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.asset (id, code, compound_id, building_id, name, keeper_id, upkeep, upkeep_every_months,
                                               in_use_from_on, life_years, registered_by, registered_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, card.compound())
                .param(card.building())
                .params(card.name(), card.keeper(), card.upkeep(), card.upkeepEveryMonths())
                .param(Date.valueOf(card.inUseFrom()))
                .param(card.lifeYears())
                .params(by, Timestamp.from(City.current().now()), act, StewardshipAct.ASSET_REGISTERED.code())
                .update();
        for (var origin : origins) {
            db.sql("insert into stewardship.asset_origin (asset_id, accepted_line_id, acceptance_id) values (?, ?, ?)")
                    .params(id, origin.acceptedLine(), origin.acceptanceId())
                    .update();
        }
    }

    /** Codes of the assets that came from an acceptance. */
    List<String> from(UUID acceptance) {
        return db.sql("""
                select distinct s.code from stewardship.asset_origin o join stewardship.asset s on s.id = o.asset_id
                 where o.acceptance_id = ? order by s.code""").param(acceptance).query(String.class).list();
    }
}
