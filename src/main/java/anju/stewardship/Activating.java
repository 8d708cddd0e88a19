package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.registry.Organisations;
import anju.registry.Registry;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Idle land put to use: one gives it, one builds, one runs it, and the income comes back (中山: 停车收益反哺小区物业). */
@Component
public class Activating {
    private final JdbcClient db;
    private final Commands commands;
    private final Acts acts;
    private final Registry registry;
    private final Organisations organisations;

    Activating(JdbcClient db, Commands commands, Acts acts, Registry registry, Organisations organisations) {
        this.db = db;
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
        this.organisations = organisations;
    }

    /** Puts the agreement on record; receipts from the land name it from now on. */
    @RetryOnConflict
    @Transactional
    public Activated agree(Viewer by, UUID command, UUID compound, ParcelCard card) {
        by.require(Action.STEWARD, registry.pathOf(compound));
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.parcel", inputs, Activated.class, () -> {
            var parties = Map.of("giver", card.giver(), "builder", card.builder(), "operator", card.operator());
            for (var field : List.of("giver", "builder", "operator")) {
                if (organisations
                        .byId(Objects.requireNonNull(parties.get(field)))
                        .isEmpty()) {
                    return new Activated.UnknownParty(field);
                }
            }
            if (!card.until().isAfter(card.from())) {
                return new Activated.Backwards();
            }
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.PARCEL_AGREED,
                    List.of("compound:" + compound, "parcel:" + id),
                    Map.of(
                            "area_x100", card.area().x100(),
                            "income_to", card.incomeTo().name(),
                            "share", card.share().toString()),
                    Map.of(
                            "name", card.name(),
                            "giver", card.giver().toString(),
                            "builder", card.builder().toString(),
                            "operator", card.operator().toString(),
                            "agreement", card.agreement(),
                            "by", by.person().toString()));
            insert(id, compound, card, by.person(), act);
            return new Activated.Agreed(id);
        });
    }

    private void insert(UUID id, UUID compound, ParcelCard card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.parcel (id, compound_id, name, area_x100, use, giver_id, builder_id, operator_id, income_to,
                                                income_numerator, income_denominator, agreement, from_on, until_on, recorded_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, card.name(), card.area().x100(), card.use())
                .params(
                        card.giver(),
                        card.builder(),
                        card.operator(),
                        card.incomeTo().name())
                .params(card.share().numerator(), card.share().denominator(), card.agreement())
                .params(Date.valueOf(card.from()), Date.valueOf(card.until()), by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.PARCEL_AGREED.code())
                .update();
    }
}
