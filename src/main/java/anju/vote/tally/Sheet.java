package anju.vote.tally;

import anju.vote.tally.Election.Ballot;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as it stands in the file; null where nothing readable does.
 *
 * @param principal the head whose ballot it is, where somebody else cast it
 * @param whole it is an object, and whoever it names as principal is named by a text
 */
record Sheet(
        @Nullable String part,
        @Nullable Said answers,
        @Nullable Via via,
        @Nullable Instant at,
        @Nullable String principal,
        boolean whole) {

    /** Answers beside the matters they are to; a map for each of a million ballots would be most of the memory. */
    record Said(String[] matters, Answer[] answers) {}

    /** What it is to the count, once roll, matters and times are known. */
    Ballot ballot(int number, Roll roll, Map<String, Integer> matters, Instant opens, Instant closes, Proxies proxies) {
        var onPart = part == null ? null : roll.headOfPart(part);
        var voice = principal == null ? onPart : roll.head(principal);
        int head = voice == null ? -1 : voice;
        var lines = new @Nullable Answer[matters.size()];
        var fault = fault(onPart, head, opens, closes);
        if (fault == null && answers != null) {
            for (int i = 0; i < answers.matters.length; i++) {
                var matter = matters.get(answers.matters[i]);
                if (matter == null) {
                    fault = Fault.NOT_ASKED;
                    break;
                }
                lines[matter] = answers.answers[i];
            }
        }
        return new Ballot(
                number,
                part == null ? "" : part,
                head,
                via == Via.PAPER,
                principal != null && proxies == Proxies.OWNER_FIRST,
                at == null ? Instant.MIN : at,
                lines,
                fault);
    }

    private @Nullable Fault fault(@Nullable Integer onPart, int head, Instant opens, Instant closes) {
        if (!whole) {
            return Fault.MALFORMED;
        }
        if (part == null) {
            return Fault.PART_MISSING;
        }
        if (onPart == null) {
            return Fault.NOT_ON_THE_ROLL;
        }
        if (onPart == Roll.NOT_COUNTED) {
            return Fault.PART_NOT_COUNTED;
        }
        if (head < 0) {
            return Fault.PRINCIPAL_NOT_ON_THE_ROLL;
        }
        if (via == null) {
            return Fault.CHANNEL_UNKNOWN;
        }
        if (at == null) {
            return Fault.TIME_UNREADABLE;
        }
        if (at.isBefore(opens)) {
            return Fault.BEFORE_OPENING;
        }
        if (!at.isBefore(closes)) {
            return Fault.AFTER_CLOSING;
        }
        return answers == null ? Fault.ANSWERS_UNREADABLE : null;
    }
}
