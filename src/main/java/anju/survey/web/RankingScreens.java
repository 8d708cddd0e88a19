package anju.survey.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.policy.Policy;
import anju.site.Column;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import anju.survey.SurveyRules;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the order among compounds: open danger first, then by priority. */
@Component
class RankingScreens {
    static final Listing<RankingPage.Row> LIST = Listing.of(
            "survey.ranking",
            "rank, compound",
            Column.<RankingPage.Row>figure("rank", RankingPage.Row::rank).sortedBy("rank"),
            Column.<RankingPage.Row>text("compound", RankingPage.Row::compound).sortedBy("compound"),
            Column.<RankingPage.Row>text("class", RankingPage.Row::compoundClass)
                    .sortedBy("class"),
            Column.<RankingPage.Row>figure("priority", RankingPage.Row::priority)
                    .sortedBy("priority_milli"),
            Column.<RankingPage.Row>figure("score", RankingPage.Row::score)
                    .sortedBy("score_milli")
                    .notOnPhones(),
            Column.<RankingPage.Row>text("quadrant", RankingPage.Row::quadrant)
                    .sortedBy("quadrant")
                    .notOnPhones(),
            Column.<RankingPage.Row>figure("households", RankingPage.Row::households)
                    .sortedBy("households")
                    .notOnPhones(),
            Column.<RankingPage.Row>figure("built", RankingPage.Row::builtYear)
                    .sortedBy("built_year")
                    .notOnPhones(),
            Column.<RankingPage.Row>text("on", RankingPage.Row::surveyedOn)
                    .sortedBy("surveyed_on")
                    .notOnPhones());

    private static final int EXPORT_AT_MOST = 20_000;

    private final JdbcClient db;
    private final SurveyWords words;
    private final Policy policy;

    RankingScreens(JdbcClient db, SurveyWords words, Policy policy) {
        this.db = db;
        this.words = words;
        this.policy = policy;
    }

    RankingPage ranking(Site site, ListQuery query) {
        var viewer = site.viewer();
        long total = matching("select count(*) " + FILTERED, viewer, query)
                .query(Long.class)
                .single();
        long unsurveyed =
                db.sql("""
                select count(*) from registry.compound_now c
                 where exists (select from unnest(cast(:paths as text[])) p where c.path = p or starts_with(c.path, p || '/'))
                   and not exists (select from survey.standing s where s.compound_id = c.id)""").param("paths", paths(viewer)).query(Long.class).single();
        return new RankingPage(
                site,
                LIST.page(query, rows(site, query, query.size(), query.offset()), total),
                classes(site),
                unsurveyed);
    }

    Stream<RankingPage.Row> export(Site site, ListQuery query) {
        return rows(site, query, EXPORT_AT_MOST, 0).stream();
    }

    /** The rank is among all compounds one may see, whatever the filter shows of them. */
    private static final String FILTERED = """
              from (select rank() over (order by s.danger desc, s.priority_milli desc) as rank, s.compound_id, c.name as compound,
                           s.round_id, s.surveyed_on, c.built_year, s.households, s.score_milli, s.priority_milli, s.safety_milli,
                           s.infrastructure_milli, s.demand_milli, s.readiness_milli, s.class, s.class as compound_class, s.quadrant, s.danger, s.edition_id
                      from survey.standing s join registry.compound_now c on c.id = s.compound_id
                     where exists (select from unnest(cast(:paths as text[])) p where c.path = p or starts_with(c.path, p || '/'))) as ranked
             where (:name = '%%' or compound ilike :name)
               and (:class = '' or class = :class)
               and (:quadrant = '' or quadrant = :quadrant)
            """;

    private List<RankingPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        return matching(
                        """
                        select rank, compound_id, compound, round_id, surveyed_on, built_year, households, score_milli, priority_milli,
                               safety_milli, infrastructure_milli, demand_milli, readiness_milli, compound_class, quadrant, danger, edition_id
                        """ + FILTERED + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        site.viewer(),
                        query)
                .param("limit", limit)
                .param("offset", offset)
                .query(Ranked.class)
                .list()
                .stream()
                .map(row -> row.named(words.className(site, row.editionId, row.compoundClass())))
                .toList();
    }

    private JdbcClient.StatementSpec matching(String sql, Viewer viewer, ListQuery query) {
        return db.sql(sql)
                .param("paths", paths(viewer))
                .param("name", query.pattern("q"))
                .param("class", query.filter("class"))
                .param("quadrant", query.filter("quadrant"));
    }

    private static String[] paths(Viewer viewer) {
        return viewer.reach(Action.SEE_REGISTRY).toArray(String[]::new);
    }

    private List<Option> classes(Site site) {
        return policy.rules(SurveyRules.class, "/", anju.city.City.current().today()).classes().entrySet().stream()
                .map(rule -> new Option(
                        rule.getKey(), rule.getValue().name().in(site.words().locale())))
                .toList();
    }

    private record Ranked(
            int rank,
            UUID compoundId,
            String compound,
            UUID roundId,
            java.time.LocalDate surveyedOn,
            @Nullable Integer builtYear,
            int households,
            int scoreMilli,
            int priorityMilli,
            @Nullable Integer safetyMilli,
            @Nullable Integer infrastructureMilli,
            @Nullable Integer demandMilli,
            @Nullable Integer readinessMilli,
            String compoundClass,
            anju.survey.Quadrant quadrant,
            boolean danger,
            UUID editionId) {
        RankingPage.Row named(String className) {
            return new RankingPage.Row(
                    rank,
                    compoundId,
                    compound,
                    roundId,
                    surveyedOn,
                    builtYear,
                    households,
                    scoreMilli,
                    priorityMilli,
                    safetyMilli,
                    infrastructureMilli,
                    demandMilli,
                    readinessMilli,
                    className,
                    quadrant,
                    danger);
        }
    }
}
