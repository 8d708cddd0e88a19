package anju.request;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What residents may ask for and how long each step may take.
 *
 * @param topics by code, in the order they are shown, with the level a request has unless staff find it more pressing
 * @param levels by when a request is acknowledged and solved
 * @param handleDays working days it may stay on a rung once taken in hand there, before it climbs
 * @param firstRung where it begins
 * @param extensionDays working days of the one extension
 * @param whistleHours hours a department has to answer about what is urgent, working days about everything else
 * @param reopenDays days in which a resident who is not satisfied may have it taken up again, once; afterwards it closes
 * @param resolveAgainDays working days for the second answer
 * @param contactKeptDays days after its end that a number left with it is kept
 * @param petitionDecideDays days to decide whether a petition is admitted, then to finish it, and once more
 * @param sealedDays working days in which an auditor acknowledges a sealed report
 */
@Rules
public record RequestRules(
        Map<String, Topic> topics,
        Map<Level, Duty> levels,
        Map<Rung, Integer> handleDays,
        Rung firstRung,
        int extensionDays,
        int whistleHours,
        int whistleDays,
        int reopenDays,
        int resolveAgainDays,
        int contactKeptDays,
        int petitionDecideDays,
        int petitionFinishDays,
        int petitionExtensionDays,
        int sealedDays) {
    /** Something residents report. */
    public record Topic(Name name, Level level) {}

    /** By when a request of a level is acknowledged and solved. */
    public record Duty(int acknowledge, TermUnit acknowledgeUnit, int resolve, TermUnit resolveUnit) {
        Term toAcknowledge() {
            return new Term(acknowledge, acknowledgeUnit);
        }

        Term toResolve() {
            return new Term(resolve, resolveUnit);
        }
    }

    private static final int AT_MOST = 400;

    public RequestRules {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics names at least one");
        }
        for (var code : topics.keySet()) {
            if (!code.matches("[A-Z][A-Z_]{1,30}")) {
                throw new IllegalArgumentException("a topic's code is in capitals, not " + code);
            }
        }
        for (var level : Level.values()) {
            var duty = levels.get(level);
            if (duty == null) {
                throw new IllegalArgumentException("levels says nothing of " + level);
            }
            within(duty.acknowledge(), level + "'s acknowledge");
            within(duty.resolve(), level + "'s resolve");
            if (duty.resolveUnit().ordinal() < duty.acknowledgeUnit().ordinal()
                    || (duty.resolveUnit() == duty.acknowledgeUnit() && duty.resolve() < duty.acknowledge())) {
                throw new IllegalArgumentException(level + " would have to be solved before it is acknowledged");
            }
        }
        for (var rung : Rung.values()) {
            within(handleDays.getOrDefault(rung, 0), "handleDays of " + rung);
        }
        within(extensionDays, "extensionDays");
        within(whistleHours, "whistleHours");
        within(whistleDays, "whistleDays");
        within(reopenDays, "reopenDays");
        within(resolveAgainDays, "resolveAgainDays");
        within(contactKeptDays, "contactKeptDays");
        within(petitionDecideDays, "petitionDecideDays");
        within(petitionFinishDays, "petitionFinishDays");
        within(petitionExtensionDays, "petitionExtensionDays");
        within(sealedDays, "sealedDays");
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
        levels = Collections.unmodifiableMap(new EnumMap<>(levels));
        handleDays = Collections.unmodifiableMap(new EnumMap<>(handleDays));
    }

    private static void within(int days, String what) {
        if (days < 1 || days > AT_MOST) {
            throw new IllegalArgumentException(what + " is 1 to " + AT_MOST);
        }
    }

    public Duty duty(Level level) {
        var duty = levels.get(level);
        if (duty == null) {
            throw new IllegalStateException("no duty for " + level);
        }
        return duty;
    }

    Term toHandle(Rung rung) {
        return new Term(handleDays.getOrDefault(rung, 1), TermUnit.WORKING_DAYS);
    }
}
