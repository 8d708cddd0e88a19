package anju.vote;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.site.NotThere;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Announces a counted result to the owners, under a file number. */
@Component
public class Announcing {
    public static final int NUMBER_MIN = 2;
    public static final int NUMBER_MAX = 40;

    private final JdbcClient db;
    private final Votes votes;
    private final Acts acts;
    private final Commands commands;

    Announcing(JdbcClient db, Votes votes, Acts acts, Commands commands) {
        this.db = db;
        this.votes = votes;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Announcement announce(Viewer by, UUID command, UUID voteId, String documentNumber) {
        by.require(
                Action.CLOSE_VOTE, votes.byId(voteId).orElseThrow(NotThere::new).path());
        var inputs = new TreeMap<>(Map.of("vote", voteId.toString(), "number", documentNumber));
        return commands.once(command, by.personId(), "vote.announce", inputs, Announcement.class, () -> {
            votes.lock(voteId);
            var vote = votes.byId(voteId).orElseThrow(NotThere::new);
            if (vote.state() != VoteState.CLOSED) {
                return new Announcement.NotCounted(vote.state());
            }
            if (exists("select from vote.publication where vote_id = ?", voteId)) {
                return new Announcement.AlreadyMade();
            }
            if (exists("select from vote.publication where document_number = ?", documentNumber)) {
                return new Announcement.NumberUsed(documentNumber);
            }
            var act = acts.record(
                    VoteAct.PUBLISHED, List.of("vote:" + voteId), Map.of("document_number", documentNumber));
            db.sql("""
                    insert into vote.publication (vote_id, document_number, published_at, by_person, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            voteId,
                            documentNumber,
                            Timestamp.from(City.current().now()),
                            by.person(),
                            act,
                            VoteAct.PUBLISHED.code())
                    .update();
            return new Announcement.Made();
        });
    }

    private boolean exists(String query, Object value) {
        return db.sql("select exists (" + query + ")")
                .param(value)
                .query(Boolean.class)
                .single();
    }
}
