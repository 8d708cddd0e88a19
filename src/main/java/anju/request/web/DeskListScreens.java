package anju.request.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.request.Rung;
import anju.site.Column;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of requests; sealed reports are none of them. */
@Component
class DeskListScreens {
    static final Listing<DeskListPage.Row> LIST = Listing.of(
            "request.list",
            "n.state in ('RECEIVED', 'ACCEPTED') desc, n.resolve_due_at, n.id",
            Column.<DeskListPage.Row>text("what", DeskListPage.Row::title).sortedBy("n.title"),
            Column.<DeskListPage.Row>text("code", DeskListPage.Row::code)
                    .sortedBy("n.code")
                    .notOnPhones(),
            Column.<DeskListPage.Row>text("topic", DeskListPage.Row::topic)
                    .sortedBy("n.topic")
                    .notOnPhones(),
            Column.<DeskListPage.Row>text("compound", DeskListPage.Row::compound)
                    .sortedBy("c.name"),
            Column.<DeskListPage.Row>text("level", DeskListPage.Row::level).notOnPhones(),
            Column.<DeskListPage.Row>text("rung", DeskListPage.Row::rung).notOnPhones(),
            Column.<DeskListPage.Row>text("state", DeskListPage.Row::state),
            Column.<DeskListPage.Row>figure("households", DeskListPage.Row::households)
                    .notOnPhones(),
            Column.<DeskListPage.Row>text("due", DeskListPage.Row::resolveDueAt)
                    .sortedBy("n.resolve_due_at")
                    .notOnPhones());

    private static final int EXPORT_AT_MOST = 20_000;
    private static final String MATCHING = """
              from request.request_now n
              join registry.compound_now c on c.id = n.compound_id
              left join registry.building_now b on b.id = n.building_id
             where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
               and (:q = '%%' or n.title ilike :q or n.code ilike :q)
               and (:topic = '' or n.topic = :topic)
               and (:level = '' or n.level = :level)
               and (:state = '' or n.state = :state)
               and (:compound = '' or n.compound_id::text = :compound)
               and (:view <> 'overdue' or n.state in ('RECEIVED', 'ACCEPTED') and n.resolve_due_at <= :now)
               and (:view <> 'mine' or n.state in ('RECEIVED', 'ACCEPTED') and exists (
                      select from unnest(:rungs::text[], :rungPaths::text[]) as g (rung, path)
                       where g.rung = n.rung and (c.path = g.path or starts_with(c.path, g.path || '/'))))
            """;

    private final JdbcClient db;
    private final ReportScreens words;

    DeskListScreens(JdbcClient db, ReportScreens words) {
        this.db = db;
        this.words = words;
    }

    DeskListPage list(Site site, ListQuery query) {
        long total = matching("select count(*) " + MATCHING, site.viewer(), query)
                .query(Long.class)
                .single();
        return new DeskListPage(
                site,
                LIST.page(query, rows(site, query, query.size(), query.offset()), total),
                compounds(site.viewer(), Action.SEE_REQUESTS),
                words.topics(site, "/"));
    }

    Stream<DeskListPage.Row> export(Site site, ListQuery query) {
        return rows(site, query, EXPORT_AT_MOST, 0).stream();
    }

    private List<DeskListPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        return matching(
                        """
                select n.id, n.code, n.title, n.topic, n.compound_id, c.name as compound, b.number as building, n.level, n.state, n.rung,
                       n.received_at, n.resolve_due_at, n.state in ('RECEIVED', 'ACCEPTED') and n.resolve_due_at <= :now as overdue, n.petition,
                       (select count(*) from request.household_now h where h.request_id = n.id) as households
                """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        site.viewer(),
                        query)
                .param("limit", limit)
                .param("offset", offset)
                .query(DeskListPage.Row.class)
                .list()
                .stream()
                .map(row -> new DeskListPage.Row(
                        row.id(),
                        row.code(),
                        row.title(),
                        words.topic(site, row.topic(), "/"),
                        row.compoundId(),
                        row.compound(),
                        row.building(),
                        row.level(),
                        row.state(),
                        row.rung(),
                        row.receivedAt(),
                        row.resolveDueAt(),
                        row.overdue(),
                        row.petition(),
                        row.households()))
                .toList();
    }

    private JdbcClient.StatementSpec matching(String sql, Viewer viewer, ListQuery query) {
        var mine = viewer.grants().stream()
                .flatMap(grant -> Arrays.stream(Rung.values())
                        .filter(rung -> rung.isHeldBy(new Viewer(null, "", List.of(grant)), grant.placePath()))
                        .map(rung -> List.of(rung.name(), grant.placePath())))
                .toList();
        return db.sql(sql)
                .param("paths", viewer.reach(Action.SEE_REQUESTS).toArray(String[]::new))
                .param("q", query.pattern("q"))
                .param("topic", query.filter("topic"))
                .param("level", query.filter("level"))
                .param("state", query.filter("state"))
                .param("compound", query.filter("compound"))
                .param("view", query.filter("view"))
                .param("rungs", mine.stream().map(List::getFirst).toArray(String[]::new))
                .param("rungPaths", mine.stream().map(List::getLast).toArray(String[]::new))
                .param("now", Timestamp.from(City.current().now()));
    }

    List<Option> compounds(Viewer viewer, Action action) {
        return db.sql("""
                select c.id::text as value, c.name as label from registry.compound_now c
                 where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 order by c.name, c.code limit 2000""")
                .param("paths", viewer.reach(action).toArray(String[]::new))
                .query(Option.class)
                .list();
    }
}
