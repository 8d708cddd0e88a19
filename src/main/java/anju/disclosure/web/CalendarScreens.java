package anju.disclosure.web;

import anju.city.City;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.site.Site;
import anju.stewardship.StewardshipRules;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a compound's calendar holds: works, gatherings, activities, last days to have a say, rooms taken or free of charge. */
@Component
class CalendarScreens {
    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int ROWS = 1000;

    private final JdbcClient db;
    private final Policy policy;

    CalendarScreens(JdbcClient db, Policy policy) {
        this.db = db;
        this.policy = policy;
    }

    void fill(Site site, CalendarFeed feed, Compound place) {
        var compound = place.id();
        var now = City.current().now();
        var from = Timestamp.from(now.minus(BACK));
        var until = Timestamp.from(now.plus(AHEAD));
        days(site, feed, compound, from, until);
        moments(site, feed, compound, from, until);
        rooms(site, feed, compound, from, until);
        freeHours(site, feed, place);
    }

    /** Whole days: milestones of the works at the door, and the periods in which to have a say. */
    private void days(Site site, CalendarFeed feed, UUID compound, Timestamp from, Timestamp until) {
        db.sql("""
                select kind, id, title, first_on, last_on from (
                  select 'milestone' as kind, m.id, m.title, m.planned_on as first_on, m.planned_on as last_on
                    from works.milestone m join works.contract c on c.id = m.contract_id
                   where c.project_id in (select project_id from project.place where compound_id = :compound)
                     and not exists (select from works.milestone_reached r where r.milestone_id = m.id)
                  union all
                  select 'vote', v.id, v.title, cast(v.opens_at at time zone :zone as date), cast((v.closes_at - interval '1 second') at time zone :zone as date)
                    from vote.vote v where v.compound_id = :compound and v.state in ('FROZEN', 'CLOSED')
                  union all
                  select 'notice', n.id, n.title, n.last_on, n.last_on
                    from notice.notice_now n where n.compound_id = :compound and n.state = 'PUBLISHED'
                  union all
                  select 'willingness', w.id, w.question, w.from_on, w.until_on from consultation.willingness w where w.compound_id = :compound
                  union all
                  select 'inquiry', i.id, '', i.closes_on, i.closes_on from review.inquiry i where i.compound_id = :compound and i.state = 'OPEN'
                ) told
                 where last_on >= cast(:from as date) and first_on <= cast(:until as date) order by first_on, kind, id limit :limit""")
                .param("compound", compound)
                .param("zone", City.ZONE.getId())
                .param("from", from)
                .param("until", until)
                .param("limit", ROWS)
                .query(row -> {
                    var kind = row.getString("kind");
                    feed.days(
                            kind,
                            row.getObject("id", UUID.class),
                            site.text("disclosure.calendar." + kind, row.getString("title")),
                            row.getObject("first_on", LocalDate.class),
                            row.getObject("last_on", LocalDate.class));
                });
    }

    private void moments(Site site, CalendarFeed feed, UUID compound, Timestamp from, Timestamp until) {
        db.sql("""
                select kind, id, title, venue, at from (
                  select 'gathering' as kind, g.id, g.title, g.venue, g.at from consultation.gathering g
                   where g.compound_id = :compound and g.state <> 'CANCELLED'
                  union all
                  select 'activity', a.id, a.title, a.venue, a.starts_at from stewardship.activity_now a
                   where a.compound_id = :compound and a.state <> 'CANCELLED'
                ) told where at between :from and :until order by at, id limit :limit""")
                .param("compound", compound)
                .param("from", from)
                .param("until", until)
                .param("limit", ROWS)
                .query(row -> {
                    var kind = row.getString("kind");
                    feed.beginning(
                            kind,
                            row.getObject("id", UUID.class),
                            site.text("disclosure.calendar." + kind, row.getString("title"), row.getString("venue")),
                            row.getTimestamp("at").toInstant());
                });
    }

    /** Rooms that are taken; never by whom or for what. */
    private void rooms(Site site, CalendarFeed feed, UUID compound, Timestamp from, Timestamp until) {
        db.sql("""
                select u.id, u.kind, u.from_at, u.until_at, r.name from stewardship.room_use u join stewardship.room r on r.id = u.room_id
                 where r.compound_id = ? and u.state = 'BOOKED' and u.until_at > ? and u.from_at < ? order by u.from_at, u.id limit ?""").params(compound, from, until, ROWS).query(row -> {
            feed.timed(
                    "room",
                    row.getObject("id", UUID.class),
                    site.text("disclosure.calendar.room." + row.getString("kind"), row.getString("name")),
                    row.getTimestamp("from_at").toInstant(),
                    row.getTimestamp("until_at").toInstant(),
                    true);
        });
    }

    /** The hours in which a room costs nothing, every day since it was opened; what is taken stands there as taken. */
    private void freeHours(Site site, CalendarFeed feed, Compound place) {
        var rules = policy.rules(
                        StewardshipRules.class, place.path(), City.current().today())
                .rooms();
        db.sql("""
                select id, name, (opened_at at time zone :zone)::date as opened_on, greatest(opens_hour, :from) as from_hour, least(closes_hour, :until) as until_hour
                  from stewardship.room where compound_id = :compound and greatest(opens_hour, :from) < least(closes_hour, :until) order by name""")
                .param("zone", City.ZONE.getId())
                .param("from", rules.freeFromHour())
                .param("until", rules.freeUntilHour())
                .param("compound", place.id())
                .query(row -> {
                    var midnight = row.getObject("opened_on", LocalDate.class).atStartOfDay(City.ZONE);
                    feed.daily(
                            "free",
                            row.getObject("id", UUID.class),
                            site.text("disclosure.calendar.free", row.getString("name")),
                            midnight.plusHours(row.getInt("from_hour")).toInstant(),
                            midnight.plusHours(row.getInt("until_hour")).toInstant());
                });
    }
}
