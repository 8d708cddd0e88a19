package anju.request.web;

import anju.access.Vault;
import anju.city.City;
import anju.policy.Policy;
import anju.request.Level;
import anju.request.RequestRules;
import anju.request.RequestState;
import anju.request.Rung;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what residents and the public see of requests. */
@Component
class ReportScreens {
    private static final int COMPOUNDS_AT_MOST = 2000;
    private static final int OWN_AT_MOST = 100;

    private final JdbcClient db;
    private final Policy policy;
    private final Vault vault;

    ReportScreens(JdbcClient db, Policy policy, Vault vault) {
        this.db = db;
        this.policy = policy;
        this.vault = vault;
    }

    List<Option> compounds() {
        return db.sql("select id::text as value, name as label from registry.compound_now order by name, code limit ?")
                .param(COMPOUNDS_AT_MOST)
                .query(Option.class)
                .list();
    }

    /** The compound of a code on a door: {@code TST-001}, or of an id. */
    Optional<Place> place(Site site, String compound) {
        return db.sql("select id, code, path, name from registry.compound_now where id::text = :it or code = :it")
                .param("it", compound)
                .query((row, _) -> new Place(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        List.of(),
                        List.of()))
                .optional()
                .map(found -> where(site, found));
    }

    private Place where(Site site, Place place) {
        var options = new ArrayList<Option>();
        var signs = new ArrayList<String>();
        db.sql("""
                select 'b:' || b.id as value, b.number as building, null as stairwell from registry.building_now b where b.compound_id = :compound
                union all
                select 's:' || s.id, s.building_number, s.number from registry.stairwell_now s where s.compound_id = :compound
                order by 2, 3 nulls first""").param("compound", place.compound()).query(row -> {
            var stairwell = row.getString("stairwell");
            signs.add("." + SignsPage.written(row.getString("building"))
                    + (stairwell == null ? "" : "." + SignsPage.written(stairwell)));
            options.add(new Option(
                    row.getString("value"),
                    stairwell == null
                            ? site.text("request.place.building", row.getString("building"))
                            : site.text("request.place.stairwell", row.getString("building"), stairwell)));
        });
        return new Place(place.compound(), place.code(), place.path(), place.name(), options, signs);
    }

    /** What a code on a door says: {@code 3} is a building, {@code 3.2} a stairwell; as the form's choice. */
    String chosen(Place place, String building, String stairwell) {
        return stairwell.isEmpty()
                ? db.sql("select 'b:' || id from registry.building_now where compound_id = ? and number = ?")
                        .params(place.compound(), building)
                        .query(String.class)
                        .optional()
                        .orElse("")
                : db.sql(
                                "select 's:' || id from registry.stairwell_now where compound_id = ? and building_number = ? and number = ?")
                        .params(place.compound(), building, stairwell)
                        .query(String.class)
                        .optional()
                        .orElse("");
    }

    List<UUID> homes(Site site, UUID compound) {
        return !site.viewer().isSignedIn()
                ? List.of()
                : db.sql("""
                select p.id from registry.part_now p where p.compound_id = :compound
                   and (exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :me)
                     or exists (select from registry.binding_now b where b.part_id = p.id and b.person_id = :me))""")
                        .param("compound", compound)
                        .param("me", site.viewer().person())
                        .query(UUID.class)
                        .list();
    }

    /** Where a signed-in resident lives, if in one compound only. */
    Optional<String> homeCompound(Site site) {
        var found = db.sql("""
                select distinct p.compound_id::text from registry.part_now p
                 where exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :me)
                    or exists (select from registry.binding_now b where b.part_id = p.id and b.person_id = :me)""")
                .param("me", site.viewer().person())
                .query(String.class)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    List<Option> topics(Site site, String path) {
        return rules(path).topics().entrySet().stream()
                .map(topic -> new Option(
                        topic.getKey(), topic.getValue().name().in(site.words().locale())))
                .toList();
    }

    String topic(Site site, String code, String path) {
        var topic = rules(path).topics().get(code);
        return topic == null ? code : topic.name().in(site.words().locale());
    }

    private RequestRules rules(String path) {
        return policy.rules(RequestRules.class, path, City.current().today());
    }

    boolean isEmergency(String path, String topic) {
        var found = rules(path).topics().get(topic);
        return found != null && found.level() == Level.EMERGENCY;
    }

    ReportPage form(Site site, Form form, @Nullable Place place) {
        return new ReportPage(
                site,
                form,
                place,
                place == null ? compounds() : List.of(),
                topics(site, place == null ? "/" : place.path()),
                place != null && !homes(site, place.compound()).isEmpty());
    }

    Optional<StatusPage> status(Site site, UUID id, String tracking, String action, Form form) {
        return db.sql("""
                select n.id, n.code, n.compound_id, c.name as compound, c.path, b.number as building, n.topic, n.state, n.rung, n.received_at,
                       n.resolve_due_at, n.answered_at, n.outcome, n.solved, n.stars, n.petition, o.code as duplicate_of, s.reason, s.channel
                  from request.request_now n join registry.compound_now c on c.id = n.compound_id
                  left join registry.building_now b on b.id = n.building_id
                  left join request.step s on s.request_id = n.id and s.to_state in ('DUPLICATE', 'NOT_ACCEPTED')
                  left join request.request o on o.id = s.duplicate_of
                 where n.id = ?""")
                .param(id)
                .query(StatusPage.Facts.class)
                .optional()
                .map(facts -> page(site, facts, tracking, action, form));
    }

    private StatusPage page(Site site, StatusPage.Facts facts, String tracking, String action, Form form) {
        boolean own = tracking.isEmpty();
        return new StatusPage(
                site,
                tracking,
                facts,
                topic(site, facts.topic(), facts.path()),
                facts.building() == null
                        ? facts.compound()
                        : facts.compound() + " " + site.text("request.place.building", facts.building()),
                steps(site, facts.id()),
                db.sql("select count(*) from request.household_now where request_id = ?")
                        .param(facts.id())
                        .query(Integer.class)
                        .single(),
                facts.state() == RequestState.ANSWERED && facts.solved() == null,
                action,
                own ? answers(facts.id()) : List.of(),
                form);
    }

    private List<String> answers(UUID request) {
        return db.sql("select id, text_enc from request.answer where request_id = ? order by round")
                .param(request)
                .query((row, _) -> vault.open("request.answer.text_enc", row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
    }

    private List<StatusPage.Step> steps(Site site, UUID request) {
        return db.sql("""
                select received_at as at, 'RECEIVED' as what, first_rung as rung from request.request where id = :id
                union all
                select t.at, 'TAKEN', coalesce((select to_rung from request.rise r where r.request_id = t.request_id and r.number = t.number),
                                               (select first_rung from request.request q where q.id = t.request_id))
                  from request.taking t where t.request_id = :id
                union all
                select at, 'RISE_' || kind, to_rung from request.rise where request_id = :id
                union all
                select s.at, s.act_kind, '' from request.step s where s.request_id = :id and s.act_kind not in ('request.request.accepted', 'request.request.reopened')
                union all
                select m.at, 'REMARK_' || m.kind, '' from request.remark m where m.request_id = :id and m.kind in ('WORK_BEGUN', 'WORK_DONE', 'NEED_RECORDED')
                union all
                select e.at, 'EXTENDED', '' from request.extension e where e.request_id = :id
                order by 1""")
                .param("id", request)
                .query((row, _) -> {
                    var rung = row.getString("rung");
                    return new StatusPage.Step(
                            row.getTimestamp("at").toInstant(),
                            site.text(
                                    "request.step." + row.getString("what").replace("request.request.", ""),
                                    rung.isEmpty() ? "" : site.word(Rung.valueOf(rung))));
                })
                .list();
    }

    HomeRequestsPage home(Site site) {
        var me = site.viewer().person();
        var own = db.sql("""
                select id, code, title, state, rung, received_at, resolve_due_at from request.request_now
                 where reporter_id = ? order by received_at desc limit ?""")
                .params(me, OWN_AT_MOST)
                .query(HomeRequestsPage.Own.class)
                .list();
        return new HomeRequestsPage(site, own, neighbours(site, me));
    }

    private List<HomeRequestsPage.Neighbours> neighbours(Site site, UUID me) {
        return db.sql("""
                with mine as (select p.id, p.compound_id from registry.part_now p
                               where exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :me)
                                  or exists (select from registry.binding_now b where b.part_id = p.id and b.person_id = :me))
                select n.id, n.topic, c.name as compound, c.path, b.number as building,
                       (select count(*) from request.household_now h where h.request_id = n.id) as households,
                       exists (select from request.household_now h join mine m on m.id = h.part_id where h.request_id = n.id) as joined
                  from request.request_now n
                  join registry.compound_now c on c.id = n.compound_id
                  left join registry.building_now b on b.id = n.building_id
                 where n.state in ('RECEIVED', 'ACCEPTED') and n.compound_id in (select compound_id from mine)
                   and n.reporter_id is distinct from :me
                 order by n.received_at desc limit 20""")
                .param("me", me)
                .query((row, _) -> new HomeRequestsPage.Neighbours(
                        row.getObject("id", UUID.class),
                        topic(site, row.getString("topic"), row.getString("path")),
                        row.getString("building") == null
                                ? row.getString("compound")
                                : row.getString("compound") + " "
                                        + site.text("request.place.building", row.getString("building")),
                        row.getInt("households"),
                        row.getBoolean("joined")))
                .list();
    }

    boolean isReporter(UUID request, UUID person) {
        return db.sql("select exists (select from request.request where id = ? and reporter_id = ?)")
                .params(request, person)
                .query(Boolean.class)
                .single();
    }

    FiguresPage.Figures figures(UUID compound) {
        return db.sql("""
                select count(*) as "all",
                       count(*) filter (where acknowledged_at is not null or acknowledge_due_at <= :now) as due,
                       count(*) filter (where acknowledged_at <= acknowledge_due_at) as in_time,
                       count(*) filter (where solved is not null) as rated,
                       count(*) filter (where solved) as solved,
                       count(*) filter (where stars >= 4) as satisfied,
                       count(*) filter (where state = 'CLOSED') as closed,
                       count(*) filter (where state in ('RECEIVED', 'ACCEPTED')) as open
                  from request.counted where compound_id = :compound""")
                .param("now", Timestamp.from(City.current().now()))
                .param("compound", compound)
                .query(FiguresPage.Figures.class)
                .single();
    }
}
