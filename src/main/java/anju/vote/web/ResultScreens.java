package anju.vote.web;

import anju.access.Action;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.QrCode;
import anju.site.Site;
import anju.vote.InvalidReason;
import anju.vote.VoteState;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a counted result for its announcement. */
@Component
class ResultScreens {
    private final JdbcClient db;
    private final VoteScreens votes;

    ResultScreens(JdbcClient db, VoteScreens votes) {
        this.db = db;
        this.votes = votes;
    }

    ResultPage result(Site site, UUID id, String base, Form form) {
        var poll = votes.vote(site, id, Form.empty("vote.annul"));
        var vote = poll.vote();
        if (vote.state() != VoteState.CLOSED) {
            throw new NotThere();
        }
        var announced = db.sql("select document_number, published_at as at from vote.publication where vote_id = ?")
                .param(id)
                .query(ResultPage.Announced.class)
                .optional();
        return new ResultPage(
                site,
                poll,
                db.sql("select at from vote.vote_step where vote_id = ? and to_state = 'CLOSED'")
                        .param(id)
                        .query(Timestamp.class)
                        .single()
                        .toInstant(),
                db.sql("select due_on from vote.result_due where vote_id = ?")
                        .param(id)
                        .query(Date.class)
                        .single()
                        .toLocalDate(),
                announced.orElse(null),
                heads(id, "PHONE"),
                heads(id, "PAPER"),
                proxied(id),
                invalid(id),
                replaced(id),
                silent(id),
                missing(id),
                digest(id),
                QrCode.of(base + "/votes/" + id + "/result"),
                announced.isEmpty() && site.viewer().may(Action.CLOSE_VOTE, vote.path()),
                form);
    }

    private int heads(UUID vote, String channel) {
        return db.sql("select count(distinct head_id) from vote.counted_answer where vote_id = ? and channel = ?")
                .params(vote, channel)
                .query(Integer.class)
                .single();
    }

    private int proxied(UUID vote) {
        return db.sql(
                        "select count(distinct head_id) from vote.counted_answer where vote_id = ? and mandate_id is not null")
                .param(vote)
                .query(Integer.class)
                .single();
    }

    private Map<String, Integer> replaced(UUID vote) {
        var counted = new TreeMap<String, Integer>();
        db.sql("""
                select standing, count(*) as ballots from vote.ballot_standing
                 where vote_id = ? and standing not in ('COUNTS', 'INVALID') group by standing""").param(vote).query(row -> {
            counted.put(row.getString("standing"), row.getInt("ballots"));
        });
        return counted;
    }

    /** Whose only ballots are invalid is not silent (domain brief §2.9, 3); one door that was reached is enough. */
    private Map<UUID, ResultPage.Silent> silent(UUID vote) {
        var silent = new HashMap<UUID, ResultPage.Silent>();
        db.sql("""
                select m.id, count(*) as heads, sum(h.area_x100)::bigint as area_x100
                  from vote.matter m join vote.head h on h.vote_id = m.vote_id
                 where m.vote_id = :vote
                   and exists (select from vote.door d where d.vote_id = h.vote_id and d.head_id = h.id and d.delivered)
                   and not exists (select from vote.counted_answer a
                                    where a.vote_id = h.vote_id and a.head_id = h.id and a.matter_id = m.id)
                   and not exists (select from vote.ballot b
                                    where b.vote_id = h.vote_id and b.head_id = h.id and b.invalid_reason is not null)
                 group by m.id""").param("vote", vote).query(row -> {
            silent.put(
                    row.getObject("id", UUID.class),
                    new ResultPage.Silent(row.getInt("heads"), row.getLong("area_x100")));
        });
        return silent;
    }

    private Map<InvalidReason, Integer> invalid(UUID vote) {
        var counted = new EnumMap<InvalidReason, Integer>(InvalidReason.class);
        db.sql("""
                select invalid_reason, count(*) as ballots from vote.ballot
                 where vote_id = ? and invalid_reason is not null group by invalid_reason""").param(vote).query(row -> {
            counted.put(InvalidReason.valueOf(row.getString("invalid_reason")), row.getInt("ballots"));
        });
        return counted;
    }

    private List<ResultPage.Missing> missing(UUID vote) {
        return db.sql("""
                select m.number, p.building_number || '-' || p.stairwell_number || '-' || p.number as door, n.what
                  from vote.consent_needed n
                  join vote.matter m on m.id = n.matter_id
                  join registry.part_now p on p.id = n.part_id
                 where m.vote_id = ? and not exists (select from vote.consent c where c.needed_id = n.id)
                 order by m.number""").param(vote).query(ResultPage.Missing.class).list();
    }

    /** What the public record was told about the roll. */
    private String digest(UUID vote) {
        return db.sql("""
                select encode(sha256(string_agg(part_id || ' ' || head_id || ' ' || area_x100 || ' ' || basis || E'\\n', ''
                                                order by part_id || ' ' || head_id || ' ' || area_x100 || ' ' || basis collate "C")::bytea), 'hex')
                  from vote.head_part where vote_id = ?""").param(vote).query(String.class).single();
    }
}
