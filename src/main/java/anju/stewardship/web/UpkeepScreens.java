package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.ClaimState;
import anju.stewardship.Upkeeping;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Link;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads upkeep and warranty claims of a compound. */
@Component
class UpkeepScreens {
    private final JdbcClient db;
    private final Keep keep;

    UpkeepScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    KeptPage upkeep(Site site, Compound compound, Form form) {
        var sections = List.of(
                new Section(
                        site.text("stewardship.upkeep.tasks"),
                        site.text("stewardship.upkeep.no-tasks"),
                        List.of(
                                site.text("stewardship.upkeep.asset"),
                                site.text("stewardship.upkeep.what"),
                                site.text("stewardship.upkeep.due"),
                                site.text("stewardship.upkeep.state")),
                        tasks(site, compound.id())),
                new Section(
                        site.text("stewardship.upkeep.claims"),
                        site.text("stewardship.upkeep.no-claims"),
                        List.of(
                                site.text("stewardship.upkeep.claim"),
                                site.text("stewardship.upkeep.what-broke"),
                                site.text("stewardship.upkeep.builder"),
                                site.text("stewardship.upkeep.mend-by"),
                                site.text("stewardship.upkeep.state")),
                        claimRows(site, compound.id())));
        var links = site.viewer().may(Action.SEE_BOOKS, compound.path())
                ? List.of(new Link("/compounds/" + compound.id() + "/assets", site.text("stewardship.assets.title")))
                : List.<Link>of();
        return keep.page(site, compound, "stewardship.upkeep", links, sections, asks(site, compound, form));
    }

    private List<Row> tasks(Site site, UUID compound) {
        var today = City.current().today();
        return db.sql("""
                select a.name, a.upkeep, t.due_on, t.rises_on, d.done_on, d.found, d.note
                  from stewardship.upkeep_task t join stewardship.asset a on a.id = t.asset_id
                  left join stewardship.upkeep_done d on d.task_id = t.id
                 where a.compound_id = ? order by d.done_on is not null, case when d.done_on is null then t.due_on end, t.due_on desc, a.code limit 100""")
                .param(compound)
                .query((row, _) -> {
                    var done = row.getObject("done_on", LocalDate.class);
                    var due = row.getObject("due_on", LocalDate.class);
                    var found = row.getString("found");
                    var state = done != null
                            ? Cell.badge(
                                    found.equals("DEFECT") ? "warn" : "ok",
                                    site.text(
                                            "stewardship.upkeep.done",
                                            done,
                                            Upkeeping.Condition.valueOf(found),
                                            row.getString("note")))
                            : row.getObject("rises_on", LocalDate.class).isAfter(today)
                                    ? due.isAfter(today)
                                            ? Cell.badge("info", site.text("stewardship.upkeep.soon"))
                                            : Cell.badge("warn", site.text("stewardship.upkeep.now"))
                                    : Cell.badge("bad", site.text("stewardship.upkeep.missed"));
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(row.getString("name")),
                                    Cell.of(row.getString("upkeep")),
                                    Cell.of(site.date(due)),
                                    state));
                })
                .list();
    }

    private List<Row> claimRows(Site site, UUID compound) {
        var today = City.current().today();
        return db.sql("""
                select w.code, a.name, w.what, o.name as builder, w.mend_by_on, w.state, w.urgent
                  from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id
                  join registry.organisation o on o.id = w.contractor_id
                 where a.compound_id = ? order by w.claimed_at desc limit 100""")
                .param(compound)
                .query((row, _) -> {
                    var state = ClaimState.valueOf(row.getString("state"));
                    var by = row.getObject("mend_by_on", LocalDate.class);
                    boolean late = state == ClaimState.SENT && by.isBefore(today);
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(row.getString("code")),
                                    Cell.of(site.text(
                                            row.getBoolean("urgent")
                                                    ? "stewardship.upkeep.urgent-what"
                                                    : "stewardship.upkeep.named-what",
                                            row.getString("name"),
                                            row.getString("what"))),
                                    Cell.of(row.getString("builder")),
                                    Cell.of(site.date(by)),
                                    Cell.badge(
                                            switch (state) {
                                                case SENT -> late ? "bad" : "now";
                                                case MENDED -> "info";
                                                case CONFIRMED -> "ok";
                                                case WITHDRAWN -> "idle";
                                            },
                                            late ? site.text("stewardship.upkeep.late") : site.word(state))));
                })
                .list();
    }

    private List<Ask> asks(Site site, Compound compound, Form form) {
        var asks = new ArrayList<Ask>();
        var base = "/compounds/" + compound.id();
        var viewer = site.viewer();
        var path = compound.path();
        var covered = covered(site, compound.id());
        if (viewer.may(Action.CLAIM_WARRANTY, path) && !covered.isEmpty()) {
            var fields = new ArrayList<Field>();
            var requests = keep.requests(site, compound);
            if (!requests.isEmpty()) {
                fields.add(Field.choice("request", requests).maybe());
            }
            fields.add(Field.choice("origin", covered));
            fields.add(Field.paragraphs("what"));
            fields.add(Field.tick("urgent"));
            fields.add(Field.file("photo"));
            asks.add(keep.ask(
                    site, form, UpkeepController.CLAIM, base + "/warranty-claims", fields.toArray(Field[]::new)));
        }
        var waiting = waiting(site, compound.id());
        if (viewer.may(Action.DO_UPKEEP, path) && !waiting.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    UpkeepController.DONE,
                    base + "/upkeep",
                    Field.choice("task", waiting),
                    Field.date("on"),
                    Field.choice("found", site.options(Upkeeping.Condition.class)),
                    Field.text("note"),
                    Field.file("photo")));
        }
        var sent = claims(compound.id(), "SENT");
        if (viewer.may(Action.MEND_WARRANTY, path) && !sent.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    UpkeepController.MEND,
                    base + "/warranty-claims/mending",
                    Field.choice("claim", sent),
                    Field.text("note"),
                    Field.file("photo")));
        }
        var mended = claims(compound.id(), "MENDED");
        if (viewer.may(Action.CONFIRM_MENDED, path) && !mended.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    UpkeepController.JUDGE,
                    base + "/warranty-claims/verdict",
                    Field.choice("claim", mended),
                    Field.choice("verdict", site.options(UpkeepController.Verdict.class)),
                    Field.text("note")));
        }
        var own = viewer.isSignedIn() ? ownClaims(compound.id(), viewer.person()) : List.<Option>of();
        if (viewer.may(Action.CLAIM_WARRANTY, path) && !own.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    UpkeepController.WITHDRAW,
                    base + "/warranty-claims/withdrawal",
                    Field.choice("claim", own),
                    Field.text("note")));
        }
        return asks;
    }

    List<Option> waiting(Site site, UUID compound) {
        return db.sql("""
                select t.id, a.name, t.due_on from stewardship.upkeep_task t join stewardship.asset a on a.id = t.asset_id
                 where a.compound_id = ? and t.waits_from_on <= ? and not exists (select from stewardship.upkeep_done d where d.task_id = t.id)
                 order by t.due_on, a.code limit 200""")
                .params(compound, Date.valueOf(City.current().today()))
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text(
                                "stewardship.upkeep.option",
                                row.getString("name"),
                                row.getObject("due_on", LocalDate.class))))
                .list();
    }

    /** What was built here, with the last day of its warranty; also where that is over, so that the refusal says when. */
    List<Option> covered(Site site, UUID compound) {
        return db.sql("""
                select o.asset_id || '/' || o.accepted_line_id as value, s.name, b.number as building, a.warranty_until_on
                  from stewardship.asset_origin o
                  join stewardship.asset s on s.id = o.asset_id
                  join works.accepted a on a.accepted_line_id = o.accepted_line_id
                  left join registry.building b on b.id = a.building_id
                 where s.compound_id = ? and a.warranty_until_on is not null
                 order by s.code, length(b.number), b.number nulls first limit 300""")
                .param(compound)
                .query((row, _) -> {
                    var building = row.getString("building");
                    return new Option(
                            row.getString("value"),
                            site.text(
                                    "stewardship.claim.option",
                                    row.getString("name"),
                                    building == null
                                            ? site.text("stewardship.whole")
                                            : site.text("stewardship.building", building),
                                    row.getObject("warranty_until_on", LocalDate.class)));
                })
                .list();
    }

    List<Option> claims(UUID compound, String state) {
        return db.sql("""
                select w.id::text as value, w.code || ' · ' || a.name as label
                  from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id
                 where a.compound_id = ? and w.state = ? order by w.claimed_at limit 200""").params(compound, state).query(Option.class).list();
    }

    private List<Option> ownClaims(UUID compound, UUID person) {
        return db.sql("""
                select w.id::text as value, w.code || ' · ' || a.name as label
                  from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id
                 where a.compound_id = ? and w.claimed_by = ? and w.state = 'SENT' order by w.claimed_at""").params(compound, person).query(Option.class).list();
    }
}
