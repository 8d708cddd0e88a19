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
            boolean byProxy,
            Instant castAt,
            Instant acceptedAt,
            UUID matterId,
            Choice choice)
            implements Precedence.Cast {
        @Override
        public Instant at() {
            return castAt;
        }

        @Override
        public boolean paper() {
            return channel == Channel.PAPER;
        }
    }

    Tally of(UUID matter) {
        var order = order();
        var counted = new HashMap<UUID, Answer>();
        for (var answer : answers) {
            if (answer.matterId.equals(matter)) {
                counted.merge(answer.headId, answer, (a, b) -> order.compare(a, b) >= 0 ? a : b);
            }
        }
        var sum = new Sum();
        for (var answer : counted.values()) {
            var area = areaX100ByHead.get(answer.headId);
            if (area == null) {
                throw new IllegalStateException("a ballot of head " + answer.headId + ", who is not on the roll");
            }
            sum.add(answer.choice, area);
        }
        long rollArea = areaX100ByHead.values().stream().reduce(0L, Math::addExact);
        return sum.of(rollArea, areaX100ByHead.size());
    }

    /** The greatest counts. Ids come last and as text: PostgreSQL orders them as bytes, {@link UUID#compareTo} does not. */
    private Comparator<Answer> order() {
        var arrival = Comparator.comparing(Answer::acceptedAt);
        Comparator<Answer> order = precedence.order()::compare;
        return order.thenComparing(precedence == Precedence.FIRST_VALID ? arrival.reversed() : arrival)
                .thenComparing(answer -> answer.ballotId.toString());
    }
}
