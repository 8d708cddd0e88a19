package anju.dispatch.web;

import anju.access.Action;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.dispatch.DispatchRules;
import anju.dispatch.DispatchRules.Standing;
import anju.dispatch.Inbox;
import anju.dispatch.Waiting;
import anju.dispatch.web.BoardPage.Tally;
import anju.money.Money;
import anju.policy.Policy;
import anju.site.Site;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the board of a place. All figures of the year run from 1 January to today. */
@Component
class BoardScreens {
    private static final int LATE_SHOWN = 20;

    private final JdbcClient db;
    private final Areas areas;
    private final Policy policy;
    private final Inbox inbox;

    BoardScreens(JdbcClient db, Areas areas, Policy policy, Inbox inbox) {
        this.db = db;
        this.areas = areas;
        this.policy = policy;
        this.inbox = inbox;
    }

    /** @param wanted an area the viewer sees; none: the outermost of them */
    BoardPage board(Site site, @Nullable Area wanted) {
        var viewer = site.viewer();
        var place = wanted != null
                ? wanted
                : areas.all().stream()
                        .filter(area -> viewer.may(Action.SEE_BOARD, area.path()))
                        .findFirst()
                        .orElseThrow(anju.site.NotThere::new);
        viewer.require(Action.SEE_BOARD, place.path());
        var today = City.current().today();
        var year = LocalDate.of(today.getYear(), 1, 1);
        var oldest = oldestLate(place.path());
        var rules = policy.rules(DispatchRules.class, place.path(), today);
        var compounds = compounds(place.path(), rules.oldUpTo());
        return new BoardPage(
                site,
                place.name(),
                today,
                next(place.path()),
                tally(compounds, oldest, rules, today),
                new Money(sum(RECEIVED.formatted(covers("l.project_id")), place, year, today)),
                new Money(sum(
                        RECEIVED.formatted(covers("l.project_id")) + " and l.opening_id is not null",
                        place,
                        year,
                        today)),
                new Money(sum(PAID.formatted(covers("c.project_id")), place, year, today)),
                areaRows(place, compounds, oldest, rules, today),
                late(compounds, oldest, rules, today),
                ground(place.path()),
                months(place, year, today),
                thread(place, year, today));
    }

    private static final String RECEIVED = """
            select coalesce(sum(l.received_fen), 0) from fund.lot l
             where l.state = 'RECEIVED' and l.received_on >= :year and l.received_on <= :today and %s""";

    private static final String PAID = """
            select coalesce(sum(p.amount_fen), 0) from payment.payment p
              join payment.payment_step s on s.payment_id = p.id and s.to_state = 'PAID'
              join payment.clearance q on q.id = p.clearance_id join works.contract c on c.id = q.contract_id
             where s.occurred_on >= :year and s.occurred_on <= :today and %s""";

    /** The undertaking covers a compound at or below the place. */
    private static String covers(String project) {
        return """
                exists (select from project.place l join registry.compound_now n on n.id = l.compound_id
                         where l.project_id = %s and starts_with(n.path, :path || '/'))""".formatted(project);
    }

    private long sum(String sql, Area place, LocalDate year, LocalDate today) {
        var statement = db.sql(sql).param("path", place.path());
        return statement
                .param("year", Date.valueOf(year))
                .param("today", Date.valueOf(today))
                .query(Long.class)
                .single();
    }

    private List<Compound> compounds(String path, int oldUpTo) {
        return db.sql("""
                select c.id, c.name, c.path,
                       case when p.state in ('G8', 'G9', 'G10', 'G11') then 'DONE' when p.state <> 'G0' then 'UNDER_WAY' when coalesce(c.built_year, 0) <= ? then 'WAITING' else 'NEWER' end as progress
                  from registry.compound_now c
                  left join lateral project.latest(c.id) p on true
                 where starts_with(c.path, ? || '/') order by c.code""").params(oldUpTo, path).query(Compound.class).list();
    }

    /** The oldest late thing of each compound. */
    private Map<UUID, Waiting> oldestLate(String path) {
        var oldest = new HashMap<UUID, Waiting>();
        for (var waiting : inbox.late(List.of(path))) {
            if (waiting.compound() != null) {
                oldest.putIfAbsent(waiting.compound(), waiting);
            }
        }
        return oldest;
    }

    private static Tally tally(
            List<Compound> compounds, Map<UUID, Waiting> oldest, DispatchRules rules, LocalDate today) {
        long[] progress = new long[4];
        long[] standing = new long[3];
        for (var compound : compounds) {
            switch (compound.progress) {
                case "DONE" -> progress[0]++;
                case "UNDER_WAY" -> {
                    progress[1]++;
                    standing[standing(oldest.get(compound.id), rules, today).ordinal()]++;
                }
                case "WAITING" -> progress[2]++;
                default -> progress[3]++;
            }
        }
        return new Tally(progress[0], progress[1], progress[2], progress[3], standing[0], standing[1], standing[2]);
    }

    private static Standing standing(@Nullable Waiting oldest, DispatchRules rules, LocalDate today) {
        return oldest == null ? Standing.ON_TIME : rules.standing(oldest.daysLate(today));
    }

    /** One row for each area directly below the place; without any, the place itself. */
    private List<BoardPage.AreaRow> areaRows(
            Area place, List<Compound> compounds, Map<UUID, Waiting> oldest, DispatchRules rules, LocalDate today) {
        var below = areas.all().stream()
                .filter(area -> place.id().equals(area.parentId()))
                .toList();
        var rows = new ArrayList<BoardPage.AreaRow>();
        for (var area : below.isEmpty() ? List.of(place) : below) {
            var inside = compounds.stream()
                    .filter(compound -> compound.path.startsWith(area.path() + "/"))
                    .toList();
            if (!inside.isEmpty()) {
                rows.add(new BoardPage.AreaRow(area.id(), area.name(), tally(inside, oldest, rules, today)));
            }
        }
        return rows;
    }

    private static List<BoardPage.LateRow> late(
            List<Compound> compounds, Map<UUID, Waiting> oldest, DispatchRules rules, LocalDate today) {
        var rows = new ArrayList<BoardPage.LateRow>();
        for (var compound : compounds) {
            var waiting = oldest.get(compound.id);
            var standing = standing(waiting, rules, today);
            if (waiting != null && standing != Standing.ON_TIME) {
                rows.add(new BoardPage.LateRow(
                        compound.id, compound.name, standing, waiting.daysLate(today), DeskPage.Row.of(waiting)));
            }
        }
        rows.sort(Comparator.comparingLong(BoardPage.LateRow::days).reversed());
        return rows.stream().limit(LATE_SHOWN).toList();
    }

    /** What has to be cleared before works can begin; the most first. */
    private List<BoardPage.GroundRow> ground(String path) {
        return db.sql("""
                select c.id as compound, c.name, count(distinct e.id) as standing, count(distinct e.id) filter (where e.fire_lane) as fire_lanes
                  from works.standing_encroachment s
                  join project.project p on p.id = s.project_id and p.state in ('G0', 'G1', 'G2', 'G3', 'G4')
                  join works.encroachment e on e.id = s.encroachment_id
                  join registry.compound_now c on c.id = e.compound_id
                 where starts_with(c.path, ? || '/')
                 group by c.id, c.name, c.code order by count(distinct e.id) desc, c.code""").param(path).query(BoardPage.GroundRow.class).list();
    }

    private List<BoardPage.MonthRow> months(Area place, LocalDate year, LocalDate today) {
        var paid = new LinkedHashMap<Integer, Long>();
        for (int month = 1; month <= today.getMonthValue(); month++) {
            paid.put(month, 0L);
        }
        db.sql("select extract(month from s.occurred_on)::int as month, sum(p.amount_fen)::bigint as fen"
                        + PAID.formatted(covers("c.project_id")).substring(PAID.indexOf(" from"))
                        + " group by 1")
                .param("path", place.path())
                .param("year", Date.valueOf(year))
                .param("today", Date.valueOf(today))
                .query(row -> {
                    paid.put(row.getInt("month"), row.getLong("fen"));
                });
        long most = Math.max(
                1, paid.values().stream().mapToLong(Long::longValue).max().orElse(1));
        return paid.entrySet().stream()
                .map(each -> new BoardPage.MonthRow(
                        each.getKey(), new Money(each.getValue()), each.getValue() * 1000 / most))
                .toList();
    }

    private List<BoardPage.Link> thread(Area place, LocalDate year, LocalDate today) {
        var inPlace =
                "exists (select from registry.compound_now n where n.id = %s and starts_with(n.path, :path || '/'))";
        return List.of(
                count(
                        "need",
                        "select count(*) from survey.need x where x.recorded_at >= :year and x.recorded_at < :today + 1 and "
                                + inPlace.formatted("x.compound_id"),
                        place,
                        year,
                        today),
                count(
                        "item",
                        "select count(*) from plan.item x where x.drawn_up_at >= :year and x.drawn_up_at < :today + 1 and "
                                + inPlace.formatted("x.compound_id"),
                        place,
                        year,
                        today),
                count(
                        "vote",
                        "select count(*) from vote.vote x join vote.vote_step s on s.vote_id = x.id and s.to_state = 'CLOSED'"
                                + " where s.at >= :year and s.at < :today + 1 and "
                                + inPlace.formatted("x.compound_id"),
                        place,
                        year,
                        today),
                count(
                        "contract",
                        "select count(*) from works.contract x where x.signed_on >= :year and x.signed_on <= :today and "
                                + covers("x.project_id"),
                        place,
                        year,
                        today),
                count(
                        "acceptance",
                        "select count(*) from works.acceptance x join works.contract c on c.id = x.contract_id"
                                + " where x.state = 'PASSED' and x.occurred_on >= :year and x.occurred_on <= :today and "
                                + covers("c.project_id"),
                        place,
                        year,
                        today),
                count(
                        "payment",
                        PAID.replace("coalesce(sum(p.amount_fen), 0)", "count(*)")
                                .formatted(covers("c.project_id")),
                        place,
                        year,
                        today),
                count(
                        "asset",
                        "select count(*) from stewardship.asset x where x.registered_at >= :year and x.registered_at < :today + 1 and "
                                + inPlace.formatted("x.compound_id"),
                        place,
                        year,
                        today));
    }

    private BoardPage.Link count(String key, String sql, Area place, LocalDate year, LocalDate today) {
        return new BoardPage.Link(key, sum(sql.replace(":today + 1", ":today::date + 1"), place, year, today));
    }

    private BoardPage.@Nullable NextMeeting next(String path) {
        return db.sql("""
                select m.id, m.title, m.meets_at, m.venue from dispatch.meeting m join city.area a on a.id = m.area_id
                 where m.state = 'CALLED' and (a.path = :path or starts_with(a.path, :path || '/') or starts_with(:path, a.path || '/'))
                 order by m.meets_at limit 1""")
                .param("path", path)
                .query((row, _) -> new BoardPage.NextMeeting(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getTimestamp("meets_at").toInstant(),
                        row.getString("venue")))
                .optional()
                .orElse(null);
    }

    private record Compound(UUID id, String name, String path, String progress) {}
}
