package anju.vote;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.PublicFigures;
import anju.notice.NoticeBoard;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.registry.Registry;
import anju.site.NotThere;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owners' votes (Civil Code art. 278): prepared, the roll frozen, open by the clock, closed with an exact count. */
@Component
public class Voting {
    private final Votes votes;
    private final Papers papers;
    private final Counting counting;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;
    private final ApplicationEventPublisher events;
    private final Registry registry;
    private final NoticeBoard board;
    private final DraftRoll draft;
    private final PhoneBallots phones;

    Voting(
            Votes votes,
            Papers papers,
            Counting counting,
            Policy policy,
            Acts acts,
            Commands commands,
            ApplicationEventPublisher events,
            Registry registry,
            NoticeBoard board,
            DraftRoll draft,
            PhoneBallots phones) {
        this.votes = votes;
        this.papers = papers;
        this.counting = counting;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
        this.events = events;
        this.registry = registry;
        this.board = board;
        this.draft = draft;
        this.phones = phones;
    }

    @Transactional
    public Preparing prepare(Viewer by, UUID command, Proposal asked) {
        var path = registry.pathOf(asked.compoundId());
        by.require(Action.PREPARE_VOTE, path);
        return commands.once(command, by.personId(), "vote.prepare", asked, Preparing.class, () -> {
            var proposal = asked.isOfALift() ? asked.by(votes.stairwellOf(asked.voters())) : asked;
            var city = City.current();
            var rules = policy.rules(VotingRules.class, path, city.today());
            var refusal = proposal.refusal(rules, agendaLastOn(path, rules), city.now());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (!votes.isOf(proposal.compoundId(), proposal.voters())) {
                return new Preparing.NotOfThisCompound();
            }
            var id = city.newId();
            var code = votes.nextCode(city.today().getYear());
            var matters = new ArrayList<UUID>();
            var said = new ArrayList<Map<String, Object>>();
            for (var matter : proposal.matters()) {
                var matterId = city.newId();
                matters.add(matterId);
                said.add(Map.of(
                        "matter", matterId.toString(),
                        "kind", matter.kind().name(),
                        "title", matter.title(),
                        "digest", "sha256:" + matter.digest()));
            }
            var refs = new ArrayList<>(List.of("vote:" + id));
            if (proposal.voters().stairwellId() != null) {
                refs.add("stairwell:" + proposal.voters().stairwellId());
            } else if (proposal.voters().buildingId() != null) {
                refs.add("building:" + proposal.voters().buildingId());
            }
            var act = acts.record(
                    VoteAct.PREPARED,
                    refs,
                    Map.of(
                            "opens_at", proposal.opensAt().toString(),
                            "closes_at", proposal.closesAt().toString(),
                            "record_on", proposal.recordOn().toString(),
                            "matters",
                                    said.stream()
                                            .map(m -> Map.of(
                                                    "matter",
                                                    m.get("matter"),
                                                    "kind",
                                                    m.get("kind"),
                                                    "digest",
                                                    m.get("digest")))
                                            .toList()),
                    Map.of(
                            "title",
                            proposal.title(),
                            "compound",
                            proposal.compoundId().toString(),
                            "matters",
                            said));
            votes.insert(id, code, proposal, policy.edition(path, city.today()), rules, by.person(), city.now(), act);
            for (int i = 0; i < matters.size(); i++) {
                var matter = proposal.matters().get(i);
                votes.insertMatter(matters.get(i), id, i + 1, matter, rules.majority(matter.kind()));
            }
            return new Preparing.Prepared(id, code, List.copyOf(matters));
        });
    }

    /** The roll as it would be frozen now, with what is still missing. */
    public RollPreview preview(Viewer by, UUID voteId) {
        var vote = required(voteId);
        by.require(Action.PREPARE_VOTE, vote.path());
        return draft.preview(vote);
    }

    /** Fixes roll and matters; from here on nothing of the vote can be changed, only voided. */
    @Transactional
    public Freezing freeze(Viewer by, UUID command, UUID voteId) {
        var before = required(voteId);
        by.require(Action.PREPARE_VOTE, before.path());
        return commands.once(command, by.personId(), "vote.freeze", voteId, Freezing.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            var city = City.current();
            if (vote.state() != VoteState.PREPARED) {
                return new Freezing.NotPrepared(vote.state());
            }
            if (!city.now().isBefore(vote.opensAt())) {
                return new Freezing.TooLate(vote.opensAt());
            }
            if (vote.recordOn().isAfter(city.today())) {
                return new Freezing.RecordDayAhead(vote.recordOn());
            }
            var unpublished = agendaRefusal(vote);
            if (unpublished.isPresent()) {
                return unpublished.get();
            }
            var disputed = draft.refusal(vote);
            if (disputed.isPresent()) {
                return disputed.get();
            }
            var roll = draft.of(vote);
            if (!roll.partsWithoutArea().isEmpty()) {
                return new Freezing.AreasUnknown(roll.partsWithoutArea().size());
            }
            if (!roll.partsWithoutHolder().isEmpty()) {
                return new Freezing.OwnersUnknown(roll.partsWithoutHolder().size());
            }
            if (roll.heads().isEmpty() || roll.areaX100() <= 0) {
                return new Freezing.NobodyOnTheRoll();
            }
            votes.insertRoll(voteId, roll);
            var figures = Map.of(
                    "roll", "sha256:" + HexFormat.of().formatHex(roll.digest()),
                    "heads", roll.heads().size(),
                    "parts", roll.parts(),
                    "area_x100", roll.areaX100());
            var act = acts.record(VoteAct.ROLL_FROZEN, List.of("vote:" + voteId), figures, figures);
            votes.insertStep(voteId, VoteState.FROZEN, null, by.person(), city.now(), act, VoteAct.ROLL_FROZEN);
            return new Freezing.Frozen(roll.heads().size(), roll.parts(), roll.areaX100());
        });
    }

    /** The last day of the period of an agenda that is published today. */
    private LocalDate agendaLastOn(String path, VotingRules rules) {
        var today = City.current().today();
        return policy.rules(CalendarRules.class, path, today).lastOf(today, rules.noticeDays());
    }

    /** Nothing is put to the owners that they were not told in time (Property Management Regulations art. 14). */
    private Optional<Freezing> agendaRefusal(Vote vote) {
        var rules = rules(vote);
        if (rules.noticeDays() == 0 && rules.rollObjectionDays() == 0) {
            return Optional.empty();
        }
        var agenda =
                board.of(VoteNotice.AGENDA.kind(), Posting.subject(vote.id())).notice();
        if (agenda == null) {
            return Optional.of(new Freezing.AgendaNotPublished(
                    agendaLastOn(vote.path(), rules).plusDays(1)));
        }
        return vote.opensAt().isBefore(agenda.overFrom().atStartOfDay(City.ZONE).toInstant())
                ? Optional.of(new Freezing.AgendaTooLate(agenda.overFrom()))
                : Optional.empty();
    }

    /**
     * Takes a ballot by phone. The frozen roll says who may cast, not a role: whoever sold after the record day still votes, and
     * the buyer is bound by it (Civil Code art. 280). A head may cast again until the closing.
     */
    public Casting cast(Viewer by, UUID command, UUID voteId, UUID headId, Map<UUID, Choice> answers) {
        return phones.cast(new PhoneBallots.Sent(command, by.person(), voteId, headId, answers));
    }

    /** Counts, once the time is over; three times, and stores nothing if the counts differ. */
    @Transactional
    public Closing close(Viewer by, UUID command, UUID voteId) {
        by.require(Action.CLOSE_VOTE, required(voteId).path());
        return commands.once(command, by.personId(), "vote.close", voteId, Closing.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            var now = City.current().now();
            if (vote.state() != VoteState.FROZEN) {
                return new Closing.NotOpen(vote.state());
            }
            if (now.isBefore(vote.closesAt())) {
                return new Closing.NotYet(vote.closesAt());
            }
            var waiting = papers.waiting(voteId);
            int missing = papers.inTheBox(voteId).orElse(0) - papers.entered(voteId);
            if (waiting > 0 || missing > 0) {
                return new Closing.PapersWaiting(missing, waiting);
            }
            var rules = rules(vote);
            var kinds = votes.kinds(voteId);
            var count = counting.thrice(voteId, vote.precedence());
            if (count instanceof Counting.Counted.Differ differ) {
                return new Closing.CountsDiffer(differ.where());
            }
            var tallies = ((Counting.Counted.Agreed) count).tallies();
            var verdicts = new ArrayList<Closing.MatterVerdict>();
            var figures = new ArrayList<Map<String, Object>>();
            var published = new ArrayList<Map<String, Object>>();
            tallies.forEach((matter, tally) -> {
                var verdict = tally.verdict(kindOf(kinds, matter), rules);
                verdicts.add(new Closing.MatterVerdict(matter, verdict));
                var said = tally.said(matter, verdict);
                figures.add(said);
                published.add(
                        new PublicFigures(tally.rollHeads()).areExact()
                                ? said
                                : Map.of("matter", matter.toString(), "verdict", verdict.name()));
            });
            var closed = acts.record(
                    VoteAct.CLOSED,
                    List.of("vote:" + voteId),
                    Map.of("closed_by", by.person().toString()));
            var counted = acts.record(
                    VoteAct.COUNTED,
                    List.of("vote:" + voteId),
                    Map.of("matters", published),
                    Map.of("matters", figures));
            tallies.forEach((matter, tally) -> {
                var kind = kindOf(kinds, matter);
                votes.insertResult(matter, tally, tally.hasQuorum(kind, rules), tally.verdict(kind, rules), counted);
            });
            votes.insertStep(voteId, VoteState.CLOSED, null, by.person(), now, closed, VoteAct.CLOSED);
            var today = City.current().today();
            votes.insertResultDue(
                    voteId,
                    policy.rules(CalendarRules.class, vote.path(), today).lastOf(today, rules.resultDays()));
            events.publishEvent(new VoteClosed(voteId, counted));
            return new Closing.Closed(verdicts);
        });
    }

    private static MatterKind kindOf(Map<UUID, MatterKind> kinds, UUID matter) {
        var kind = kinds.get(matter);
        if (kind == null) {
            throw new IllegalStateException("no matter " + matter);
        }
        return kind;
    }

    /**
     * Declares a vote void. What was built on it stays and the trace shows the break. Before the roll is frozen whoever prepared
     * it may do so; afterwards ballots are at stake, and the leader decides.
     */
    @Transactional
    public Annulling annul(Viewer by, UUID command, UUID voteId, String reason) {
        var before = required(voteId);
        by.require(before.state() == VoteState.PREPARED ? Action.PREPARE_VOTE : Action.VOID_VOTE, before.path());
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a vote is not void without a reason");
        }
        var inputs = Map.of("reason", reason, "vote", voteId.toString());
        return commands.once(command, by.personId(), "vote.annul", new TreeMap<>(inputs), Annulling.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            if (vote.state() == VoteState.VOID) {
                return new Annulling.AlreadyVoid();
            }
            // Frozen between the two looks: it takes the leader now.
            by.require(vote.state() == VoteState.PREPARED ? Action.PREPARE_VOTE : Action.VOID_VOTE, vote.path());
            var act = acts.record(VoteAct.VOIDED, List.of("vote:" + voteId), Map.of("reason", reason));
            votes.insertStep(
                    voteId, VoteState.VOID, reason, by.person(), City.current().now(), act, VoteAct.VOIDED);
            events.publishEvent(new VoteVoided(voteId, act));
            return new Annulling.Annulled();
        });
    }

    private VotingRules rules(Vote vote) {
        return policy.rules(VotingRules.class, vote.editionId());
    }

    private Vote required(UUID vote) {
        return votes.byId(vote).orElseThrow(NotThere::new);
    }
}
