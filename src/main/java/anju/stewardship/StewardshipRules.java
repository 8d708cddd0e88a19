package anju.stewardship;

import anju.money.Fraction;
import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How compounds are kept: upkeep, service models, public income, rooms, warranty claims, waivers.
 *
 * @param upkeep by catalogue code
 * @param otherUpkeep for work without a code of its own above
 * @param noticeDays how many days before it is due upkeep waits at the keeper's desk
 * @param risesAfterDays how many days after it was due undone upkeep rises to committee and office
 */
@Rules
public record StewardshipRules(
        Map<String, Upkeep> upkeep,
        Upkeep otherUpkeep,
        Map<String, Model> models,
        Income income,
        Rooms rooms,
        Claims claims,
        Waivers waivers,
        Teams teams,
        int noticeDays,
        int risesAfterDays) {
    /** What is done, and every how many months. */
    public record Upkeep(Name what, int everyMonths) {
        public Upkeep {
            within("everyMonths", everyMonths, 1, 240);
        }
    }

    /** Who decides that a compound is served so. */
    public enum DecidedBy {
        OWNERS,
        RESIDENTS,
        OFFICE
    }

    /** A way of serving a compound (domain brief §8.1). */
    public record Model(Name name, DecidedBy decidedBy, int monthsAtMost) {
        public Model {
            within("monthsAtMost", monthsAtMost, 1, 240);
        }
    }

    /** @param toFund least share of the net income that belongs in the maintenance fund */
    public record Income(Fraction toFund, Map<String, Name> receipts, Map<String, Expense> expenses) {
        public Income {
            receipts = Collections.unmodifiableMap(new LinkedHashMap<>(receipts));
            expenses = Collections.unmodifiableMap(new LinkedHashMap<>(expenses));
        }
    }

    /** @param decided whether owners must have decided it */
    public record Expense(Name name, boolean decided) {}

    /** Free hours and limits of rooms (番禺: 公益时段). */
    public record Rooms(
            int freeFromHour,
            int freeUntilHour,
            int hoursAtMost,
            int freeHoursPerWeek,
            int daysAhead,
            int belowMarketPercent) {
        public Rooms {
            within("freeFromHour", freeFromHour, 0, 23);
            within("freeUntilHour", freeUntilHour, freeFromHour + 1, 24);
            within("hoursAtMost", hoursAtMost, 1, 24);
            within("freeHoursPerWeek", freeHoursPerWeek, 0, 168);
            within("daysAhead", daysAhead, 1, 366);
            within("belowMarketPercent", belowMarketPercent, 1, 100);
        }
    }

    /** Periods of a warranty claim (CQR art. 41). */
    public record Claims(int answerHours, int urgentAnswerHours, int mendDays) {
        public Claims {
            within("answerHours", answerHours, 1, 240);
            within("urgentAnswerHours", urgentAnswerHours, 1, answerHours);
            within("mendDays", mendDays, 1, 180);
        }
    }

    /** @param publishFrom fewer waivers than this are not counted out in public, so that nobody is recognised */
    public record Waivers(int monthsAtMost, int publishFrom, Map<String, Name> grounds) {
        public Waivers {
            within("monthsAtMost", monthsAtMost, 1, 60);
            within("publishFrom", publishFrom, 1, 100);
            grounds = Collections.unmodifiableMap(new LinkedHashMap<>(grounds));
        }
    }

    /** @param membersAtLeast how many must be willing before there is a team (成都锦江: 两名以上) */
    public record Teams(int membersAtLeast) {
        public Teams {
            within("membersAtLeast", membersAtLeast, 2, 50);
        }
    }

    public StewardshipRules {
        upkeep = Map.copyOf(upkeep);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        within("noticeDays", noticeDays, 0, 180);
        within("risesAfterDays", risesAfterDays, 1, 180);
    }

    public Upkeep upkeep(String catalogueCode) {
        return upkeep.getOrDefault(catalogueCode, otherUpkeep);
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most);
        }
    }
}
