package anju.vote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts a vote three times: the database's view, {@link Count} from plain rows, and the count of {@code ./anju tally} from an exported
 * file. There is a result only where all three agree.
 */
@Component
class Counting {
    private final JdbcClient db;
    private final Tally.FromFile fromFile;

    Counting(JdbcClient db, Tally.FromFile fromFile) {
        this.db = db;
        this.fromFile = fromFile;
    }

    /** What three counts came to. */
    sealed interface Counted {
        record Agreed(Map<UUID, Tally> tallies) implements Counted {}

        record Differ(Difference where) implements Counted {}
    }

    Counted thrice(UUID vote, Precedence precedence) {
        var byDatabase = byDatabase(vote);
        var byJava = byJava(vote, precedence);
        var byFile = fromFile.of(vote);
        int number = 0;
        for (var counted : byDatabase.entrySet()) {
            number++;
            var matter = counted.getKey();
            var difference = Difference.among(number, counted.getValue(), byJava.of(matter), byFile.get(matter));
            if (difference.isPresent()) {
                return new Counted.Differ(difference.get());
            }
        }
        return new Counted.Agreed(byDatabase);
    }

    /** Where the stored result is not what three counts come to now; it may have been touched behind everybody's back. */
    Optional<Difference> sinceStored(UUID vote, Precedence precedence) {
        return switch (thrice(vote, precedence)) {
            case Counted.Differ differ -> Optional.of(differ.where());
            case Counted.Agreed agreed -> {
                var stored = stored(vote);
                int number = 0;
                Optional<Difference> found = Optional.empty();
                for (var counted : agreed.tallies().entrySet()) {
                    number++;
                    if (found.isEmpty()) {
                        found = Difference.ofStored(number, stored.get(counted.getKey()), counted.getValue());
                    }
                }
                yield found;
            }
        };
    }

    private Map<UUID, Tally> stored(UUID vote) {
        return db.sql("""
                select r.* from vote.result r join vote.matter m on m.id = r.matter_id where m.vote_id = ?""").param(vote).query((row, _) -> tally(row)).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<UUID, Tally> tally(ResultSet row) throws SQLException {
        return Map.entry(
                row.getObject("matter_id", UUID.class),
                new Tally(
                        row.getLong("roll_area_x100"),
                        row.getInt("roll_heads"),
                        row.getLong("cast_area_x100"),
                        row.getInt("cast_heads"),
                        row.getLong("for_area_x100"),
                        row.getInt("for_heads"),
                        row.getLong("against_area_x100"),
                        row.getInt("against_heads")));
    }

    Map<UUID, Tally> byDatabase(UUID vote) {
        return db.sql("""
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
                 order by m.number""").param("vote", vote).query((row, _) -> tally(row)).list().stream()
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
