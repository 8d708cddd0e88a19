package anju.vote;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a vote twice, by two ways that share no code: the database's view, and {@link Count} from plain rows. */
@Component
class Counting {
    private final JdbcClient db;

    Counting(JdbcClient db) {
        this.db = db;
    }

    /** The figures of each matter; a difference between the two counts is a bug, and nothing is stored. */
    Map<UUID, Tally> twice(UUID vote, Precedence precedence) {
        var byDatabase = byDatabase(vote);
        var count = byJava(vote, precedence);
        byDatabase.forEach((matter, tally) -> {
            var again = count.of(matter);
            if (!again.equals(tally)) {
                throw new IllegalStateException(
                        "the counts of matter " + matter + " differ: " + tally + " and " + again);
            }
        });
        return byDatabase;
    }

    Map<UUID, Tally> byDatabase(UUID vote) {
        return db
                .sql("""
                select m.id as matter_id,
                       r.area as roll_area_x100, r.heads as roll_heads,
                       coalesce(sum(a.area_x100), 0) as cast_area_x100, count(a.head_id) as cast_heads,
                       coalesce(sum(a.area_x100) filter (where a.choice = 'FOR'), 0) as for_area_x100,
                       count(*) filter (where a.choice = 'FOR') as for_heads,
                       coalesce(sum(a.area_x100) filter (where a.choice = 'AGAINST'), 0) as against_area_x100,
                       count(*) filter (where a.choice = 'AGAINST') as against_heads
                  from vote.matter m
                 cross join (select coalesce(sum(area_x100), 0) as area, count(*) as heads from vote.head where vote_id = :vote) r
                  left join vote.counted_answer a on a.matter_id = m.id and a.vote_id = m.vote_id
                 where m.vote_id = :vote
                 group by m.id, m.number, r.area, r.heads
                 order by m.number""")
                .param("vote", vote)
                .query((row, _) -> Map.entry(
                        row.getObject("matter_id", UUID.class),
                        new Tally(
                                row.getLong("roll_area_x100"),
                                row.getInt("roll_heads"),
                                row.getLong("cast_area_x100"),
                                row.getInt("cast_heads"),
                                row.getLong("for_area_x100"),
                                row.getInt("for_heads"),
                                row.getLong("against_area_x100"),
                                row.getInt("against_heads"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    Count byJava(UUID vote, Precedence precedence) {
        var areas = db
                .sql("select id, area_x100 from vote.head where vote_id = ?")
                .param(vote)
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getLong("area_x100")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var answers = db.sql("""
                select b.id, b.head_id, b.channel, b.mandate_id is not null as by_proxy, b.cast_at, b.accepted_at, a.matter_id, a.choice
                  from vote.ballot b join vote.answer a on a.ballot_id = b.id
                 where b.vote_id = ? and b.invalid_reason is null""")
                .param(vote)
                .query((row, _) -> new Count.Answer(
                        row.getObject("id", UUID.class),
                        row.getObject("head_id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getBoolean("by_proxy"),
                        row.getTimestamp("cast_at").toInstant(),
                        row.getTimestamp("accepted_at").toInstant(),
                        row.getObject("matter_id", UUID.class),
                        Choice.valueOf(row.getString("choice"))))
                .list();
        return new Count(areas, answers, precedence);
    }
}
