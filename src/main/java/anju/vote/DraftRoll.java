package anju.vote;

import anju.city.City;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The roll from the agenda's publication until it is frozen: what it says of a part today, until when owners may object to it,
 * and what still keeps it from being frozen.
 */
@Component
public class DraftRoll {
    private final JdbcClient db;
    private final Votes votes;
    private final Policy policy;

    DraftRoll(JdbcClient db, Votes votes, Policy policy) {
        this.db = db;
        this.votes = votes;
        this.policy = policy;
    }

    /**
     * When owners may object.
     *
     * @param from the day the agenda was published
     * @param lastOn null where the rules set no days: until the roll is frozen
     */
    public record Period(LocalDate from, @Nullable LocalDate lastOn) {
        public boolean isOver(LocalDate today) {
            return lastOn != null && today.isAfter(lastOn);
        }
    }

    Roll of(Vote vote) {
        return Roll.of(votes.holdings(vote), policy.rules(VotingRules.class, vote.editionId()), UUID::randomUUID);
    }

    /** How parts become heads, as it would be frozen now. */
    public RollPreview preview(Vote vote) {
        return RollPreview.of(of(vote));
    }

    /** The areas the draft counts now, in 0.01 square metres by part; without those it leaves out. */
    public Map<UUID, Long> areasX100(Vote vote) {
        return of(vote).heads().stream()
                .flatMap(head -> head.parts().stream())
                .collect(Collectors.toMap(Head.CountedPart::id, Head.CountedPart::areaX100));
    }

    /** Nothing while the agenda does not hang: nobody was told of the roll yet. */
    public Optional<Period> period(Vote vote) {
        int days = policy.rules(VotingRules.class, vote.editionId()).rollObjectionDays();
        return db.sql("""
                select min(released_at) as at from notice.notice_now
                 where kind = ? and subject_kind = 'vote' and subject_id = ? and state in ('PUBLISHED', 'CLOSED')
                having count(*) > 0""")
                .params(VoteNotice.AGENDA.kind(), vote.id())
                .query(Timestamp.class)
                .optional()
                .map(at -> at.toInstant().atZone(City.ZONE).toLocalDate())
                .map(from -> new Period(
                        from,
                        days == 0
                                ? null
                                : policy.rules(CalendarRules.class, vote.path(), from)
                                        .lastOf(from, days)));
    }

    /** Why it may not be frozen yet: the time for objections runs, one waits for its answer, or for its correction. */
    Optional<Freezing> refusal(Vote vote) {
        var period = period(vote).orElse(null);
        if (period != null
                && period.lastOn() != null
                && !period.isOver(City.current().today())) {
            return Optional.of(new Freezing.ObjectionsUntil(period.lastOn()));
        }
        int open = db.sql("""
                select count(*) from vote.roll_objection o
                 where o.vote_id = ? and not exists (select from vote.roll_answer a where a.objection_id = o.id)""").param(vote.id()).query(Integer.class).single();
        if (open > 0) {
            return Optional.of(new Freezing.ObjectionsOpen(open));
        }
        int uncorrected = uncorrected(vote);
        return uncorrected > 0 ? Optional.of(new Freezing.NotCorrected(uncorrected)) : Optional.empty();
    }

    /** Objections that were upheld while the register still says what was disputed. */
    private int uncorrected(Vote vote) {
        return db.sql("select count(*) from vote.roll_objection_now where vote_id = ? and upheld and unchanged")
                .param(vote.id())
                .query(Integer.class)
                .single();
    }
}
