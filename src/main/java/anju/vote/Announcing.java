package anju.vote;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.notice.NoticeRules;
import anju.policy.Policy;
import anju.site.NotThere;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Announces a counted result to the owners, under a file number, once its notice hangs. */
@Component
public class Announcing {
    public static final int NUMBER_MIN = 2;
    public static final int NUMBER_MAX = 40;

    private final JdbcClient db;
    private final Votes votes;
    private final Counting counting;
    private final Acts acts;
    private final Commands commands;
    private final Policy policy;
    private final ApplicationEventPublisher events;

    Announcing(
            JdbcClient db,
            Votes votes,
            Counting counting,
            Acts acts,
            Commands commands,
            Policy policy,
            ApplicationEventPublisher events) {
        this.db = db;
        this.votes = votes;
        this.counting = counting;
        this.acts = acts;
        this.commands = commands;
        this.policy = policy;
        this.events = events;
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
            if (needsNotice(vote.path()) && !exists("select from vote.result_notice where vote_id = ?", voteId)) {
                return new Announcement.NotOnBoard();
            }
            if (exists("select from vote.publication where document_number = ?", documentNumber)) {
                return new Announcement.NumberUsed(documentNumber);
            }
            var difference = counting.sinceStored(voteId, vote.precedence());
            if (difference.isPresent()) {
                return new Announcement.CountsDiffer(difference.get());
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
            events.publishEvent(new ResultAnnounced(voteId, act));
            return new Announcement.Made();
        });
    }

    /** A place whose rules know no notice of results announces without one. */
    private boolean needsNotice(String path) {
        return policy.rules(NoticeRules.class, path, City.current().today())
                .kinds()
                .containsKey(VoteNotice.RESULT.kind());
    }

    private boolean exists(String query, Object value) {
        return db.sql("select exists (" + query + ")")
                .param(value)
                .query(Boolean.class)
                .single();
    }
}
