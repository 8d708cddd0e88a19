package anju.survey.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import anju.survey.Indicator;
import anju.survey.Quadrant;
import anju.survey.RoundState;
import anju.survey.SurveyRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads survey rounds: the list, one round, its result. */
@Component
class RoundScreens {
    static final Listing<RoundListPage.Row> LIST = Listing.of(
            "survey.rounds",
            "r.opened_at desc, r.id",
            Column.<RoundListPage.Row>text("code", RoundListPage.Row::code).sortedBy("r.code"),
            Column.<RoundListPage.Row>text("compound", RoundListPage.Row::compound)
                    .sortedBy("c.name"),
            Column.<RoundListPage.Row>text("on", RoundListPage.Row::surveyedOn)
                    .sortedBy("r.surveyed_on")
                    .notOnPhones(),
            Column.<RoundListPage.Row>text("state", RoundListPage.Row::state),
            Column.<RoundListPage.Row>figure("score", RoundListPage.Row::score).sortedBy("x.score_milli"),
            Column.<RoundListPage.Row>figure("gaps", RoundListPage.Row::gaps).notOnPhones());

    private static final int EXPORT_AT_MOST = 20_000;

    private final JdbcClient db;
    private final SurveyWords words;

    RoundScreens(JdbcClient db, SurveyWords words) {
        this.db = db;
        this.words = words;
    }

    RoundListPage list(Site site, ListQuery query) {
        long total = matching("select count(*) " + MATCHING, site.viewer(), query)
                .query(Long.class)
                .single();
        return new RoundListPage(
                site,
                LIST.page(query, rows(site.viewer(), query, query.size(), query.offset()), total),
                alarms(site.viewer()));
    }

    Stream<RoundListPage.Row> export(Site site, ListQuery query) {
        return rows(site.viewer(), query, EXPORT_AT_MOST, 0).stream();
    }

    private static final String MATCHING = """
              from survey.round r
              join registry.compound_now c on c.id = r.compound_id
              left join survey.result x on x.round_id = r.id
             where exists (select from unnest(cast(:paths as text[])) p where c.path = p or starts_with(c.path, p || '/'))
               and (:name = '%%' or c.name ilike :name)
               and (:state = '' or r.state = :state)
            """;

    private List<RoundListPage.Row> rows(Viewer viewer, ListQuery query, int limit, int offset) {
        return matching(
                        """
                select r.id, r.code, c.name as compound, r.surveyed_on, r.state, x.score_milli,
                       (select count(*) from survey.gap g where g.round_id = r.id) as gaps,
                       (select count(*) from survey.gap g where g.round_id = r.id
                           and not exists (select from survey.judgement j where j.gap_id = g.id)) as unjudged
                """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        viewer,
                        query)
                .param("limit", limit)
                .param("offset", offset)
                .query(RoundListPage.Row.class)
                .list();
    }

    private JdbcClient.StatementSpec matching(String sql, Viewer viewer, ListQuery query) {
        return db.sql(sql)
                .param("paths", viewer.reach(Action.SEE_REGISTRY).toArray(String[]::new))
                .param("name", query.pattern("q"))
                .param("state", query.filter("state"));
    }

    /** Open alarms in the places somebody works for, the oldest first. */
    List<RoundListPage.OpenAlarm> alarms(Viewer viewer) {
        return db.sql("""
                select m.id, c.name as compound, b.number as building, m.raised_at
                  from survey.alarm m join registry.compound_now c on c.id = m.compound_id
                  left join survey.answer a on a.id = m.answer_id
                  left join registry.building b on b.id = a.building_id
                 where m.state = 'OPEN'
                   and exists (select from unnest(cast(:paths as text[])) p where c.path = p or starts_with(c.path, p || '/'))
                 order by m.raised_at limit 50""")
                .param("paths", viewer.reach(Action.SEE_REGISTRY).toArray(String[]::new))
                .query(RoundListPage.OpenAlarm.class)
                .list();
    }

    BeginRoundPage begin(Site site, Form form, ChooseCompoundPage.Compound compound, SurveyRules rules) {
        return new BeginRoundPage(
                site,
                form,
                compound.id(),
                compound.name(),
                rules.sets().entrySet().stream()
                        .map(set -> new Option(
                                set.getKey(), set.getValue().in(site.words().locale())))
                        .toList());
    }

    Optional<RoundPage.Head> head(UUID id) {
        return db.sql("""
                select r.id, r.code, r.compound_id, c.name as compound, c.path, r.surveyed_on, r.state, r.edition_id, r.sets,
                       (select s.reason from survey.round_step s where s.round_id = r.id and s.reason is not null) as reason
                  from survey.round r join registry.compound_now c on c.id = r.compound_id where r.id = ?""")
                .param(id)
                .query((row, _) -> new RoundPage.Head(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("compound_id", UUID.class),
                        row.getString("compound"),
                        row.getString("path"),
                        row.getDate("surveyed_on").toLocalDate(),
                        RoundState.valueOf(row.getString("state")),
                        row.getObject("edition_id", UUID.class),
                        (String[]) row.getArray("sets").getArray(),
                        row.getString("reason")))
                .optional();
    }

    RoundPage round(Site site, RoundPage.Head head, List<String> lacks, Form form, Form gate) {
        var rules = words.rules(head.editionId());
        var result = result(head.id());
        var viewer = site.viewer();
        boolean open = head.state() == RoundState.OPEN;
        return new RoundPage(
                site,
                head,
                Arrays.stream(head.sets())
                        .map(set -> Optional.ofNullable(rules.sets().get(set))
                                .map(name -> name.in(site.words().locale()))
                                .orElse(set))
                        .toList(),
                sheets(head, rules),
                lacks,
                result == null
                        ? null
                        : new RoundPage.Result(
                                result.households(),
                                result.buildings(),
                                result.scoreMilli(),
                                result.priorityMilli(),
                                words.className(site, head.editionId(), result.compoundClass()),
                                result.quadrant(),
                                result.danger(),
                                result.safetyMilli(),
                                result.infrastructureMilli(),
                                result.demandMilli(),
                                result.readinessMilli(),
                                result.completedAt()),
                result == null ? List.of() : lines(site, head.id(), rules),
                result == null ? List.of() : why(site, rules, result),
                gaps(site, head.id(), rules),
                alarms(head.id()),
                open && viewer.may(Action.SURVEY, head.path()),
                viewer.may(Action.JUDGE_GAPS, head.path()),
                viewer.may(Action.SETTLE_ALARM, head.path()),
                form,
                gate);
    }

    private RoundPage.@Nullable Result result(UUID round) {
        return db.sql("""
                select x.households, x.buildings, x.score_milli, x.priority_milli, x.class as compound_class, x.quadrant, x.danger,
                       x.safety_milli, x.infrastructure_milli, x.demand_milli, x.readiness_milli, s.at as completed_at
                  from survey.result x join survey.round_step s on s.round_id = x.round_id and s.to_state = 'COMPLETED'
                 where x.round_id = ?""").param(round).query(RoundPage.Result.class).optional().orElse(null);
    }

    List<RoundPage.Sheet> sheets(RoundPage.Head head, SurveyRules rules) {
        var asked = rules.indicatorsOf(Arrays.asList(head.sets())).values();
        int each = (int) asked.stream().filter(Indicator::byBuilding).count();
        int whole = asked.size() - each;
        var sheets = new ArrayList<RoundPage.Sheet>();
        if (each > 0) {
            sheets.addAll(db.sql("""
                    select b.id as building_id, b.number as building, :each as total,
                           (select count(*) from survey.answer_now a where a.round_id = :round and a.building_id = b.id) as done
                      from registry.building_now b where b.compound_id = :compound order by length(b.number), b.number""")
                    .param("each", each)
                    .param("round", head.id())
                    .param("compound", head.compoundId())
                    .query(RoundPage.Sheet.class)
                    .list());
        }
        if (whole > 0) {
            int done = db.sql("select count(*) from survey.answer_now where round_id = ? and building_id is null")
                    .param(head.id())
                    .query(Integer.class)
                    .single();
            sheets.add(new RoundPage.Sheet(null, null, done, whole));
        }
        return sheets;
    }

    private List<RoundPage.Line> lines(Site site, UUID round, SurveyRules rules) {
        return db.sql("""
                select l.indicator, l.attained_numerator, l.attained_denominator, l.counted, l.points_milli, l.most_milli,
                       (select count(*) from survey.gap g where g.round_id = l.round_id and g.indicator = l.indicator) as hit,
                       a.amount_milli, a.of_milli
                  from survey.result_line l
                  left join survey.answer_now a on a.round_id = l.round_id and a.indicator = l.indicator and a.building_id is null
                 where l.round_id = ? order by l.most_milli - l.points_milli desc, l.most_milli desc, l.indicator""")
                .param(round)
                .query((row, _) -> {
                    var code = row.getString("indicator");
                    var indicator = rules.indicators().get(code);
                    var found = indicator == null
                            ? ""
                            : indicator.byBuilding()
                                    ? site.text("survey.result.buildings", row.getInt("counted"), row.getInt("hit"))
                                    : words.found(
                                            site,
                                            indicator,
                                            row.getObject("amount_milli", Long.class),
                                            row.getObject("of_milli", Long.class));
                    return new RoundPage.Line(
                            code,
                            words.name(site, rules, code),
                            found,
                            row.getInt("points_milli"),
                            row.getInt("most_milli"),
                            row.getLong("attained_numerator") == row.getLong("attained_denominator"));
                })
                .list();
    }

    private static List<RoundPage.Part> why(Site site, SurveyRules rules, RoundPage.Result result) {
        var parts = new ArrayList<RoundPage.Part>();
        rules.priority()
                .forEach((dimension, percent) -> parts.add(new RoundPage.Part(
                        site.text("survey.why." + dimension),
                        percent,
                        switch (dimension) {
                            case SAFETY -> result.safetyMilli();
                            case INFRASTRUCTURE -> result.infrastructureMilli();
                            case DEMAND -> result.demandMilli();
                            case READINESS -> result.readinessMilli();
                        })));
        return parts;
    }

    List<RoundPage.Gap> gaps(Site site, UUID round, SurveyRules rules) {
        return db.sql("""
                select g.id, g.indicator, g.building_id, b.number as building, a.amount_milli, a.of_milli, g.severity, g.quadrant, g.danger,
                       coalesce((select string_agg(i.issue, ',' order by i.issue) from survey.answer_issue i where i.answer_id = a.id), '') as issues,
                       (select count(*) from registry.part_now p where p.compound_id = r.compound_id
                           and (g.building_id is null or p.building_id = g.building_id)) as households,
                       j.gap_id is not null as judged, j.need_id, nullif(j.reason, '') as reason
                  from survey.gap g join survey.round r on r.id = g.round_id join survey.answer a on a.id = g.answer_id
                  left join registry.building b on b.id = g.building_id
                  left join survey.judgement j on j.gap_id = g.id
                 where g.round_id = ?
                 order by g.danger desc, g.severity desc, g.ease desc, g.indicator, length(b.number), b.number""")
                .param(round)
                .query((row, _) -> {
                    var code = row.getString("indicator");
                    var indicator = rules.indicators().get(code);
                    return new RoundPage.Gap(
                            row.getObject("id", UUID.class),
                            code,
                            words.name(site, rules, code),
                            row.getObject("building_id", UUID.class),
                            row.getString("building"),
                            indicator == null
                                    ? ""
                                    : words.found(
                                            site,
                                            indicator,
                                            row.getObject("amount_milli", Long.class),
                                            row.getObject("of_milli", Long.class)),
                            indicator == null ? "" : words.wanted(site, indicator),
                            issues(site, rules, code, row.getString("issues")),
                            row.getInt("severity"),
                            Quadrant.valueOf(row.getString("quadrant")),
                            row.getBoolean("danger"),
                            row.getInt("households"),
                            row.getBoolean("judged"),
                            row.getObject("need_id", UUID.class),
                            row.getString("reason"));
                })
                .list();
    }

    static List<String> issues(Site site, SurveyRules rules, String indicator, String codes) {
        return codes.isEmpty()
                ? List.of()
                : Arrays.stream(codes.split(","))
                        .map(code -> Optional.ofNullable(
                                        rules.issuesOf(indicator).get(code))
                                .map(issue -> issue.name().in(site.words().locale()))
                                .orElse(code))
                        .toList();
    }

    private List<RoundPage.Alarm> alarms(UUID round) {
        return db.sql("""
                select m.id, b.number as building, m.raised_at, m.state = 'OPEN' as open,
                       (select s.measure from survey.alarm_step s where s.alarm_id = m.id) as measure
                  from survey.alarm m join survey.answer a on a.id = m.answer_id
                  left join registry.building b on b.id = a.building_id
                 where a.round_id = ? order by m.raised_at""").param(round).query(RoundPage.Alarm.class).list();
    }
}
