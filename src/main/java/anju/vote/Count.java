package anju.vote;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The count in plain Java, from plain rows: once for each head and matter, the answer of the ballot that precedence picks. It is
 * held against the same count made by the database; neither is believed alone.
 */
record Count(Map<UUID, Long> areaX100ByHead, List<Answer> answers, Precedence precedence) {
    /** One line of a valid ballot. A line left blank has none, so an earlier answer to that matter stays. */
    record Answer(
            UUID ballotId,
            UUID headId,
            Channel channel,
            Instant castAt,
            Instant acceptedAt,
            UUID matterId,
            Choice choice) {}

    Tally of(UUID matter) {
        var counted = new HashMap<UUID, Answer>();
        for (var answer : answers) {
            if (answer.matterId.equals(matter)) {
                counted.merge(answer.headId, answer, (a, b) -> order().compare(a, b) >= 0 ? a : b);
            }
        }
        long castArea = 0;
        long forArea = 0;
        long againstArea = 0;
        int forHeads = 0;
        int againstHeads = 0;
        for (var answer : counted.values()) {
            var area = areaX100ByHead.get(answer.headId);
            if (area == null) {
                throw new IllegalStateException("a ballot of head " + answer.headId + ", who is not on the roll");
            }
            castArea = Math.addExact(castArea, area);
            switch (answer.choice) {
                case FOR -> {
                    forArea = Math.addExact(forArea, area);
                    forHeads++;
                }
                case AGAINST -> {
                    againstArea = Math.addExact(againstArea, area);
                    againstHeads++;
                }
                case ABSTAIN -> {}
            }
        }
        long rollArea = areaX100ByHead.values().stream().reduce(0L, Math::addExact);
        return new Tally(
                rollArea,
                areaX100ByHead.size(),
                castArea,
                counted.size(),
                forArea,
                forHeads,
                againstArea,
                againstHeads);
    }

    /** The greatest counts. Ids come last and as text: PostgreSQL orders them as bytes, {@link UUID#compareTo} does not. */
    private Comparator<Answer> order() {
        var latest = Comparator.comparing(Answer::castAt)
                .thenComparing(Answer::acceptedAt)
                .thenComparing(answer -> answer.ballotId.toString());
        return switch (precedence) {
            case LAST_CAST -> latest;
            case FIRST_VALID ->
                Comparator.comparing(Answer::castAt, Comparator.reverseOrder())
                        .thenComparing(Answer::acceptedAt, Comparator.reverseOrder())
                        .thenComparing(answer -> answer.ballotId.toString());
            case PAPER_WINS ->
                Comparator.comparing((Answer answer) -> answer.channel == Channel.PAPER)
                        .thenComparing(latest);
        };
    }
}
