package anju.survey.web;

import anju.access.Audience;
import anju.access.People;
import anju.site.Form;
import anju.site.Site;
import anju.survey.Indicator;
import anju.survey.SurveyRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a surveyor's sheet, and what was said before. */
@Component
class SheetScreens {
    static final String FORM = "survey.answer";

    private final JdbcClient db;
    private final SurveyWords words;
    private final RoundScreens rounds;
    private final People people;

    SheetScreens(JdbcClient db, SurveyWords words, RoundScreens rounds, People people) {
        this.db = db;
        this.words = words;
        this.rounds = rounds;
        this.people = people;
    }

    Optional<String> buildingNumber(UUID compound, UUID building) {
        return db.sql("select number from registry.building_now where compound_id = ? and id = ?")
                .params(compound, building)
                .query(String.class)
                .optional();
    }

    /** @param refused the one form that was sent and not taken, by its indicator */
    SheetPage sheet(
            Site site,
            RoundPage.Head head,
            @Nullable UUID building,
            @Nullable String number,
            Map<String, Form> refused,
            boolean meanwhile) {
        var rules = words.rules(head.editionId());
        var given = given(head.id(), building);
        var names = people.namesOf(given.values().stream().map(Given::personId).toList(), Audience.STAFF);
        var items = new ArrayList<SheetPage.Item>();
        rules.indicatorsOf(Arrays.asList(head.sets())).forEach((code, indicator) -> {
            if (indicator.byBuilding() == (building != null)) {
                var last = last(site, rules, code, indicator, given.get(code), names, head.id(), building);
                var mine = refused.get(code);
                var form = mine == null
                        ? filled(indicator, given.get(code))
                        : meanwhile && last != null
                                ? mine.with("seen", last.id().toString())
                                : mine;
                items.add(new SheetPage.Item(
                        code,
                        words.name(site, rules, code),
                        indicator,
                        words.wanted(site, indicator),
                        issues(site, rules, code),
                        last,
                        form,
                        meanwhile && mine != null ? last : null));
            }
        });
        return new SheetPage(site, head.id(), head.compound(), building, number, items, rounds.sheets(head, rules));
    }

    private static List<SheetPage.Issue> issues(Site site, SurveyRules rules, String code) {
        return rules.issuesOf(code).entrySet().stream()
                .map(issue -> new SheetPage.Issue(
                        issue.getKey(),
                        issue.getValue().name().in(site.words().locale()),
                        issue.getValue().severity() == SurveyRules.Issue.DANGER))
                .toList();
    }

    private SheetPage.@Nullable Last last(
            Site site,
            SurveyRules rules,
            String code,
            Indicator indicator,
            @Nullable Given given,
            Map<UUID, String> names,
            UUID round,
            @Nullable UUID building) {
        if (given == null) {
            return null;
        }
        var said = new ArrayList<String>();
        said.add(words.found(site, indicator, given.amountMilli, given.ofMilli));
        said.addAll(RoundScreens.issues(site, rules, code, given.issues));
        if (!given.reason.isEmpty()) {
            said.add(given.reason);
        }
        return new SheetPage.Last(
                given.id,
                site.words().list(said),
                names.getOrDefault(given.personId, ""),
                given.recordedAt.toInstant(),
                photos(round, code, building));
    }

    private List<UUID> photos(UUID round, String indicator, @Nullable UUID building) {
        return db.sql("""
                select p.file_id from survey.answer_photo p join survey.answer a on a.id = p.answer_id
                 where a.round_id = ? and a.indicator = ? and a.building_id is not distinct from cast(? as uuid)
                 order by a.number, p.file_id""")
                .params(Arrays.asList(round, indicator, building))
                .query(UUID.class)
                .list();
    }

    private Map<String, Given> given(UUID round, @Nullable UUID building) {
        var found = new HashMap<String, Given>();
        db.sql("""
                select a.id, a.indicator, a.amount_milli, a.of_milli, a.reason, a.note, a.danger, a.person_id, a.recorded_at,
                       coalesce((select string_agg(i.issue, ',' order by i.issue) from survey.answer_issue i where i.answer_id = a.id), '') as issues
                  from survey.answer_now a where a.round_id = ? and a.building_id is not distinct from cast(? as uuid)""")
                .params(Arrays.asList(round, building))
                .query(Given.class)
                .list()
                .forEach(given -> found.put(given.indicator, given));
        return found;
    }

    /** The form with the last answer in its fields, so that correcting one word does not mean typing all again. */
    private static Form filled(Indicator indicator, @Nullable Given given) {
        var typed = new LinkedHashMap<String, List<String>>();
        if (given != null) {
            typed.put("seen", List.of(given.id.toString()));
            typed.put("answer", List.of(answer(indicator, given.amountMilli)));
            typed.put("note", List.of(given.note));
            typed.put("reason", List.of(given.reason));
            typed.put("issues", given.issues.isEmpty() ? List.of() : List.of(given.issues.split(",")));
            typed.put("danger", given.danger ? List.of("true") : List.of());
            if (given.amountMilli != null && given.ofMilli != null) {
                typed.put("value", List.of(SurveyWords.plain(given.amountMilli)));
                typed.put("of", List.of(SurveyWords.plain(given.ofMilli)));
            }
        }
        return new Form(FORM, typed, List.of());
    }

    private static String answer(Indicator indicator, @Nullable Long amount) {
        if (amount == null) {
            return "NA";
        }
        return switch (indicator.ask()) {
            case YES_NO -> amount == 0 ? "NO" : "YES";
            case DEGREE -> amount == 0 ? "NOT" : amount < 1000 ? "PARTIAL" : "MET";
            case COUNT, AMOUNT, RATIO -> "VALUE";
        };
    }

    private record Given(
            UUID id,
            String indicator,
            @Nullable Long amountMilli,
            @Nullable Long ofMilli,
            String reason,
            String note,
            boolean danger,
            UUID personId,
            java.sql.Timestamp recordedAt,
            String issues) {}
}
