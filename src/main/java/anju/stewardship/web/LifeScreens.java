package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.ActivityKind;
import anju.stewardship.Purpose;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads neighbours' teams and activities: how many, never who. */
@Component
class LifeScreens {
    private static final int SHOWN = 50;

    private final JdbcClient db;
    private final Keep keep;

    LifeScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    KeptPage life(Site site, Compound compound, Form form) {
        var sections = List.of(
                new Section(site.text("stewardship.life.year"), "", List.of(), List.of(year(site, compound.id()))),
                new Section(
                        site.text("stewardship.life.teams"),
                        site.text("stewardship.life.teams.none"),
                        List.of(
                                site.text("stewardship.life.team"),
                                site.text("stewardship.life.purpose"),
                                site.text("stewardship.life.members"),
                                site.text("stewardship.life.state")),
                        teams(site, compound.id())),
                new Section(
                        site.text("stewardship.life.activities"),
                        site.text("stewardship.life.activities.none"),
                        List.of(
                                site.text("stewardship.life.activity"),
                                site.text("stewardship.life.kind"),
                                site.text("stewardship.life.when"),
                                site.text("stewardship.life.where"),
                                site.text("stewardship.life.came")),
                        activities(site, compound.id())));
        return keep.page(site, compound, "stewardship.life", List.of(), sections, asks(site, compound, form));
    }

    private Row year(Site site, UUID compound) {
        var today = City.current().today();
        var first = LocalDate.of(today.getYear(), 1, 1);
        return db.sql("""
                select count(*) as events, coalesce(sum(heads), 0) as heads, coalesce(sum(volunteers), 0) as volunteers
                  from stewardship.activity_now where compound_id = ? and state = 'HELD' and starts_at >= ?""")
                .params(compound, Timestamp.from(first.atStartOfDay(City.ZONE).toInstant()))
                .query((row, _) -> new Row(
                        "",
                        List.of(
                                Cell.of(String.valueOf(today.getYear())),
                                Cell.of(site.text(
                                        "stewardship.life.year.sum",
                                        row.getLong("events"),
                                        row.getLong("heads"),
                                        row.getLong("volunteers"))))))
                .single();
    }

    private List<Row> teams(Site site, UUID compound) {
        return db.sql("""
                select t.name, t.purpose, t.state, t.at_least, count(m.person_id) as members,
                       coalesce(bool_or(m.person_id = :me), false) as mine
                  from stewardship.team t left join stewardship.team_member m on m.team_id = t.id
                 where t.compound_id = :compound and t.state <> 'DISSOLVED'
                 group by t.id order by t.state, t.proposed_at""")
                .param("compound", compound)
                .param("me", site.viewer().person())
                .query((row, _) -> {
                    int members = row.getInt("members");
                    int missing = Math.max(0, row.getInt("at_least") - members);
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(row.getString("name")),
                                    Cell.of(site.word(Purpose.valueOf(row.getString("purpose")))),
                                    Cell.figure(site.text(
                                            row.getBoolean("mine")
                                                    ? "stewardship.life.members.with-you"
                                                    : "stewardship.life.members.count",
                                            members)),
                                    row.getString("state").equals("FORMED")
                                            ? Cell.badge("ok", site.text("stewardship.life.formed"))
                                            : Cell.badge("warn", site.text("stewardship.life.missing", missing))));
                })
                .list();
    }

    private List<Row> activities(Site site, UUID compound) {
        return db.sql("""
                select title, team, kind, starts_at, venue, state, heads, volunteers
                  from stewardship.activity_now where compound_id = ? order by starts_at desc, id limit ?""")
                .params(compound, SHOWN)
                .query((row, _) -> new Row(
                        "",
                        List.of(
                                Cell.of(
                                        row.getString("team") == null
                                                ? row.getString("title")
                                                : site.text(
                                                        "stewardship.life.of-team",
                                                        row.getString("title"),
                                                        row.getString("team"))),
                                Cell.of(site.word(ActivityKind.valueOf(row.getString("kind")))),
                                Cell.of(site.time(row.getTimestamp("starts_at").toInstant())),
                                Cell.of(row.getString("venue")),
                                switch (row.getString("state")) {
                                    case "HELD" ->
                                        Cell.of(site.text(
                                                "stewardship.life.counted",
                                                row.getInt("heads"),
                                                row.getInt("volunteers")));
                                    case "CANCELLED" -> Cell.badge("idle", site.text("stewardship.life.cancelled"));
                                    default -> Cell.badge("info", site.text("stewardship.life.planned"));
                                })))
                .list();
    }

    private List<Ask> asks(Site site, Compound compound, Form form) {
        var asks = new ArrayList<Ask>();
        var viewer = site.viewer();
        if (!viewer.may(Action.JOIN_IN, compound.path())) {
            return asks;
        }
        boolean keeper = viewer.may(Action.KEEP_ROOMS, compound.path());
        var base = "/compounds/" + compound.id();
        var mine = teams(compound.id(), viewer.person(), true);
        var others = teams(compound.id(), viewer.person(), false);
        if (!others.isEmpty()) {
            asks.add(keep.ask(site, form, LifeController.JOIN, base + "/team-members", Field.choice("team", others)));
        }
        asks.add(keep.ask(
                site,
                form,
                LifeController.PROPOSE,
                base + "/teams",
                Field.text("name"),
                Field.choice("purpose", site.options(Purpose.class))));
        var hosts = new ArrayList<>(mine);
        if (keeper) {
            hosts.addAll(others);
        }
        if (keeper || !mine.isEmpty()) {
            var team = Field.choice("team", hosts);
            asks.add(keep.ask(
                    site,
                    form,
                    LifeController.PLAN,
                    base + "/activities",
                    Field.choice("kind", site.options(ActivityKind.class)),
                    Field.text("what"),
                    Field.text("venue"),
                    Field.time("starts"),
                    keeper ? team.maybe() : team));
        }
        var begun = planned(compound.id(), viewer.person(), keeper, true);
        if (!begun.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    LifeController.COUNT,
                    base + "/activities/count",
                    Field.choice("activity", begun),
                    Field.number("heads", site.text("stewardship.life.people")),
                    Field.number("volunteers", site.text("stewardship.life.people"))));
        }
        var open = planned(compound.id(), viewer.person(), keeper, false);
        if (!open.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    LifeController.CALL_OFF,
                    base + "/activities/cancellation",
                    Field.choice("activity", open),
                    Field.text("reason")));
        }
        if (!mine.isEmpty()) {
            asks.add(keep.ask(
                    site, form, LifeController.LEAVE, base + "/team-members/leaving", Field.choice("team", mine)));
        }
        if (!hosts.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    LifeController.DISSOLVE,
                    base + "/teams/end",
                    Field.choice("team", hosts),
                    Field.text("reason")));
        }
        return asks;
    }

    private List<Option> teams(UUID compound, UUID person, boolean mine) {
        return db.sql("""
                select t.id::text as value, t.name as label from stewardship.team t
                 where t.compound_id = :compound and t.state <> 'DISSOLVED'
                   and exists (select from stewardship.team_member m where m.team_id = t.id and m.person_id = :me) = :mine
                 order by t.name""")
                .param("compound", compound)
                .param("me", person)
                .param("mine", mine)
                .query(Option.class)
                .list();
    }

    /** Activities this person answers for; those that have begun can be counted. */
    private List<Option> planned(UUID compound, UUID person, boolean keeper, boolean begun) {
        return db.sql("""
                select id::text as value, title as label from stewardship.activity_now
                 where compound_id = :compound and state = 'PLANNED' and (:keeper or planned_by = :me)
                   and (not :begun or starts_at <= :now)
                 order by starts_at, id""")
                .param("compound", compound)
                .param("me", person)
                .param("keeper", keeper)
                .param("begun", begun)
                .param("now", Timestamp.from(City.current().now()))
                .query(Option.class)
                .list();
    }
}
