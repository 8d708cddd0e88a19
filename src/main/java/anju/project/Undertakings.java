package anju.project;

import anju.city.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes undertakings, their places and their stage. */
@Component
class Undertakings {
    private static final String PROJECT =
            "select p.id, p.code, p.name, p.edition_id, p.state, p.recorded_from_on from project.project p ";

    private final JdbcClient db;

    Undertakings(JdbcClient db) {
        this.db = db;
    }

    String nextCode(int year) {
        var number = db.sql("select nextval('project.code')").query(Long.class).single();
        return String.format(Locale.ROOT, "XM-%04d-%04d", year, number);
    }

    Optional<Project> byId(UUID id) {
        return db.sql(PROJECT + "where p.id = ?")
                .param(id)
                .query(Undertakings::project)
                .optional();
    }

    List<Project> covering(UUID compoundId) {
        return db.sql(PROJECT + """
                 where exists (select from project.place a where a.project_id = p.id and a.compound_id = ?)
                 order by p.opened_at desc""")
                .param(compoundId)
                .query(Undertakings::project)
                .list();
    }

    List<Place> places(UUID id) {
        return db.sql("select compound_id, building_id, stairwell_id from project.place where project_id = ?")
                .param(id)
                .query(Place.class)
                .list();
    }

    void insert(Project project, List<Place> places, UUID act) {
        db.sql("""
                insert into project.project (id, code, name, edition_id, state, recorded_from_on, opened_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(project.id())
                .param(project.code())
                .param(project.name())
                .param(project.editionId())
                .param(project.stage().name())
                .param(project.recordedFrom())
                .param(Timestamp.from(City.current().now()))
                .param(act)
                .param(ProjectAct.PROJECT_OPENED.code())
                .update();
        db.sql("""
                insert into project.place (project_id, compound_id, building_id, stairwell_id)
                select :project, * from unnest(:compounds::uuid[], :buildings::uuid[], :stairwells::uuid[])""")
                .param("project", project.id())
                .param("compounds", places.stream().map(Place::compoundId).toArray(UUID[]::new))
                .param("buildings", places.stream().map(Place::buildingId).toArray(UUID[]::new))
                .param("stairwells", places.stream().map(Place::stairwellId).toArray(UUID[]::new))
                .update();
    }

    void step(UUID id, Stage to, @Nullable String reason, UUID by, UUID act, ProjectAct kind) {
        db.sql("""
                insert into project.stage_step (id, project_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(City.current().newId())
                .param(id)
                .param(to.name())
                .param(reason)
                .param(by)
                .param(Timestamp.from(City.current().now()))
                .param(act)
                .param(kind.code())
                .update();
    }

    /** Every place has at least one exclusive part in the register. */
    boolean hasBaseline(UUID id) {
        return db.sql("""
                select not exists (
                  select from project.place a
                    left join lateral (select true as stands from registry.part_now r
                                        where r.compound_id = a.compound_id
                                          and (a.building_id is null or r.building_id = a.building_id)
                                          and (a.stairwell_id is null or r.stairwell_id = a.stairwell_id)
                                        limit 1) part on true
                   where a.project_id = ? and part.stands is null)""").param(id).query(Boolean.class).single();
    }

    /** The building, and the stairwell if one is named, stand in the compound and in each other. */
    boolean existsBelow(Place place) {
        return db.sql("""
                select exists (select from registry.part_now r
                                where r.compound_id = ? and r.building_id = ? and (?::uuid is null or r.stairwell_id = ?))""")
                .params(java.util.Arrays.asList(
                        place.compoundId(), place.buildingId(), place.stairwellId(), place.stairwellId()))
                .query(Boolean.class)
                .single();
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getObject("edition_id", UUID.class),
                Stage.valueOf(row.getString("state")),
                row.getObject("recorded_from_on", LocalDate.class));
    }
}
