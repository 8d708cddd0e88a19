package anju.plan.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.NotThere;
import anju.site.Site;
import anju.vote.VoteState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a compound's file from everything at or below a plan. */
@Component
class CompoundFileScreens {
    private final JdbcClient db;
    private final Registry registry;

    CompoundFileScreens(JdbcClient db, Registry registry) {
        this.db = db;
        this.registry = registry;
    }

    CompoundFilePage file(Site site, UUID id) {
        var compound = registry.compound(id).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_REGISTRY, compound.path());
        var community = db.sql("select name from city.area where id = ?")
                .param(compound.areaId())
                .query(String.class)
                .single();
        return new CompoundFilePage(
                site,
                compound,
                community,
                City.current().today(),
                buildings(id),
                count("select count(distinct person_id) from consultation.neighbour where compound_id = ?", id),
                List.of(governance(site, id), survey(site, id), voices(site, id), decisions(site, compound)));
    }

    private List<CompoundFilePage.Building> buildings(UUID compound) {
        return db.sql("""
                select b.number, coalesce(b.storeys, 0) as storeys,
                       (select count(*) from registry.stairwell_now s where s.building_id = b.id) as stairwells,
                       count(p.id) filter (where p.use = 'DWELLING') as dwellings,
                       count(p.id) filter (where p.use <> 'DWELLING') as others,
                       coalesce(sum(p.area_x100), 0)::bigint as area_x100
                  from registry.building_now b left join registry.part_now p on p.building_id = b.id
                 where b.compound_id = ?
                 group by b.id, b.number, b.storeys order by length(b.number), b.number""")
                .param(compound)
                .query(CompoundFilePage.Building.class)
                .list();
    }

    private CompoundFilePage.Section governance(Site site, UUID id) {
        var lines = new ArrayList<CompoundFilePage.Line>();
        lines.add(line(site, "group", count("""
                select count(*) from consultation.member_now where compound_id = ?""", id)));
        lines.add(line(site, "offices", count("""
                select count(*) from consultation.office_now where compound_id = ?""", id)));
        lines.add(line(site, "grids", count("""
                select count(*) from consultation.micro_grid_now where compound_id = ?""", id)));
        return section(site, "governance", lines);
    }

    private CompoundFilePage.Section survey(Site site, UUID id) {
        record Round(String code, LocalDate surveyedOn, int scoreMilli) {}
        var lines = new ArrayList<CompoundFilePage.Line>();
        db.sql("select code, surveyed_on, score_milli from survey.standing where compound_id = ?")
                .param(id)
                .query(Round.class)
                .optional()
                .ifPresent(round -> lines.add(new CompoundFilePage.Line(
                        site.text("plan.file.round"),
                        site.text(
                                "plan.file.round.figure",
                                round.code,
                                round.surveyedOn,
                                java.math.BigDecimal.valueOf(round.scoreMilli, 3)
                                        .setScale(1, java.math.RoundingMode.HALF_UP)
                                        .toPlainString()))));
        lines.add(line(site, "needs", count("""
                select count(*) from survey.need_now where compound_id = ? and not withdrawn""", id)));
        lines.add(line(site, "dangers", count("""
                select count(*) from survey.need_now where compound_id = ? and not withdrawn and danger""", id)));
        return section(site, "survey", lines);
    }

    private CompoundFilePage.Section voices(Site site, UUID id) {
        var lines = new ArrayList<CompoundFilePage.Line>();
        lines.add(line(site, "requests", count("select count(*) from request.request where compound_id = ?", id)));
        lines.add(line(site, "requests-open", count("""
                select count(*) from request.request where compound_id = ? and state in ('RECEIVED', 'ACCEPTED')""", id)));
        lines.add(line(site, "opinions", count("select count(*) from consultation.opinion where compound_id = ?", id)));
        lines.add(line(site, "consensuses", count("""
                select count(*) from consultation.consensus where compound_id = ?""", id)));
        lines.add(line(site, "taken-up", count("""
                select count(*) from consultation.consensus where compound_id = ? and state = 'TAKEN_UP'""", id)));
        return section(site, "voices", lines);
    }

    private CompoundFilePage.Section decisions(Site site, Compound compound) {
        record Project(String code, String name, String state, int items, long estimateFen) {}
        record Vote(String code, String title, VoteState state) {}
        var lines = new ArrayList<CompoundFilePage.Line>();
        db.sql("""
                select p.code, p.name, p.state, count(i.id) as items, coalesce(sum(i.estimate_fen), 0)::bigint as estimate_fen
                  from project.project p
                  left join plan.item_now i on i.project_id = p.id and i.compound_id = :compound and not i.withdrawn
                 where exists (select from project.place l where l.project_id = p.id and l.compound_id = :compound)
                 group by p.id order by p.code""")
                .param("compound", compound.id())
                .query(Project.class)
                .list()
                .forEach(project -> lines.add(new CompoundFilePage.Line(
                        site.text("plan.file.project", project.code, project.name),
                        site.text("plan.plan.sum", project.items, new Money(project.estimateFen)))));
        db.sql("select code, title, state from vote.vote where compound_id = ? and state <> 'VOID' order by code")
                .param(compound.id())
                .query(Vote.class)
                .list()
                .forEach(vote -> lines.add(new CompoundFilePage.Line(
                        site.text("plan.file.vote", vote.code, vote.title), site.word(vote.state))));
        return section(site, "decisions", lines);
    }

    private static CompoundFilePage.Section section(Site site, String key, List<CompoundFilePage.Line> lines) {
        return new CompoundFilePage.Section(site.text("plan.file." + key), lines);
    }

    private static CompoundFilePage.Line line(Site site, String key, long count) {
        return new CompoundFilePage.Line(site.text("plan.file." + key), site.number(count));
    }

    private long count(String sql, UUID compound) {
        return db.sql(sql).param(compound).query(Long.class).single();
    }
}
