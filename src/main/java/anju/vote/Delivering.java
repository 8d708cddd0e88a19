package anju.vote;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.site.NotThere;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who brought ballots to which doors, when and with what proof; delivery is a fact that a court may ask for. */
@Component
public class Delivering {
    private final JdbcClient db;
    private final Votes votes;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    Delivering(JdbcClient db, Votes votes, Policy policy, Acts acts, Commands commands) {
        this.db = db;
        this.votes = votes;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Delivered record(Viewer by, UUID command, UUID voteId, Attempt attempt) {
        by.require(Action.DELIVER_BALLOTS, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of("vote", voteId, "attempt", attempt));
        return commands.once(command, by.personId(), "vote.deliver", inputs, Delivered.class, () -> {
            var vote = required(voteId);
            var refusal = refusal(vote, attempt);
            if (refusal != null) {
                return refusal;
            }
            var id = City.current().newId();
            // Which doors were not at home is nobody's business: the public record has only how many.
            var act = acts.record(
                    VoteAct.BALLOTS_DELIVERED,
                    List.of("vote:" + voteId),
                    Map.of(
                            "method",
                            attempt.method().name(),
                            "doors",
                            attempt.parts().size()),
                    Map.of(
                            "received", attempt.received(),
                            "parts",
                                    attempt.parts().stream().map(UUID::toString).toList(),
                            "evidence", attempt.evidence()));
            insert(id, voteId, attempt, by.person(), act);
            return new Delivered.Recorded(id, attempt.parts().size());
        });
    }

    private @Nullable Delivered refusal(Vote vote, Attempt attempt) {
        var now = City.current().now();
        if (vote.state() != VoteState.FROZEN) {
            return new Delivered.NotOpen(vote.state());
        }
        if (!now.isBefore(vote.closesAt())) {
            return new Delivered.Over(vote.closesAt());
        }
        if (attempt.parts().isEmpty()) {
            return new Delivered.NoDoor();
        }
        if (attempt.at().isAfter(now)) {
            return new Delivered.InTheFuture();
        }
        var frozenAt = db.sql("select at from vote.vote_step where vote_id = ? and to_state = 'FROZEN'")
                .param(vote.id())
                .query(Timestamp.class)
                .single()
                .toInstant();
        if (attempt.at().isBefore(frozenAt)) {
            return new Delivered.BeforeTheRoll(frozenAt);
        }
        if (doorsOnTheRoll(vote.id(), attempt) < attempt.parts().size()) {
            return new Delivered.NotOnTheRoll();
        }
        if (attempt.method() != DeliveryMethod.POSTED) {
            return null;
        }
        if (!attempt.received()) {
            return new Delivered.PostedInVain();
        }
        int attempts = policy.rules(VotingRules.class, vote.editionId()).deliveryAttempts();
        int tried = doorsTriedInVain(vote.id(), attempt, attempts);
        return tried < attempt.parts().size()
                ? new Delivered.PostedTooSoon(attempts, attempt.parts().size() - tried)
                : null;
    }

    private int doorsOnTheRoll(UUID vote, Attempt attempt) {
        return db.sql("select count(*) from vote.head_part where vote_id = :vote and part_id in (:parts)")
                .param("vote", vote)
                .param("parts", attempt.parts())
                .query(Integer.class)
                .single();
    }

    /** Of these doors, those where nobody took it on at least so many different days before. */
    private int doorsTriedInVain(UUID vote, Attempt attempt, int days) {
        return db.sql("""
                select count(*) from (
                  select p.part_id from vote.delivery_part p join vote.delivery d on d.id = p.delivery_id
                   where p.vote_id = :vote and p.part_id in (:parts) and not d.received and d.at <= :at
                   group by p.part_id having count(distinct (d.at at time zone :zone)::date) >= :days) t""")
                .param("vote", vote)
                .param("parts", attempt.parts())
                .param("at", Timestamp.from(attempt.at()))
                .param("zone", City.ZONE.getId())
                .param("days", days)
                .query(Integer.class)
                .single();
    }

    private void insert(UUID id, UUID vote, Attempt attempt, UUID by, UUID act) {
        db.sql("""
                insert into vote.delivery (id, vote_id, method, received, at, evidence, by_person, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        vote,
                        attempt.method().name(),
                        attempt.received(),
                        Timestamp.from(attempt.at()),
                        attempt.evidence(),
                        by,
                        act,
                        VoteAct.BALLOTS_DELIVERED.code())
                .update();
        db.sql("insert into vote.delivery_part (delivery_id, vote_id, part_id) select ?, ?, unnest(?::uuid[])")
                .param(id)
                .param(vote)
                .param(attempt.parts().stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private Vote required(UUID vote) {
        return votes.byId(vote).orElseThrow(NotThere::new);
    }
}
