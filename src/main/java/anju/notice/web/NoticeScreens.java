package anju.notice.web;

import anju.access.Action;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.notice.Channel;
import anju.notice.Comparison;
import anju.notice.Content;
import anju.notice.Hearing;
import anju.notice.NoticeRules;
import anju.notice.NoticeState;
import anju.notice.Outcome;
import anju.policy.Policy;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the public's pages of notices. */
@Component
class NoticeScreens {
    static final String OBJECT = "notice.object";
    static final String ENTER = "notice.enter";
    static final String CLOSE = "notice.close";
    static final String WITHDRAW = "notice.withdraw";

    static final Listing<NoticeListPage.Row> LIST = Listing.of(
            "notice.notices",
            "n.released_at desc, n.id",
            Column.<NoticeListPage.Row>text("what", NoticeListPage.Row::title).sortedBy("n.title"),
            Column.<NoticeListPage.Row>text("kind", NoticeListPage.Row::kind).notOnPhones(),
            Column.<NoticeListPage.Row>text("place", NoticeListPage.Row::place).notOnPhones(),
            Column.<NoticeListPage.Row>text("released", row -> LocalDate.ofInstant(row.releasedAt(), City.ZONE))
                    .sortedBy("n.released_at")
                    .notOnPhones(),
            Column.<NoticeListPage.Row>text("last", NoticeListPage.Row::lastOn).sortedBy("n.last_on"),
            Column.<NoticeListPage.Row>figure("objections", NoticeListPage.Row::objections)
                    .sortedBy("n.objections")
                    .notOnPhones());

    private static final int EXPORT_AT_MOST = 20_000;

    private static final String MATCHING = """
              from notice.notice_now n
             where (:q = '%%' or n.title ilike :q or n.code ilike :q)
               and (:kind = '' or n.kind = :kind)
               and (:area = '' or n.place_path = :area or starts_with(n.place_path, :area || '/'))
               and (:compound = '' or n.compound_id::text = :compound)
               and (:period = '' or (:period = 'running') = (n.state = 'PUBLISHED' and n.closes_at > :now))
            """;

    private final JdbcClient db;
    private final Areas areas;
    private final Policy policy;
    private final Hearing hearing;

    NoticeScreens(JdbcClient db, Areas areas, Policy policy, Hearing hearing) {
        this.db = db;
        this.areas = areas;
        this.policy = policy;
        this.hearing = hearing;
    }

    NoticeListPage list(Site site, ListQuery query) {
        var rows = rows(site, query, query.size(), query.offset());
        long total =
                matching("select count(*) " + MATCHING, query).query(Long.class).single();
        return new NoticeListPage(
                site,
                LIST.page(query, rows, total),
                areas.all().stream()
                        .map(area -> new Option(area.path(), area.name()))
                        .toList(),
                kinds(site, root()),
                site.viewer().isStaff() ? drafts(site) : 0);
    }

    Stream<NoticeListPage.Row> export(Site site, ListQuery query) {
        return rows(site, query, EXPORT_AT_MOST, 0).stream();
    }

    private List<NoticeListPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        record Raw(
                UUID id,
                String title,
                String kind,
                String place,
                java.time.Instant releasedAt,
                LocalDate lastOn,
                NoticeState state,
                boolean running,
                long objections,
                UUID editionId) {}
        return matching("""
                        select n.id, n.title, n.kind, n.released_at, n.last_on, n.state, n.objections,
                               n.state = 'PUBLISHED' and n.closes_at > :now as running,
                               (select edition_id from notice.notice x where x.id = n.id) as edition_id,
                               coalesce((select c.name from registry.compound_now c where c.id = n.compound_id),
                                        (select a.name from city.area a where a.id = n.place_id), '') as place
                        """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset", query)
                .param("limit", limit)
                .param("offset", offset)
                .query(Raw.class)
                .list()
                .stream()
                .map(raw -> new NoticeListPage.Row(
                        raw.id,
                        raw.title,
                        kind(site, raw.kind, raw.editionId),
                        raw.place,
                        raw.releasedAt,
                        raw.lastOn,
                        raw.state,
                        raw.running,
                        raw.objections))
                .toList();
    }

    private JdbcClient.StatementSpec matching(String sql, ListQuery query) {
        return db.sql(sql)
                .param("q", query.pattern("q"))
                .param("kind", query.filter("kind"))
                .param("area", query.filter("area"))
                .param("compound", query.filter("compound"))
                .param("period", query.filter("period"))
                .param("now", Timestamp.from(City.current().now()));
    }

    private long drafts(Site site) {
        return db.sql("""
                select count(*) from notice.draft d
                 where exists (select from unnest(:paths::text[]) p where d.place_path = p or starts_with(d.place_path, p || '/'))""")
                .param(
                        "paths",
                        Stream.of(Action.DRAFT_NOTICE, Action.RELEASE_NOTICE)
                                .flatMap(action -> site.viewer().reach(action).stream())
                                .toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** The kinds of notices at a place, in the pack's order. */
    List<Option> kinds(Site site, String path) {
        return policy.rules(NoticeRules.class, path, City.current().today()).kinds().entrySet().stream()
                .map(kind -> new Option(
                        kind.getKey(), kind.getValue().name().in(site.words().locale())))
                .toList();
    }

    String kind(Site site, String code, UUID edition) {
        return named(site, code, policy.rules(NoticeRules.class, edition).kinds());
    }

    String kind(Site site, String code, String path) {
        return named(
                site,
                code,
                policy.rules(NoticeRules.class, path, City.current().today()).kinds());
    }

    private static String named(Site site, String code, Map<String, NoticeRules.Kind> kinds) {
        var kind = kinds.get(code);
        return kind == null ? code : kind.name().in(site.words().locale());
    }

    private String root() {
        return areas.all().stream().map(Area::path).findFirst().orElse("/");
    }

    NoticePage.Forms forms() {
        return new NoticePage.Forms(
                Form.empty(OBJECT),
                Form.empty(ENTER).with("raisedOn", City.current().today().toString()),
                Form.empty(CLOSE),
                Form.empty(WITHDRAW));
    }

    Optional<NoticePage> notice(Site site, UUID id, NoticePage.Forms forms) {
        return find(id).map(notice -> page(site, notice, forms));
    }

    private Optional<NoticePage.Notice> find(UUID id) {
        return db.sql("""
                select n.id, n.code, n.kind, n.place_path, n.compound_id, n.title, n.body, n.state, n.released_at, n.last_on,
                       n.closes_at, encode(n.content_hash, 'hex') as hash, n.edition_id, n.file_id, n.subject_kind,
                       (select f.name from attachment.file f where f.id = n.file_id) as file_name,
                       n.supersedes, (select l.id from notice.notice l where l.supersedes = n.id) as superseded_by, n.act_id,
                       coalesce((select c.name from registry.compound_now c where c.id = n.compound_id),
                                (select a.name from city.area a where a.id = n.place_id), '') as place,
                       s.reason as withdrawn_reason, s.at as ended_at
                  from notice.notice n
                  left join lateral (select reason, at from notice.notice_step s where s.notice_id = n.id
                                      order by at desc, id desc limit 1) s on true
                 where n.id = ?""").param(id).query(NoticePage.Notice.class).optional();
    }

    private NoticePage page(Site site, NoticePage.Notice notice, NoticePage.Forms forms) {
        var viewer = site.viewer();
        var path = notice.placePath();
        boolean hangs = notice.state() == NoticeState.PUBLISHED;
        boolean running = hangs && City.current().now().isBefore(notice.closesAt());
        return new NoticePage(
                site,
                notice,
                kind(site, notice.kind(), notice.editionId()),
                Content.blocks(notice.body()),
                objections(viewer.personId(), notice.id()),
                running,
                new NoticePage.Rights(
                        running && Hearing.concerns(viewer, path),
                        hangs && viewer.may(Action.ENTER_OBJECTION, path),
                        viewer.may(Action.ANSWER_OBJECTION, path),
                        hangs && !running && viewer.may(Action.DRAFT_NOTICE, path),
                        (hangs || notice.state() == NoticeState.CLOSED) && viewer.may(Action.RELEASE_NOTICE, path),
                        notice.supersededBy() == null
                                && notice.subjectKind() == null
                                && viewer.may(Action.DRAFT_NOTICE, path),
                        viewer.may(Action.SEE_REGISTRY),
                        viewer.may(Action.SEE_FILE_NUMBERS, path)),
                forms);
    }

    private List<NoticePage.Objection> objections(@Nullable UUID me, UUID notice) {
        record Raw(
                UUID id,
                int number,
                Channel channel,
                LocalDate raisedOn,
                LocalDate answerBy,
                @Nullable UUID personId,
                byte[] textEnc,
                @Nullable Outcome outcome,
                @Nullable String answer,
                java.time.@Nullable Instant at) {}
        var today = City.current().today();
        return db.sql("""
                select o.id, o.number, o.channel, o.raised_on, o.answer_by, o.person_id, o.text_enc, a.outcome, a.text as answer, a.at
                  from notice.objection o left join notice.answer a on a.objection_id = o.id
                 where o.notice_id = ? order by o.number""").param(notice).query(Raw.class).list().stream()
                .map(raw -> new NoticePage.Objection(
                        raw.id,
                        raw.number,
                        raw.channel,
                        raw.raisedOn,
                        raw.answerBy,
                        raw.outcome == null && raw.answerBy.isBefore(today),
                        me != null && me.equals(raw.personId) ? hearing.open(raw.id, raw.textEnc) : "",
                        raw.outcome,
                        raw.answer,
                        raw.at == null ? null : LocalDate.ofInstant(raw.at, City.ZONE)))
                .toList();
    }

    /** A notice beside the one it replaced. */
    Optional<ComparisonPage> comparison(Site site, UUID id) {
        return version(id)
                .flatMap(after -> db.sql("select supersedes from notice.notice where id = ? and supersedes is not null")
                        .param(id)
                        .query(UUID.class)
                        .optional()
                        .flatMap(this::version)
                        .map(before -> new ComparisonPage(
                                site,
                                before,
                                after,
                                Comparison.of(
                                        before.title() + "\n" + before.body(), after.title() + "\n" + after.body()))));
    }

    private Optional<ComparisonPage.Version> version(UUID id) {
        return db.sql("select id, code, title, body, released_at from notice.notice where id = ?")
                .param(id)
                .query(ComparisonPage.Version.class)
                .optional();
    }
}
