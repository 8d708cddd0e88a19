package anju.disclosure.web;

import anju.city.City;
import anju.site.Moment;
import anju.site.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what happened at a compound's doors lately, and what is to come. */
@Component
class DoorScreens {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int AHEAD_DAYS = 14;
    private static final int AT_MOST = 8;
    private static final int FEED = 50;

    /** Things of one kind on one day, counted as one; {@code label} and {@code id} are those of the latest. */
    record Told(Happening what, Instant at, UUID id, String label, long things) {}

    private final JdbcClient db;

    DoorScreens(JdbcClient db) {
        this.db = db;
    }

    /** What happened within the last month, the latest first. */
    List<Moment> lately(Site site, UUID compound) {
        return told(compound, City.current().now().minus(LATELY), AT_MOST).stream()
                .map(it -> new Moment(it.at, sentence(site, it), "", it.what.href(compound, it.id), false))
                .toList();
    }

    /** Everything a reader of the feed is told. */
    List<Told> feed(UUID compound) {
        return told(compound, Instant.EPOCH, FEED);
    }

    static String sentence(Site site, Told told) {
        var key = "disclosure.happening." + told.what.kind();
        return told.things == 1
                ? site.text(key, told.label)
                : site.text("disclosure.happening.more", site.text(key, told.label), told.things);
    }

    private List<Told> told(UUID compound, Instant since, int atMost) {
        return db.sql("""
                with seen as (
                  select t.kind, t.subject_id, max(t.occurred_at) as at
                    from disclosure.timeline t
                   where t.project_id in (select project_id from project.place where compound_id = :compound)
                     and t.kind = any (cast(:kinds as text[])) and t.occurred_at >= :since and t.occurred_at <= :now
                   group by t.kind, t.subject_id),
                days as (
                  select kind, cast(at at time zone :zone as date) as day, max(at) as at, count(*) as things,
                         (array_agg(subject_id order by at desc, subject_id))[1] as id
                    from seen group by 1, 2 order by 3 desc, 1 limit :limit)
                select d.kind, d.at, d.id, d.things, l.label
                  from days d join (""" + Happening.LABELS + """
                ) l on l.kind = d.kind and l.id = d.id
                 order by d.at desc, d.kind""")
                .param("compound", compound)
                .param("kinds", Happening.kinds())
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(City.current().now()))
                .param("zone", City.ZONE.getId())
                .param("limit", atMost)
                .query((row, _) -> new Told(
                        Happening.of(row.getString("kind")),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getLong("things")))
                .list();
    }

    /** What is to come within a fortnight, the nearest first: works, and the last days to have a say. */
    List<CompoundPage.Ahead> ahead(UUID compound) {
        return db.sql("""
                select 'milestone' as kind, m.id, m.title, m.planned_on as day
                  from works.milestone m join works.contract c on c.id = m.contract_id
                 where c.project_id in (select project_id from project.place where compound_id = :compound)
                   and not exists (select from works.milestone_reached r where r.milestone_id = m.id)
                   and m.planned_on between :today and :until
                union all
                select 'vote', v.id, v.title, cast((v.closes_at - interval '1 second') at time zone :zone as date)
                  from vote.vote v
                 where v.compound_id = :compound and v.state = 'FROZEN'
                   and cast((v.closes_at - interval '1 second') at time zone :zone as date) between :today and :until
                union all
                select 'notice', n.id, n.title, n.last_on
                  from notice.notice_now n
                 where n.compound_id = :compound and n.state = 'PUBLISHED' and n.last_on between :today and :until
                union all
                select 'willingness', w.id, w.question, w.until_on
                  from consultation.willingness w
                 where w.compound_id = :compound and w.from_on <= :today and w.until_on between :today and :until
                   and not exists (select from consultation.willingness_closing c where c.willingness_id = w.id)
                union all
                select 'gathering', g.id, g.title, cast(g.at at time zone :zone as date)
                  from consultation.gathering g
                 where g.compound_id = :compound and g.state = 'CALLED' and cast(g.at at time zone :zone as date) between :today and :until
                union all
                select 'inquiry', i.id, '', i.closes_on
                  from review.inquiry i
                 where i.compound_id = :compound and i.state = 'OPEN' and i.closes_on between :today and :until
                union all
                select 'activity', a.id, a.title || ' · ' || a.venue, cast(a.starts_at at time zone :zone as date)
                  from stewardship.activity_now a
                 where a.compound_id = :compound and a.state = 'PLANNED' and a.starts_at >= :now
                   and cast(a.starts_at at time zone :zone as date) <= :until
                 order by day, kind, title limit :limit""")
                .param("compound", compound)
                .param("today", City.current().today())
                .param("now", Timestamp.from(City.current().now()))
                .param("until", City.current().today().plusDays(AHEAD_DAYS))
                .param("zone", City.ZONE.getId())
                .param("limit", AT_MOST)
                .query(DoorScreens::ahead)
                .list();
    }

    private static CompoundPage.Ahead ahead(ResultSet row, int number) throws SQLException {
        return new CompoundPage.Ahead(
                row.getString("kind"),
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("day", LocalDate.class));
    }
}
