package anju.vote;

import anju.access.Action;
import anju.access.Role;
import anju.access.RoleHolders;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.site.NotThere;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What tellers do with paper: after the closing the box is opened before witnesses; one teller enters what a paper says, another
 * compares it with the paper, and then it is a ballot in the same register as those by phone.
 */
@Component
public class Telling {
    /** Those who may stand by when a box is opened. */
    public static final Set<Role> WITNESSES = Set.of(
            Role.COMMITTEE_MEMBER,
            Role.BUILDING_HEAD,
            Role.GRID_WORKER,
            Role.COMMUNITY_WORKER,
            Role.SUBDISTRICT_LEADER);

    private final Votes votes;
    private final Papers papers;
    private final Policy policy;
    private final RoleHolders holders;
    private final Acts acts;
    private final Commands commands;

    Telling(Votes votes, Papers papers, Policy policy, RoleHolders holders, Acts acts, Commands commands) {
        this.votes = votes;
        this.papers = papers;
        this.policy = policy;
        this.holders = holders;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public OpeningBox openBox(Viewer by, UUID command, UUID voteId, BoxOpening box) {
        by.require(Action.OPEN_BALLOT_BOX, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of("vote", voteId, "box", box));
        return commands.once(command, by.personId(), "vote.open_box", inputs, OpeningBox.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            var now = City.current().now();
            if (vote.state() != VoteState.FROZEN) {
                return new OpeningBox.NotOpen(vote.state());
            }
            if (now.isBefore(vote.closesAt())) {
                return new OpeningBox.NotYet(vote.closesAt());
            }
            if (papers.inTheBox(voteId).isPresent()) {
                return new OpeningBox.AlreadyOpened();
            }
            if (papers.isCandidate(voteId, by.person())) {
                return new OpeningBox.Candidate();
            }
            var witnesses = new TreeSet<>(box.witnesses());
            witnesses.remove(by.person());
            int atLeast = policy.rules(VotingRules.class, vote.editionId()).boxWitnesses();
            if (witnesses.size() < atLeast) {
                return new OpeningBox.TooFewWitnesses(atLeast);
            }
            if (!new HashSet<>(holders.at(WITNESSES, vote.path())).containsAll(witnesses)) {
                return new OpeningBox.NotAWitness();
            }
            var found = new BoxOpening(box.papers(), box.nameless(), witnesses);
            var act = acts.record(
                    VoteAct.BOX_OPENED,
                    List.of("vote:" + voteId),
                    Map.of("papers", box.papers(), "nameless", box.nameless(), "witnesses", witnesses.size()),
                    Map.of("witnesses", witnesses.stream().map(UUID::toString).toList()));
            papers.insertOpening(voteId, found, by.person(), now, act);
            return new OpeningBox.Opened(box.papers());
        });
    }

    /** Enters what a paper says; nothing counts yet. */
    @Transactional
    public Entering enterPaper(Viewer by, UUID command, UUID voteId, PaperBallot paper) {
        by.require(Action.ENTER_PAPER_BALLOT, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of("vote", voteId, "paper", paper));
        return commands.once(command, by.personId(), "vote.enter_paper", inputs, Entering.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            var now = City.current().now();
            if (vote.state() != VoteState.FROZEN) {
                return new Entering.NotOpen(vote.state());
            }
            var inTheBox = papers.inTheBox(voteId);
            if (inTheBox.isEmpty()) {
                return new Entering.BoxShut();
            }
            if (paper.castAt().isAfter(now)) {
                return new Entering.InTheFuture();
            }
            if (paper.castAt().isBefore(vote.opensAt()) || !paper.castAt().isBefore(vote.closesAt())) {
                return new Entering.OutsidePeriod(vote.opensAt(), vote.closesAt());
            }
            if (papers.isCandidate(voteId, by.person())) {
                return new Entering.Candidate();
            }
            if (!papers.isOnRoll(voteId, paper.headId())) {
                return new Entering.NotOnTheRoll();
            }
            if (!papers.matters(voteId).containsAll(paper.answers().keySet())) {
                return new Entering.NotAsked();
            }
            var voters = papers.persons(paper.headId());
            if (voters.contains(by.person())
                    || papers.mandate(paper.headId(), by.person()).isPresent()) {
                return new Entering.OwnBallot();
            }
            boolean theirs = (voters.isEmpty()
                            ? paper.signedBy() == null
                            : paper.signedBy() != null && voters.contains(paper.signedBy()))
                    || papers.mandate(paper.headId(), paper.signedBy()).isPresent();
            if (paper.invalid() == null && !theirs) {
                return new Entering.NotTheirs();
            }
            if (papers.isSerialUsed(voteId, paper.serial())) {
                return new Entering.SerialUsed(paper.serial());
            }
            if (papers.entered(voteId) >= inTheBox.get()) {
                return new Entering.NoMorePapers(inTheBox.get());
            }
            var id = City.current().newId();
            papers.insert(id, voteId, paper, by.person(), now);
            return new Entering.Entered(id);
        });
    }

    /** A second teller has these papers in hand and finds the entries true: they become ballots. */
    @Transactional
    public Comparing confirm(Viewer by, UUID command, UUID voteId, Set<UUID> entries) {
        by.require(Action.ENTER_PAPER_BALLOT, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of("vote", voteId, "entries", new TreeSet<>(entries)));
        return commands.once(command, by.personId(), "vote.compare_papers", inputs, Comparing.class, () -> {
            votes.lock(voteId);
            if (entries.isEmpty()) {
                return new Comparing.NothingChosen();
            }
            var waiting = papers.waiting(voteId, entries);
            var refusal = refusal(by, required(voteId), entries.size(), waiting);
            if (refusal != null) {
                return refusal;
            }
            var now = City.current().now();
            for (var entry : waiting) {
                var ballot = new Ballot(
                        UUID.randomUUID(),
                        voteId,
                        entry.headId(),
                        Channel.PAPER,
                        entry.serial(),
                        entry.castAt(),
                        now,
                        entry.enteredBy(),
                        entry.signedBy(),
                        entry.invalid(),
                        entry.invalid() == null
                                ? papers.mandate(entry.headId(), entry.signedBy())
                                        .orElse(null)
                                : null,
                        papers.answers(entry.id()),
                        UUID.randomUUID());
                acts.record(
                        ballot.actId(), VoteAct.BALLOT_ACCEPTED, List.of("vote:" + voteId), Map.of(), ballot.payload());
                votes.insertBallot(ballot);
                papers.count(entry.id(), ballot.id(), by.person(), now);
            }
            return new Comparing.Counted(waiting.size());
        });
    }

    /** A second teller finds that the paper says something else: the entry goes, and the paper is entered anew. */
    @Transactional
    public Comparing strike(Viewer by, UUID command, UUID voteId, UUID entry, String reason) {
        by.require(Action.ENTER_PAPER_BALLOT, required(voteId).path());
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an entry is not struck without a reason");
        }
        var inputs = new TreeMap<String, Object>(Map.of("vote", voteId, "entry", entry, "reason", reason));
        return commands.once(command, by.personId(), "vote.strike_paper", inputs, Comparing.class, () -> {
            votes.lock(voteId);
            var refusal = refusal(by, required(voteId), 1, papers.waiting(voteId, Set.of(entry)));
            if (refusal != null) {
                return refusal;
            }
            papers.strike(entry, reason, by.person(), City.current().now());
            return new Comparing.Struck();
        });
    }

    private @org.jspecify.annotations.Nullable Comparing refusal(
            Viewer by, Vote vote, int asked, List<PaperEntry> waiting) {
        if (vote.state() != VoteState.FROZEN) {
            return new Comparing.NotOpen(vote.state());
        }
        if (waiting.size() != asked) {
            return new Comparing.NotWaiting();
        }
        if (papers.isCandidate(vote.id(), by.person())) {
            return new Comparing.Candidate();
        }
        for (var entry : waiting) {
            if (entry.enteredBy().equals(by.person())) {
                return new Comparing.OwnEntry();
            }
            if (papers.persons(entry.headId()).contains(by.person())
                    || papers.mandate(entry.headId(), by.person()).isPresent()) {
                return new Comparing.OwnBallot();
            }
        }
        return null;
    }

    private Vote required(UUID vote) {
        return votes.byId(vote).orElseThrow(NotThere::new);
    }
}
