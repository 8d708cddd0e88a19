package anju.consultation;

import anju.access.Action;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.notice.NumberScan;
import anju.registry.Registry;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands for what in a compound: party branch, building groups, open-door homes, micro-grids, volunteers. */
@Component
public class Officers {
    private final JdbcClient db;
    private final Registry registry;
    private final People people;
    private final Acts acts;
    private final Commands commands;

    Officers(JdbcClient db, Registry registry, People people, Acts acts, Commands commands) {
        this.db = db;
        this.registry = registry;
        this.people = people;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Holding give(Viewer by, UUID command, UUID compound, OfficeDraft draft) {
        by.require(Action.FORM_GROUP, registry.pathOf(compound));
        var inputs = List.of(compound, draft);
        return commands.once(command, by.person(), "consultation.give-office", inputs, Holding.class, () -> {
            Locks.hold(db, "offices:" + compound);
            if (!isThere(compound, draft)) {
                return new Holding.NoSuchPlace();
            }
            if (draft.kind().at() == OfficeKind.At.BUILDING && !isAtHome(draft)) {
                return new Holding.NotOfThisBuilding();
            }
            if (!belongs(compound, draft.person())) {
                return new Holding.NotOfThisCompound();
            }
            if (isHeld(compound, draft)) {
                return new Holding.HeldAlready();
            }
            return given(by, compound, draft);
        });
    }

    private Holding given(Viewer by, UUID compound, OfficeDraft draft) {
        var city = City.current();
        var id = city.newId();
        var said = new TreeMap<String, Object>(Map.of("kind", draft.kind().name()));
        if (draft.of() != null) {
            said.put("of", draft.of().toString());
        }
        if (draft.standing() != null && draft.task() != null) {
            said.put("standing", draft.standing().name());
            said.put("task", draft.task().name());
        }
        var act = acts.record(
                ConsultationAct.OFFICE_GIVEN,
                List.of("office:" + id, "compound:" + compound),
                said,
                Map.of("person", draft.person().toString()));
        boolean building = draft.kind().at() == OfficeKind.At.BUILDING;
        db.sql("""
                insert into consultation.office (id, compound_id, kind, building_id, micro_grid_id, standing, task, person_id,
                                                 given_by, given_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(compound)
                .param(draft.kind().name())
                .param(building ? draft.of() : null)
                .param(building ? null : draft.of())
                .param(draft.standing() == null ? null : draft.standing().name())
                .param(draft.task() == null ? null : draft.task().name())
                .param(draft.person())
                .param(by.person())
                .param(Timestamp.from(city.now()))
                .param(act)
                .param(ConsultationAct.OFFICE_GIVEN.code())
                .update();
        return new Holding.Given(id);
    }

    /** Somebody holds an office no more. */
    @Transactional
    public Holding end(Viewer by, UUID command, UUID office, String reason) {
        var compound = db.sql("select compound_id from consultation.office where id = ?")
                .param(office)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no office " + office));
        by.require(Action.FORM_GROUP, registry.pathOf(compound));
        Texts.check(reason, 2, Consulting.REASON_MAX);
        var inputs = List.of(office, reason);
        return commands.once(command, by.person(), "consultation.end-office", inputs, Holding.class, () -> {
            Locks.hold(db, "offices:" + compound);
            if (!exists("select from consultation.office_now where id = ?", office)) {
                return new Holding.EndedAlready();
            }
            if (!NumberScan.of(reason).isEmpty()) {
                return new Holding.NumbersFound();
            }
            var act = acts.record(
                    ConsultationAct.OFFICE_ENDED,
                    List.of("office:" + office, "compound:" + compound),
                    Map.of(),
                    Map.of("reason", reason));
            db.sql(
                            "insert into consultation.office_end (office_id, reason, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            office,
                            reason,
                            by.person(),
                            Timestamp.from(City.current().now()),
                            act,
                            ConsultationAct.OFFICE_ENDED.code())
                    .update();
            return new Holding.Ended();
        });
    }

    private boolean isThere(UUID compound, OfficeDraft draft) {
        return switch (draft.kind().at()) {
            case COMPOUND -> true;
            case BUILDING ->
                exists("select from registry.building_now where id = ? and compound_id = ?", draft.of(), compound);
            case MICRO_GRID ->
                exists(
                        "select from consultation.micro_grid_now where id = ? and compound_id = ?",
                        draft.of(),
                        compound);
        };
    }

    private boolean isAtHome(OfficeDraft draft) {
        return exists("""
                select from registry.part_now p
                  join (select part_id, person_id from registry.ownership_now
                        union select part_id, person_id from registry.binding_now) o on o.part_id = p.id
                 where p.building_id = ? and o.person_id = ?""", draft.of(), draft.person());
    }

    /** Neighbours, and those who work for the place: party branches and micro-grids are often led by the community's own. */
    private boolean belongs(UUID compound, UUID person) {
        var path = registry.pathOf(compound);
        return exists("select from consultation.neighbour where compound_id = ? and person_id = ?", compound, person)
                || people.holding(Role.COMMUNITY_WORKER, path).contains(person)
                || people.holding(Role.GRID_WORKER, path).contains(person);
    }

    private boolean isHeld(UUID compound, OfficeDraft draft) {
        return db.sql("""
                select exists (select from consultation.office_now
                                where compound_id = :compound and kind = :kind
                                  and coalesce(building_id, micro_grid_id) is not distinct from :of
                                  and (:single or person_id = :person))""")
                .param("compound", compound)
                .param("kind", draft.kind().name())
                .param("of", draft.of())
                .param("single", draft.kind().isSingle())
                .param("person", draft.person())
                .query(Boolean.class)
                .single();
    }

    private boolean exists(String query, @org.jspecify.annotations.Nullable Object... values) {
        return db.sql("select exists (" + query + ")")
                .params(values)
                .query(Boolean.class)
                .single();
    }
}
