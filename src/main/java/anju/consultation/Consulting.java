package anju.consultation;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.message.Outbox;
import anju.notice.NumberScan;
import anju.policy.Policy;
import anju.registry.Registry;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.SurveyRules;
import anju.survey.Surveying;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opinions are put together, and every one of them is told what became of it. */
@Component
public class Consulting {
    public static final int REASON_MAX = 500;

    private final Opinions opinions;
    private final Surveying surveying;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;
    private final Outbox outbox;
    private final List<ConsensusUse> uses;

    Consulting(
            Opinions opinions,
            Surveying surveying,
            Registry registry,
            Policy policy,
            Acts acts,
            Commands commands,
            Outbox outbox,
            List<ConsensusUse> uses) {
        this.opinions = opinions;
        this.surveying = surveying;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
        this.outbox = outbox;
        this.uses = uses;
    }

    /** Keeps what a compound's neighbours agreed on as it is, for the rest of the caller's transaction. */
    public void hold(UUID compound) {
        opinions.lock(compound);
    }

    /** Says what some opinions have in common. */
    @Transactional
    public Sorting reach(Viewer by, UUID command, ConsensusDraft draft, SortedSet<UUID> chosen) {
        var path = registry.pathOf(draft.compoundId());
        by.require(Action.SORT_OPINIONS, path);
        var inputs = List.of(draft, chosen);
        return commands.once(command, by.person(), "consultation.reach", inputs, Sorting.class, () -> {
            var city = City.current();
            opinions.lock(draft.compoundId());
            if (!policy.rules(SurveyRules.class, path, city.today()).topics().containsKey(draft.topic())) {
                return new Sorting.UnknownTopic(draft.topic());
            }
            if (chosen.isEmpty() || opinions.free(draft.compoundId(), chosen) != chosen.size()) {
                return new Sorting.NotFree();
            }
            if (!NumberScan.of(draft.title() + "\n" + draft.statement()).isEmpty()) {
                return new Sorting.NumbersFound();
            }
            var id = city.newId();
            var act = acts.record(
                    ConsultationAct.CONSENSUS_REACHED,
                    List.of("consensus:" + id, "compound:" + draft.compoundId()),
                    Map.of("topic", draft.topic(), "opinions", chosen.size()),
                    Map.of("title", draft.title(), "statement", draft.statement(), "opinions", texts(chosen)));
            opinions.insertConsensus(id, draft, city.today(), by.person(), city.now(), act);
            opinions.join(id, chosen, by.person(), city.now(), act, ConsultationAct.CONSENSUS_REACHED);
            return new Sorting.Reached(id, chosen.size());
        });
    }

    /** Adds opinions that say the same to a consensus that is still open. */
    @Transactional
    public Sorting join(Viewer by, UUID command, UUID consensus, SortedSet<UUID> chosen) {
        var standing = permitted(by, consensus);
        var inputs = List.of(consensus, chosen);
        return commands.once(command, by.person(), "consultation.join", inputs, Sorting.class, () -> {
            opinions.lock(standing.compoundId());
            if (find(consensus).state() != ConsensusState.OPEN) {
                return new Sorting.AlreadyDecided();
            }
            if (chosen.isEmpty() || opinions.free(standing.compoundId(), chosen) != chosen.size()) {
                return new Sorting.NotFree();
            }
            var act = acts.record(
                    ConsultationAct.CONSENSUS_JOINED,
                    List.of("consensus:" + consensus),
                    Map.of("opinions", chosen.size()),
                    Map.of("opinions", texts(chosen)));
            opinions.join(consensus, chosen, by.person(), City.current().now(), act, ConsultationAct.CONSENSUS_JOINED);
            return new Sorting.Reached(consensus, opinions.opinionsOf(consensus).size());
        });
    }

    /** Takes an opinion out of a consensus again, while it is open and nothing stands on it. */
    @Transactional
    public Sorting part(Viewer by, UUID command, UUID consensus, UUID opinion) {
        var standing = permitted(by, consensus);
        var inputs = List.of(consensus, opinion);
        return commands.once(command, by.person(), "consultation.part", inputs, Sorting.class, () -> {
            opinions.lock(standing.compoundId());
            if (find(consensus).state() != ConsensusState.OPEN) {
                return new Sorting.AlreadyDecided();
            }
            var members = opinions.opinionsOf(consensus);
            if (!members.contains(opinion) || members.size() == 1) {
                return new Sorting.NotApart();
            }
            var named = named(consensus);
            if (named.isPresent()) {
                return new Sorting.NamedBy(named.get());
            }
            var act = acts.record(
                    ConsultationAct.CONSENSUS_PARTED,
                    List.of("consensus:" + consensus),
                    Map.of("opinions", members.size() - 1),
                    Map.of("opinion", opinion.toString()));
            if (!opinions.part(consensus, opinion, by.person(), City.current().now(), act)) {
                throw new IllegalStateException("opinion " + opinion + " was a member and is not");
            }
            return new Sorting.Parted();
        });
    }

    private Optional<String> named(UUID consensus) {
        return uses.stream()
                .map(use -> use.standingOn(consensus))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A consensus becomes a need of these buildings' households, or of all; the authors are told it is in scope. */
    @Transactional
    public Sorting takeUp(Viewer by, UUID command, UUID consensus, SortedSet<UUID> buildings, boolean whole) {
        var standing = permitted(by, consensus);
        by.require(Action.RECORD_NEED, registry.pathOf(standing.compoundId()));
        var inputs = List.of(consensus, buildings, whole);
        return commands.once(command, by.person(), "consultation.take-up", inputs, Sorting.class, () -> {
            var city = City.current();
            opinions.lock(standing.compoundId());
            if (find(consensus).state() != ConsensusState.OPEN) {
                return new Sorting.AlreadyDecided();
            }
            var need = new NeedDraft(
                    standing.compoundId(),
                    standing.topic(),
                    standing.title(),
                    standing.statement(),
                    NeedSource.RESIDENT_REPORT,
                    false,
                    standing.reachedOn(),
                    Set.of(),
                    Set.of(),
                    buildings,
                    whole);
            var own = UUID.nameUUIDFromBytes((command + ":need").getBytes(StandardCharsets.UTF_8));
            if (!(surveying.record(by, own, need) instanceof Recording.Recorded recorded)) {
                return new Sorting.NobodyTouched();
            }
            var members = opinions.opinionsOf(consensus);
            var act = acts.record(
                    ConsultationAct.CONSENSUS_TAKEN_UP,
                    List.of("consensus:" + consensus, "need:" + recorded.needId()),
                    Map.of("opinions", members.size()),
                    Map.of("by", by.person().toString()));
            opinions.insertStep(
                    city.newId(),
                    consensus,
                    ConsensusState.TAKEN_UP,
                    null,
                    by.person(),
                    city.now(),
                    act,
                    ConsultationAct.CONSENSUS_TAKEN_UP);
            opinions.insertNeed(consensus, recorded.needId(), act);
            opinions.insertFates(
                    members, Fate.IN_SCOPE, "", by.person(), city.now(), act, ConsultationAct.CONSENSUS_TAKEN_UP);
            return new Sorting.TakenUp(recorded.needId(), tell(members, Fate.IN_SCOPE, standing.title()));
        });
    }

    /** A consensus is not taken up, with the reason that its authors are told. */
    @Transactional
    public Sorting decline(Viewer by, UUID command, UUID consensus, Fate fate, String reason) {
        var standing = permitted(by, consensus);
        check(fate, reason);
        var inputs = List.of(consensus, fate, reason);
        return commands.once(command, by.person(), "consultation.decline", inputs, Sorting.class, () -> {
            var city = City.current();
            opinions.lock(standing.compoundId());
            if (find(consensus).state() != ConsensusState.OPEN) {
                return new Sorting.AlreadyDecided();
            }
            if (hasNumbers(reason)) {
                return new Sorting.NumbersFound();
            }
            var named = named(consensus);
            if (named.isPresent()) {
                return new Sorting.NamedBy(named.get());
            }
            var members = opinions.opinionsOf(consensus);
            var act = acts.record(
                    ConsultationAct.CONSENSUS_DECLINED,
                    List.of("consensus:" + consensus),
                    Map.of("opinions", members.size(), "fate", fate.name()),
                    Map.of("reason", reason));
            opinions.insertStep(
                    city.newId(),
                    consensus,
                    ConsensusState.DECLINED,
                    reason,
                    by.person(),
                    city.now(),
                    act,
                    ConsultationAct.CONSENSUS_DECLINED);
            opinions.insertFates(
                    members, fate, reason, by.person(), city.now(), act, ConsultationAct.CONSENSUS_DECLINED);
            return new Sorting.Concluded(tell(members, fate, reason));
        });
    }

    /** Answers one opinion that stands alone. */
    @Transactional
    public Sorting conclude(Viewer by, UUID command, UUID opinion, Fate fate, String reason) {
        var heard = opinions.opinion(opinion).orElseThrow(() -> new NoSuchElementException("no opinion " + opinion));
        by.require(Action.SORT_OPINIONS, registry.pathOf(heard.compoundId()));
        check(fate, reason);
        var inputs = List.of(opinion, fate, reason);
        return commands.once(command, by.person(), "consultation.conclude", inputs, Sorting.class, () -> {
            opinions.lock(heard.compoundId());
            if (opinions.free(heard.compoundId(), List.of(opinion)) != 1) {
                return new Sorting.NotFree();
            }
            if (hasNumbers(reason)) {
                return new Sorting.NumbersFound();
            }
            var act = acts.record(
                    ConsultationAct.OPINION_CONCLUDED,
                    List.of("opinion:" + opinion),
                    Map.of("fate", fate.name()),
                    Map.of("reason", reason));
            opinions.insertFates(
                    List.of(opinion),
                    fate,
                    reason,
                    by.person(),
                    City.current().now(),
                    act,
                    ConsultationAct.OPINION_CONCLUDED);
            return new Sorting.Concluded(tell(List.of(opinion), fate, reason));
        });
    }

    /** Tells the authors that can be reached; the others look it up under their code. */
    private int tell(Collection<UUID> members, Fate fate, String words) {
        int told = 0;
        for (var id : members) {
            var heard = opinions.opinion(id).orElseThrow();
            var key = "consultation.message." + (fate == Fate.IN_SCOPE ? "taken-up" : "declined");
            var phone = opinions.takeContact(id);
            if (heard.personId() != null) {
                outbox.send(heard.personId(), key, words, fate);
                told++;
            } else if (phone.isPresent()) {
                outbox.sendTo(phone.get(), key, words, fate);
                told++;
            }
        }
        return told;
    }

    private Opinions.Consensus permitted(Viewer by, UUID consensus) {
        var standing = find(consensus);
        by.require(Action.SORT_OPINIONS, registry.pathOf(standing.compoundId()));
        return standing;
    }

    private Opinions.Consensus find(UUID consensus) {
        return opinions.consensus(consensus).orElseThrow(() -> new NoSuchElementException("no consensus " + consensus));
    }

    private static void check(Fate fate, String reason) {
        if (fate == Fate.IN_SCOPE) {
            throw new IllegalArgumentException("an opinion is in scope through a consensus that became a need");
        }
        int length = reason.codePointCount(0, reason.length());
        if (reason.isBlank() || length < 2 || length > REASON_MAX) {
            throw new IllegalArgumentException("a reason has 2 to 500 characters");
        }
    }

    /** An office's own telephone may stand in a reason; a number of a person may not. */
    private static boolean hasNumbers(String text) {
        return NumberScan.of(text).stream().anyMatch(finding -> finding.kind() != NumberScan.Kind.LANDLINE);
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
