package anju.vote;

import anju.city.City;
import anju.city.Sha256;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
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
     * What the draft says of one part.
     *
     * @param areaX100 null while the draft leaves it out
     * @param digest of area, basis, holders and those who may vote for it; another one, another line
     */
    public record Line(@Nullable Long areaX100, String digest) {
        /** The digest of no line at all. */
        public static final String NOWHERE = Sha256.hex("");

        static final Line NONE = new Line(null, NOWHERE);
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
        return of(vote, votes.holdings(vote));
    }

    private Roll of(Vote vote, List<Holding> holdings) {
        return Roll.of(holdings, policy.rules(VotingRules.class, vote.editionId()), UUID::randomUUID);
    }

    /** How parts become heads, as it would be frozen now. */
    public RollPreview preview(Vote vote) {
        return RollPreview.of(of(vote));
    }

    /** What the draft says now, by part. */
    public Map<UUID, Line> lines(Vote vote) {
        var said = new HashMap<UUID, TreeSet<String>>();
        var holdings = votes.holdings(vote);
        for (var line : holdings) {
            said.computeIfAbsent(line.partId(), _ -> new TreeSet<>()).add(line.toString());
        }
        var lines = new HashMap<UUID, Line>();
        for (var head : of(vote, holdings).heads()) {
            for (var part : head.parts()) {
                var words = said.getOrDefault(part.id(), new TreeSet<>());
                lines.put(part.id(), new Line(part.areaX100(), Sha256.hex(String.join("\n", words))));
            }
        }
        return lines;
    }

    public Line line(Vote vote, @Nullable UUID part) {
        return part == null ? Line.NONE : lines(vote).getOrDefault(part, Line.NONE);
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

    /** Objections that were upheld while the part's line is still what it was. */
    private int uncorrected(Vote vote) {
        var upheld = db.sql("""
                select o.part_id, encode(o.line, 'hex') as line
                  from vote.roll_objection o join vote.roll_answer a on a.objection_id = o.id
                 where o.vote_id = ? and a.upheld and o.part_id is not null""")
                .param(vote.id())
                .query((row, _) -> Map.entry(row.getObject("part_id", UUID.class), row.getString("line")))
                .list();
        if (upheld.isEmpty()) {
            return 0;
        }
        var lines = lines(vote);
        return (int) upheld.stream()
                .filter(one ->
                        lines.getOrDefault(one.getKey(), Line.NONE).digest().equals(one.getValue()))
                .count();
    }
}
