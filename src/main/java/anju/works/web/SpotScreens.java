package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.NotPermitted;
import anju.access.People;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.inspection.DrawState;
import anju.works.inspection.DrawTold;
import anju.works.inspection.SpotChecking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of spot checks. */
@Component
class SpotScreens {
    private static final int SHOWN = 100;
    private static final String DRAWS = """
            select d.*, coalesce(a.name, d.place_path) as place,
                   (select count(*) from works.spot_check k join works.spot_check_result r on r.check_id = k.id where k.draw_id = d.id) as reported
              from works.draw d left join city.area a on a.path = d.place_path""";
    private static final String CHECKS = """
            select k.id, k.draw_id, d.code as draw_code, c.number as contract, c.project_id, p.name as project, o.name as contractor,
                   r.found, r.note, r.photo_id, r.visited_on,
                   (select count(*) from works.spot_check_finding x where x.check_id = k.id) as findings,
                   (select string_agg(n.number, ' ' order by n.number) from works.spot_check_inspector i
                      join works.inspector n on n.id = i.inspector_id where i.check_id = k.id) as inspectors
              from works.spot_check k
              join works.draw d on d.id = k.draw_id
              join works.contract c on c.id = k.contract_id
              join project.project p on p.id = c.project_id
              join registry.organisation o on o.id = c.contractor_id
              left join works.spot_check_result r on r.check_id = k.id""";

    private final JdbcClient db;
    private final People people;
    private final Projects projects;
    private final SpotChecking checking;

    SpotScreens(JdbcClient db, People people, Projects projects, SpotChecking checking) {
        this.db = db;
        this.people = people;
        this.projects = projects;
        this.checking = checking;
    }

    SpotPage all(Site site, Form prepare, Form inspector) {
        var reach = site.viewer().reach(Action.DRAW_SPOT_CHECKS).toArray(String[]::new);
        var draws = db.sql(DRAWS + " where " + within("d.place_path") + " order by d.prepared_at desc limit :limit")
                .param("reach", reach)
                .param("limit", SHOWN)
                .query((row, _) -> draw(row))
                .list();
        var places = db.sql("select a.path, a.name from city.area a where " + within("a.path") + " order by a.path")
                .param("reach", reach)
                .query((row, _) -> new Option(row.getString("path"), row.getString("name")))
                .list();
        var firms = db.sql("""
                select id, name from registry.organisation where kind in ('CONTRACTOR', 'SUPERVISOR') order by name limit 500""")
                .query((row, _) -> new Option(row.getString("id"), row.getString("name")))
                .list();
        return new SpotPage(site, draws, inspectors(reach), places, candidates(reach), firms, prepare, inspector);
    }

    private List<SpotPage.Inspector> inspectors(String[] reach) {
        var rows = db.sql("""
                select n.id, n.number, n.person_id, coalesce(o.name, '') as firm, coalesce(a.name, n.place_path) as place
                  from works.inspector n left join registry.organisation o on o.id = n.organisation_id
                  left join city.area a on a.path = n.place_path
                 where n.state = 'LISTED'
                   and """ + " " + within("n.place_path") + " order by n.number")
                .param("reach", reach)
                .query(Row.class)
                .list();
        var names = people.namesOf(rows.stream().map(Row::personId).toList(), Audience.STAFF);
        return rows.stream()
                .map(row -> new SpotPage.Inspector(
                        row.id(), row.number(), names.getOrDefault(row.personId(), ""), row.firm(), row.place()))
                .toList();
    }

    /** People of the office and departments who could be put on a list. */
    private List<Option> candidates(String[] reach) {
        var ids = db.sql("""
                select distinct g.person_id from access.role_grant g, unnest(cast(:reach as text[])) as r (path)
                 where g.state = 'HELD' and g.role in ('SUBDISTRICT_CLERK', 'SUBDISTRICT_LEADER', 'HOUSING_BUREAU', 'DEPARTMENT')
                   and (g.place_path = r.path or starts_with(r.path, g.place_path || '/') or starts_with(g.place_path, r.path || '/'))
                 limit 300""").param("reach", reach).query(UUID.class).list();
        return people.namesOf(ids, Audience.STAFF).entrySet().stream()
                .map(each -> new Option(each.getKey().toString(), each.getValue()))
                .toList();
    }

    SpotPage.One one(Site site, UUID id, Form form) {
        var draw = db.sql(DRAWS + " where d.id = ?")
                .param(id)
                .query((row, _) -> {
                    var path = row.getString("place_path");
                    if (!site.viewer().may(Action.INSPECT_WORKS, path)) {
                        throw new NotPermitted(Action.INSPECT_WORKS);
                    }
                    return new Placed(draw(row), path);
                })
                .optional()
                .orElseThrow(NotThere::new);
        return new SpotPage.One(
                site,
                draw.draw(),
                checks(id),
                draw.draw().state() == DrawState.PREPARED && site.viewer().may(Action.DRAW_SPOT_CHECKS, draw.path()),
                form);
    }

    private List<SpotPage.Check> checks(UUID draw) {
        return db.sql(CHECKS + " where k.draw_id = ? order by c.number")
                .param(draw)
                .query((row, _) -> check(row))
                .list();
    }

    SpotPage.CheckPage check(Site site, UUID id, Form form) {
        return db.sql(CHECKS + " where k.id = ?")
                .param(id)
                .query((row, _) -> {
                    projects.require(site.viewer(), Action.INSPECT_WORKS, row.getObject("project_id", UUID.class));
                    boolean mine = checking.isDrawn(id, site.viewer().person());
                    var check = check(row);
                    return new SpotPage.CheckPage(
                            site,
                            row.getObject("draw_id", UUID.class),
                            row.getString("draw_code"),
                            check,
                            row.getString("note") == null ? "" : row.getString("note"),
                            row.getObject("photo_id", UUID.class),
                            row.getObject("visited_on", LocalDate.class),
                            check.found() == null ? filed(id) : named(id),
                            mine && check.found() == null,
                            form);
                })
                .optional()
                .orElseThrow(NotThere::new);
    }

    private List<Option> filed(UUID check) {
        return findings("id = any (:ids)", checking.filed(check).toArray(UUID[]::new));
    }

    private List<Option> named(UUID check) {
        return findings(
                "id in (select finding_id from works.spot_check_finding where check_id = any (:ids))",
                new UUID[] {check});
    }

    private List<Option> findings(String which, UUID[] ids) {
        return db.sql("select id, code, what from works.finding where " + which + " order by code")
                .param("ids", ids)
                .query((row, _) -> new Option(row.getString("id"), row.getString("code") + " " + row.getString("what")))
                .list();
    }

    SpotPage.Public told(Site site, UUID id) {
        var draw = db.sql(DRAWS + " where d.id = ?")
                .param(id)
                .query((row, _) -> draw(row))
                .optional()
                .orElseThrow(NotThere::new);
        DrawTold told = checking.told(id);
        var act = db.sql("select act_id from works.draw where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        return new SpotPage.Public(
                site,
                draw,
                told.listHash(),
                told.secretHash(),
                told.list(),
                told.secret(),
                told.entry(),
                told.seed(),
                act,
                draw.state() == DrawState.TOLD ? checks(id) : List.of());
    }

    /** SQL: a place is one of those reached, or below one. */
    private static String within(String column) {
        return """
                exists (select from unnest(cast(:reach as text[])) as r (path)
                         where %1$s = r.path or starts_with(%1$s, r.path || '/'))""".formatted(column);
    }

    private static SpotPage.Draw draw(ResultSet row) throws SQLException {
        return new SpotPage.Draw(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("place"),
                DrawState.valueOf(row.getString("state")),
                row.getInt("objects"),
                row.getInt("inspectors_each"),
                row.getTimestamp("prepared_at").toInstant(),
                row.getInt("reported"));
    }

    private static SpotPage.Check check(ResultSet row) throws SQLException {
        return new SpotPage.Check(
                row.getObject("id", UUID.class),
                row.getString("contract"),
                row.getObject("project_id", UUID.class),
                row.getString("project"),
                row.getString("contractor"),
                List.of(row.getString("inspectors").split(" ")),
                row.getObject("found", Boolean.class),
                row.getLong("findings"));
    }

    private record Row(UUID id, String number, UUID personId, String firm, String place) {}

    private record Placed(SpotPage.Draw draw, String path) {}
}
