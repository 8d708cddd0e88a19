package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.money.Area;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.ground.EncroachmentKind;
import anju.works.ground.EncroachmentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of the register of encroachments. */
@Component
class GroundScreens {
    private final JdbcClient db;
    private final Registry registry;
    private final Projects projects;
    private final Gates gates;
    private final People people;

    GroundScreens(JdbcClient db, Registry registry, Projects projects, Gates gates, People people) {
        this.db = db;
        this.registry = registry;
        this.projects = projects;
        this.gates = gates;
        this.people = people;
    }

    Compound compound(UUID id) {
        return registry.compound(id).orElseThrow(NotThere::new);
    }

    GroundPage.Listed list(Site site, UUID id, Form find, Form clear) {
        var compound = compound(id);
        site.viewer().require(Action.SEE_REGISTRY, compound.path());
        var rows = db.sql("select * from works.encroachment where compound_id = ? order by found_at desc")
                .param(id)
                .query((row, _) -> row(row))
                .list();
        var grounds = projects.covering(id).stream()
                .map(project -> new GroundPage.Ground(
                        project.id(),
                        project.name(),
                        gates.held(project.id()).contains(GateCondition.GROUND_CLEARED),
                        db.sql("select count(*) from works.standing_encroachment where project_id = ?")
                                .param(project.id())
                                .query(Integer.class)
                                .single()))
                .toList();
        return new GroundPage.Listed(
                site,
                compound,
                rows,
                grounds,
                site.viewer().may(Action.KEEP_ENCROACHMENTS, compound.path()),
                site.viewer().may(Action.DECLARE_GROUND_CLEAR, compound.path()),
                find,
                clear);
    }

    GroundPage.Shown shown(Site site, UUID id) {
        var compound = compound(id);
        var kinds = db.sql("""
                select kind, count(*) as found, count(*) filter (where state in ('REMOVED', 'REUSED')) as removed,
                       coalesce(sum(area_x100) filter (where state in ('REMOVED', 'REUSED')), 0) as freed_x100
                  from works.encroachment where compound_id = ? group by kind order by kind""")
                .param(id)
                .query((row, _) -> new GroundPage.Kind(
                        EncroachmentKind.valueOf(row.getString("kind")),
                        row.getInt("found"),
                        row.getInt("removed"),
                        new Area(row.getLong("freed_x100"))))
                .list();
        var uses = db.sql("""
                select s.note from works.encroachment_step s join works.encroachment e on e.id = s.encroachment_id
                 where e.compound_id = ? and s.to_state = 'REUSED' order by s.at""").param(id).query(String.class).list();
        return new GroundPage.Shown(site, compound, kinds, uses);
    }

    /** The compound of an encroachment. */
    UUID compoundOf(UUID id) {
        return db.sql("select compound_id from works.encroachment where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
    }

    GroundPage one(Site site, UUID id, Form step) {
        var compound = compound(compoundOf(id));
        site.viewer().require(Action.SEE_REGISTRY, compound.path());
        return db.sql("select * from works.encroachment where id = ?")
                .param(id)
                .query((row, _) -> {
                    var found = row(row);
                    var next = found.state().next().stream()
                            .filter(to -> site.viewer()
                                    .may(
                                            to == EncroachmentState.ORDERED
                                                    ? Action.ORDER_REMOVAL
                                                    : Action.KEEP_ENCROACHMENTS,
                                            compound.path()))
                            .map(to -> new Option(to.name(), site.word(to)))
                            .toList();
                    return new GroundPage(
                            site, compound, found, row.getObject("photo_id", UUID.class), said(id), next, step);
                })
                .single();
    }

    private List<GroundPage.Said> said(UUID id) {
        var steps = db.sql("select * from works.encroachment_step where encroachment_id = ? order by at")
                .param(id)
                .query((row, _) -> new Step(
                        EncroachmentState.valueOf(row.getString("to_state")),
                        row.getObject("by_person", UUID.class),
                        row.getString("note"),
                        row.getObject("photo_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
        var names = people.namesOf(steps.stream().map(Step::by).toList(), Audience.STAFF);
        return steps.stream()
                .map(step -> new GroundPage.Said(
                        step.to(), names.getOrDefault(step.by(), ""), step.note(), step.photo(), step.at()))
                .toList();
    }

    private static GroundPage.Row row(ResultSet row) throws SQLException {
        return new GroundPage.Row(
                row.getObject("id", UUID.class),
                row.getString("code"),
                EncroachmentKind.valueOf(row.getString("kind")),
                row.getString("place"),
                new Area(row.getLong("area_x100")),
                row.getBoolean("fire_lane"),
                EncroachmentState.valueOf(row.getString("state")),
                row.getTimestamp("found_at").toInstant());
    }

    private record Step(
            EncroachmentState to,
            UUID by,
            String note,
            @Nullable UUID photo,
            Instant at) {}
}
