package anju.review;

import anju.money.Fraction;
import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When residents are asked and what, and how a property firm is assessed.
 *
 * @param satisfiedFrom the mark of 1 to 5 from which a household counts as satisfied
 * @param smallGroup fewer answers than this are never shown
 * @param assessment the sheet's items with their full points, 100 together
 * @param grades by the points from which they are reached, best first
 */
@Rules
public record ReviewRules(
        Map<String, Occasion> occasions,
        Map<String, Name> questions,
        int satisfiedFrom,
        int smallGroup,
        Map<String, Item> assessment,
        Map<String, Grade> grades) {
    public static final int MARK_MAX = 5;
    private static final int FULL = 100;

    /** @param monthsAfter since the last acceptance */
    public record Occasion(Name name, int monthsAfter, int openDays) {
        public Occasion {
            if (monthsAfter < 0 || monthsAfter > 120 || openDays < 1 || openDays > 90) {
                throw new IllegalArgumentException(
                        "an occasion comes 0 to 120 months after and stays open 1 to 90 days");
            }
        }
    }

    public record Item(Name name, int points) {
        public Item {
            if (points < 1 || points > FULL) {
                throw new IllegalArgumentException("an item has 1 to 100 points");
            }
        }
    }

    /** @param subsidy the share of the subsidy that a firm of this grade is paid */
    public record Grade(Name name, int from, Fraction subsidy) {}

    public ReviewRules {
        if (occasions.isEmpty() || questions.isEmpty()) {
            throw new IllegalArgumentException("occasions and questions name at least one each");
        }
        if (satisfiedFrom < 2 || satisfiedFrom > MARK_MAX || smallGroup < 3) {
            throw new IllegalArgumentException("satisfied from 2 to 5, small groups of at least 3");
        }
        if (assessment.values().stream().mapToInt(Item::points).sum() != FULL) {
            throw new IllegalArgumentException("the items of the assessment have 100 points together");
        }
        int above = FULL + 1;
        for (var grade : grades.values()) {
            if (grade.from() >= above
                    || grade.subsidy().numerator() > grade.subsidy().denominator()) {
                throw new IllegalArgumentException("grades go down, and no subsidy is more than the whole");
            }
            above = grade.from();
        }
        if (above != 0) {
            throw new IllegalArgumentException("the last grade is reached from 0 points");
        }
        occasions = Collections.unmodifiableMap(new LinkedHashMap<>(occasions));
        questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
        assessment = Collections.unmodifiableMap(new LinkedHashMap<>(assessment));
        grades = Collections.unmodifiableMap(new LinkedHashMap<>(grades));
    }

    String grade(int points) {
        return grades.entrySet().stream()
                .filter(grade -> points >= grade.getValue().from())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
