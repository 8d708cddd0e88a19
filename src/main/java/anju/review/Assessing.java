package anju.review;

import anju.access.Action;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The property firm's assessment (考核): full points less what was found, by period, never by its own people. */
@Component
public class Assessing {
    private final JdbcClient db;
    private final Inquiries inquiries;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    Assessing(JdbcClient db, Inquiries inquiries, Registry registry, Policy policy, Acts acts, Commands commands) {
        this.db = db;
        this.inquiries = inquiries;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Grading assess(Viewer by, UUID command, AssessmentDraft draft) {
        var path = registry.pathOf(draft.compoundId());
        by.require(Action.ASSESS_FIRM, path);
        return commands.once(command, by.personId(), "review.assess", draft, Grading.class, () -> {
            var city = City.current();
            // Whoever holds a firm's role anywhere is its own judge, or its competitor's.
            if (by.has(Role.PROPERTY_FIRM)) {
                return new Grading.OwnFirm();
            }
            if (!isPropertyFirm(draft.firmId())) {
                return new Grading.NotAPropertyFirm();
            }
            if (!draft.untilOn().isBefore(city.today())) {
                return new Grading.NotOver();
            }
            var rules = policy.rules(ReviewRules.class, path, city.today());
            var taken = new HashMap<String, Integer>();
            for (var deduction : draft.deductions()) {
                var item = rules.assessment().get(deduction.item());
                if (item == null) {
                    return new Grading.UnknownItem(deduction.item());
                }
                if (taken.merge(deduction.item(), deduction.points(), Integer::sum) > item.points()) {
                    return new Grading.TooMuch(deduction.item(), item.points());
                }
            }
            inquiries.lock("assessment:" + draft.firmId() + draft.compoundId());
            var overlapping = overlapping(draft);
            if (overlapping.isPresent()) {
                return overlapping.get();
            }
            int points =
                    100 - taken.values().stream().mapToInt(Integer::intValue).sum();
            var grade = rules.grade(points);
            var lowest = rules.grades().keySet().stream().reduce((_, b) -> b).orElseThrow();
            boolean again = grade.equals(lowest) && gradeBefore(draft).equals(lowest);
            return write(by, path, draft, points, grade, again);
        });
    }

    private Grading write(Viewer by, String path, AssessmentDraft draft, int points, String grade, boolean reconsider) {
        var city = City.current();
        var id = city.newId();
        var code = inquiries.nextCode("KH");
        var act = acts.record(
                ReviewAct.ASSESSMENT_RECORDED,
                List.of("assessment:" + id, "compound:" + draft.compoundId(), "organisation:" + draft.firmId()),
                Map.of(
                        "code",
                        code,
                        "points",
                        points,
                        "grade",
                        grade,
                        "findings",
                        draft.deductions().size()),
                Map.of(
                        "from_on", draft.fromOn().toString(),
                        "until_on", draft.untilOn().toString(),
                        "assessor", by.person().toString()));
        db.sql("""
                insert into review.assessment (id, code, firm_id, compound_id, from_on, until_on, edition_id, points, grade,
                                               assessor_id, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        code,
                        draft.firmId(),
                        draft.compoundId(),
                        Date.valueOf(draft.fromOn()),
                        Date.valueOf(draft.untilOn()),
                        policy.edition(path, city.today()),
                        points,
                        grade,
                        by.person(),
                        Timestamp.from(city.now()),
                        act,
                        ReviewAct.ASSESSMENT_RECORDED.code())
                .update();
        for (var deduction : draft.deductions()) {
            db.sql(
                            "insert into review.deduction (id, assessment_id, item, points, finding, file_id) values (?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            city.newId(),
                            id,
                            deduction.item(),
                            deduction.points(),
                            deduction.finding(),
                            deduction.file()))
                    .update();
        }
        return new Grading.Graded(id, code, points, grade, reconsider);
    }

    private boolean isPropertyFirm(UUID firm) {
        return db.sql("select exists (select from registry.organisation where id = ? and kind = 'PROPERTY_FIRM')")
                .param(firm)
                .query(Boolean.class)
                .single();
    }

    private Optional<Grading> overlapping(AssessmentDraft draft) {
        return db.sql("""
                select id, code from review.assessment
                 where firm_id = ? and compound_id = ? and from_on <= ? and until_on >= ? limit 1""")
                .params(draft.firmId(), draft.compoundId(), Date.valueOf(draft.untilOn()), Date.valueOf(draft.fromOn()))
                .query((row, _) ->
                        (Grading) new Grading.Overlaps(row.getObject("id", UUID.class), row.getString("code")))
                .optional();
    }

    private String gradeBefore(AssessmentDraft draft) {
        return db.sql("""
                select grade from review.assessment where firm_id = ? and compound_id = ? and until_on < ?
                 order by until_on desc limit 1""")
                .params(draft.firmId(), draft.compoundId(), Date.valueOf(draft.fromOn()))
                .query(String.class)
                .optional()
                .orElse("");
    }
}
