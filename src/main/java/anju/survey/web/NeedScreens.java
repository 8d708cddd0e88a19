package anju.survey.web;

import anju.access.Action;
import anju.access.Grant;
import anju.access.Viewer;
import anju.city.City;
import anju.policy.Policy;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import anju.survey.SurveyRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of needs. */
@Component
class NeedScreens {
    static final Listing<NeedListPage.Row> LIST = Listing.of(
            "survey.needs",
            "n.recorded_at desc, n.id",
            Column.<NeedListPage.Row>text("what", NeedListPage.Row::title).sortedBy("n.title"),
            Column.<NeedListPage.Row>text("topic", NeedListPage.Row::topic)
                    .sortedBy("n.topic")
                    .notOnPhones(),
            Column.<NeedListPage.Row>text("compound", NeedListPage.Row::compound)
                    .sortedBy("c.name"),
            Column.<NeedListPage.Row>figure("households", NeedListPage.Row::households)
                    .sortedBy("households"),
            Column.<NeedListPage.Row>text("source", NeedListPage.Row::source).notOnPhones(),
            Column.<NeedListPage.Row>text("occurred", NeedListPage.Row::occurredOn)
                    .sortedBy("n.occurred_on")
                    .notOnPhones());

    private static final int COMPOUNDS_AT_MOST = 500;
    private static final int EXPORT_AT_MOST = 20_000;

    private final JdbcClient db;
    private final Policy policy;

    NeedScreens(JdbcClient db, Policy policy) {
        this.db = db;
        this.policy = policy;
    }

    NeedListPage list(Site site, ListQuery query) {
        var compounds = compounds(site.viewer(), Action.SEE_REGISTRY);
        var rows = rows(site, query, query.size(), query.offset());
        var recordable = compounds(site.viewer(), Action.RECORD_NEED);
        var chosen = recordable.stream()
                .filter(compound -> compound.id().toString().equals(query.filter("compound")))
                .map(ChooseCompoundPage.Compound::id)
                .findFirst()
                .orElse(null);
        return new NeedListPage(
                site,
                LIST.page(query, rows, total(site.viewer(), query)),
                compounds.stream()
                        .map(compound -> new Option(compound.id().toString(), compound.name()))
                        .toList(),
                topics(site, "/"),
                chosen);
    }

    Stream<NeedListPage.Row> export(Site site, ListQuery query) {
        return rows(site, query, EXPORT_AT_MOST, 0).stream();
    }

    private static final String MATCHING = """
              from survey.need_now n
              join registry.compound_now c on c.id = n.compound_id
             where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
               and (:title = '%%' or n.title ilike :title)
               and (:topic = '' or n.topic = :topic)
               and (:compound = '' or n.compound_id::text = :compound)
            """;

    private List<NeedListPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        return matching(
                        """
                select n.id, n.title, n.topic, n.compound_id, c.name as compound, n.source, n.danger, n.occurred_on, n.withdrawn,
                       (select count(*) from survey.need_part x where x.need_id = n.id) as households
                """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        site.viewer(),
                        query)
                .param("limit", limit)
                .param("offset", offset)
                .query(NeedListPage.Row.class)
                .list()
                .stream()
                .map(row -> named(site, row))
                .toList();
    }

    private NeedListPage.Row named(Site site, NeedListPage.Row row) {
        return new NeedListPage.Row(
                row.id(),
                row.title(),
                topic(site, row.topic(), "/"),
                row.compoundId(),
                row.compound(),
                row.households(),
                row.source(),
                row.danger(),
                row.occurredOn(),
                row.withdrawn());
    }

    private long total(Viewer viewer, ListQuery query) {
        return matching("select count(*) " + MATCHING, viewer, query)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec matching(String sql, Viewer viewer, ListQuery query) {
        return db.sql(sql)
                .param("paths", array(paths(viewer, Action.SEE_REGISTRY)))
                .param("title", query.pattern("q"))
                .param("topic", query.filter("topic"))
                .param("compound", query.filter("compound"));
    }

    /** The compounds where somebody may do this. */
    List<ChooseCompoundPage.Compound> compounds(Viewer viewer, Action action) {
        return db.sql("""
                select id, code, name, path from registry.compound_now c
                 where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 order by name, code limit :limit""")
                .param("paths", array(paths(viewer, action)))
                .param("limit", COMPOUNDS_AT_MOST)
                .query(ChooseCompoundPage.Compound.class)
                .list();
    }

    private static List<String> paths(Viewer viewer, Action action) {
        return viewer.grants().stream()
                .filter(grant -> action.isOpenTo(grant.role()))
                .map(Grant::placePath)
                .toList();
    }

    /** Paths hold letters, digits, slashes and dashes only. */
    private static String array(List<String> paths) {
        return "{" + String.join(",", paths) + "}";
    }

    Optional<ChooseCompoundPage.Compound> compound(UUID id) {
        return db.sql("select id, code, name, path from registry.compound_now where id = ?")
                .param(id)
                .query(ChooseCompoundPage.Compound.class)
                .optional();
    }

    RecordNeedPage form(Site site, Form form, ChooseCompoundPage.Compound compound) {
        return new RecordNeedPage(
                site,
                form,
                request(site, compound, form.value("request")).orElse(null),
                compound.id(),
                compound.name(),
                topics(site, compound.path()),
                buildings(compound.id()));
    }

    /** The request a need comes from, for whoever may see requests here. */
    Optional<RecordNeedPage.Request> request(Site site, ChooseCompoundPage.Compound compound, String id) {
        return site.viewer().may(Action.SEE_REQUESTS, compound.path())
                ? db.sql("""
                select id, code, title, (received_at at time zone 'Asia/Shanghai')::date as received_on
                  from request.request where compound_id = ? and id::text = ?""")
                        .params(compound.id(), id)
                        .query(RecordNeedPage.Request.class)
                        .optional()
                : Optional.empty();
    }

    private List<RecordNeedPage.Building> buildings(UUID compound) {
        var buildings = new LinkedHashMap<UUID, RecordNeedPage.Building>();
        var stairwells = new LinkedHashMap<UUID, RecordNeedPage.Stairwell>();
        db.sql("""
                select id, number, building_id, building_number, stairwell_id, stairwell_number
                  from registry.part_now
                 where compound_id = ? and use not in ('PARKING', 'STORAGE')
                 order by length(building_number), building_number, length(stairwell_number), stairwell_number,
                          floor desc, length(number), number""").param(compound).query(row -> {
            var building = buildings.computeIfAbsent(
                    row.getObject("building_id", UUID.class),
                    id -> new RecordNeedPage.Building(id, string(row, "building_number"), new ArrayList<>()));
            var stairwell = stairwells.computeIfAbsent(row.getObject("stairwell_id", UUID.class), id -> {
                var fresh = new RecordNeedPage.Stairwell(id, string(row, "stairwell_number"), new ArrayList<>());
                building.stairwells().add(fresh);
                return fresh;
            });
            stairwell.parts().add(new RecordNeedPage.Part(row.getObject("id", UUID.class), row.getString("number")));
        });
        return List.copyOf(buildings.values());
    }

    private static String string(java.sql.ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<UUID> ofRequest(Site site, UUID request) {
        record Row(UUID id, String path) {}
        var row = db.sql("""
                select n.id, c.path from survey.need r
                  join survey.need_now n on n.id = r.id
                  join registry.compound_now c on c.id = n.compound_id
                 where r.request_id = ? order by n.withdrawn, n.recorded_at desc, n.id limit 1""").param(request).query(Row.class).optional();
        row.ifPresent(found -> site.viewer().require(Action.SEE_REGISTRY, found.path));
        return row.map(Row::id);
    }

    Optional<NeedPage> need(Site site, UUID id, Form form) {
        return db.sql("""
                select n.id, n.compound_id, c.name as compound, c.path, n.topic, n.title, n.description, n.source, n.danger,
                       n.occurred_on, n.recorded_at, w.reason as withdrawn_reason, w.at as withdrawn_at,
                       n.request_id, q.code as request_code
                  from survey.need n
                  join registry.compound_now c on c.id = n.compound_id
                  left join survey.need_withdrawal w on w.need_id = n.id
                  left join request.request q on q.id = n.request_id
                 where n.id = ?""").param(id).query(NeedPage.Need.class).optional().map(need -> page(site, need, form));
    }

    private NeedPage page(Site site, NeedPage.Need need, Form form) {
        boolean staff = site.viewer().may(Action.SEE_REGISTRY, need.path());
        var buildings =
                db.sql("""
                select p.building_number as number, count(*) as households
                  from survey.need_part x join registry.part_now p on p.id = x.part_id
                 where x.need_id = ? group by p.building_number order by length(p.building_number), p.building_number""").param(need.id()).query(NeedPage.Building.class).list();
        List<String> doors = !staff
                ? List.of()
                : db.sql("""
                select p.building_number, p.stairwell_number, p.number
                  from survey.need_part x join registry.part_now p on p.id = x.part_id
                 where x.need_id = ?
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number,
                          p.floor, length(p.number), p.number""")
                        .param(need.id())
                        .query((row, _) -> row.getString(1) + "-" + row.getString(2) + "-" + row.getString(3))
                        .list();
        boolean mayWithdraw = need.withdrawnAt() == null && site.viewer().may(Action.RECORD_NEED, need.path());
        return new NeedPage(
                site, need, topic(site, need.topic(), need.path()), buildings, doors, staff, mayWithdraw, form);
    }

    List<Option> topics(Site site, String path) {
        return rules(path).topics().entrySet().stream()
                .map(topic -> new Option(topic.getKey(), topic.getValue().in(locale(site))))
                .toList();
    }

    private String topic(Site site, String code, String path) {
        var name = rules(path).topics().get(code);
        // A topic that has left the list since keeps its code on old needs.
        return name == null ? code : name.in(locale(site));
    }

    private SurveyRules rules(String path) {
        return policy.rules(SurveyRules.class, path, City.current().today());
    }

    private static Locale locale(Site site) {
        return site.words().locale();
    }
}
