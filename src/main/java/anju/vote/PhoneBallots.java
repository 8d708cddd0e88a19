package anju.vote;

import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.site.NotThere;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes ballots by phone. Those of a vote that arrive while others are being written are written together; whatever is not plainly
 * a ballot that counts (a refusal, a repeat, a mandate, a closing under way, a batch that failed) is decided alone, so that being
 * together with others changes nothing for anybody.
 */
@Component
class PhoneBallots {
    private static final String KIND = "vote.cast";
    /** More would make the last of them wait longer than they gain. */
    private static final int TOGETHER_MAX = 64;

    private final Votes votes;
    private final Acts acts;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final Together<Line, Sent, Casting> together = new Together<>(TOGETHER_MAX, this::write);

    PhoneBallots(Votes votes, Acts acts, Commands commands, TransactionTemplate transaction) {
        this.votes = votes;
        this.acts = acts;
        this.commands = commands;
        this.transaction = transaction;
    }

    /** A ballot as it is sent. */
    record Sent(UUID command, UUID person, UUID vote, UUID head, Map<UUID, Choice> answers) {
        Map<String, Object> inputs() {
            return new TreeMap<>(Map.of("vote", vote, "head", head, "answers", new TreeMap<>(answers)));
        }

        // Random ids: one that told the time would undo the rounding of the public time.
        private Ballot ballot(Poll poll, Instant now) {
            return new Ballot(
                    UUID.randomUUID(),
                    vote,
                    head,
                    Channel.PHONE,
                    null,
                    poll.castAt(now),
                    now,
                    person,
                    person,
                    null,
                    poll.lets(person) ? null : poll.mandate(),
                    answers,
                    UUID.randomUUID());
        }
    }

    /** Ballots of one vote stand in one line: the closing of another does not hold them up. */
    private record Line(City city, UUID vote) {}

    Casting cast(Sent sent) {
        var decided = TransactionSynchronizationManager.isActualTransactionActive()
                ? null
                : together.submit(new Line(City.current(), sent.vote), sent);
        return decided != null ? decided : transaction.execute(_ -> alone(sent));
    }

    private Casting alone(Sent sent) {
        return commands.once(sent.command, sent.person, KIND, sent.inputs(), Casting.class, () -> {
            var poll = votes.poll(sent.vote, sent.head).orElseThrow(NotThere::new);
            var now = City.current().now();
            var refusal = poll.refusal(sent.person, sent.answers.keySet(), now);
            if (refusal != null) {
                return refusal;
            }
            var ballot = sent.ballot(poll, now);
            accept(List.of(ballot));
            if (poll.mandate() != null && ballot.mandateId() == null) {
                endMandate(sent.vote, poll.mandate(), sent.person, now);
            }
            return new Casting.Cast(ballot.id(), ballot.actId(), poll.hasBallot());
        });
    }

    /** Outcomes in the order of the ballots; null for those to be decided alone. */
    private List<@Nullable Casting> write(Line line, List<Sent> sent) {
        return transaction.execute(_ -> {
            var fresh =
                    commands.fresh(sent.stream().map(Sent::command).distinct().toList());
            var heads = new HashSet<>(sent.stream().map(Sent::head).toList());
            var polls = votes.polls(line.vote, List.copyOf(heads));
            var now = City.current().now();
            var castings = new ArrayList<@Nullable Casting>();
            var ballots = new ArrayList<Ballot>();
            var outcomes = new ArrayList<Commands.Outcome>();
            for (var one : sent) {
                var poll = polls.get(one.head);
                Casting casting = null;
                if (poll != null
                        && poll.mandate() == null
                        && poll.refusal(one.person, one.answers.keySet(), now) == null
                        && fresh.contains(one.command)
                        && heads.remove(one.head)) {
                    fresh.remove(one.command);
                    var ballot = one.ballot(poll, now);
                    ballots.add(ballot);
                    casting = new Casting.Cast(ballot.id(), ballot.actId(), poll.hasBallot());
                    outcomes.add(new Commands.Outcome(one.command, one.person, KIND, one.inputs(), casting));
                }
                castings.add(casting);
            }
            if (!ballots.isEmpty()) {
                accept(ballots);
                commands.store(outcomes);
            }
            return castings;
        });
    }

    private void accept(List<Ballot> ballots) {
        acts.record(ballots.stream()
                .map(ballot -> new Acts.Told(
                        ballot.actId(),
                        VoteAct.BALLOT_ACCEPTED,
                        List.of("vote:" + ballot.voteId()),
                        Map.of(),
                        ballot.payload()))
                .toList());
        votes.insertBallots(ballots);
    }

    /** An own ballot takes the mandate back from here on (Civil Code art. 173: the principal may end an agency). */
    private void endMandate(UUID vote, UUID mandate, UUID by, Instant now) {
        if (votes.holdsMandate(mandate)) {
            var act =
                    acts.record(VoteAct.MANDATE_ENDED, List.of("vote:" + vote), Map.of("mandate", mandate.toString()));
            votes.endMandate(mandate, "OWN_BALLOT", by, now, act);
        }
    }
}
