package anju.project;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whole lists of stages that undertakings had behind them when their office joined (补录), from a spreadsheet. One person enters a list with its
 * scans, another confirms it, and in that transaction its facts come to hold; what holds of a single one ({@link Recording}) holds of each.
 */
@Component
public class RecordingLists {
    public static final int FACTS_MAX = 500;
    public static final int SCANS_MAX = 10;
    public static final int VOUCHED_MAX = 80;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Gates gates;
    private final GateFacts facts;
    private final Attachments attachments;
    private final RecordedLists lists;

    RecordingLists(
            Commands commands,
            Acts acts,
            Projects projects,
            Gates gates,
            GateFacts facts,
            Attachments attachments,
            RecordedLists lists) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.gates = gates;
        this.facts = facts;
        this.attachments = attachments;
        this.lists = lists;
    }

    /** What speaks against each row as things stand; a fact that stands twice in the list is refused at its second place. */
    public List<Optional<RecordingLater>> look(List<EarlierFact> list) {
        var seen = new HashSet<List<Object>>();
        var undertakings = new HashMap<UUID, Known>();
        return list.stream()
                .map(fact -> against(fact, undertakings.computeIfAbsent(fact.project(), this::known))
                        .or(() -> seen.add(List.of(fact.project(), fact.condition()))
                                ? Optional.empty()
                                : Optional.of(new RecordingLater.AlreadyHolds())))
                .toList();
    }

    /** An undertaking as the rows of a list find it; a list often has many rows of one. */
    private record Known(@Nullable LocalDate goLive, Set<GateCondition> held) {}

    private Known known(UUID project) {
        return new Known(projects.byId(project).orElseThrow().recordedFrom(), gates.held(project));
    }

    private static Optional<RecordingLater> against(EarlierFact fact, Known undertaking) {
        var goLive = undertaking.goLive;
        if (goLive == null) {
            return Optional.of(new RecordingLater.BeganHere());
        }
        if (!fact.occurredOn().isBefore(goLive)) {
            return Optional.of(new RecordingLater.AfterGoLive(goLive));
        }
        if (undertaking.held.contains(fact.condition())) {
            return Optional.of(new RecordingLater.AlreadyHolds());
        }
        return fact.reason().length() < 2 || fact.reason().length() > Recording.REASON_MAX
                ? Optional.of(new RecordingLater.ReasonNeeded())
                : Optional.empty();
    }

    /** @param scans the papers of the whole list, one to ten; the first stands at each fact */
    @RetryOnConflict
    @Transactional
    public ListingLater enter(Viewer by, UUID command, List<EarlierFact> list, String vouchedBy, List<UUID> scans) {
        list.forEach(fact -> projects.require(by, Action.OPEN_PROJECT, fact.project()));
        if (list.isEmpty() || list.size() > FACTS_MAX || scans.isEmpty() || scans.size() > SCANS_MAX) {
            throw new IllegalArgumentException("one to 500 facts with one to ten scans");
        }
        if (vouchedBy.isBlank() || vouchedBy.length() > VOUCHED_MAX) {
            throw new IllegalArgumentException("the person who vouches for it");
        }
        var kind = ProjectAct.RECORDED_BATCH_ENTERED;
        return commands.once(
                command,
                by.person(),
                kind.code(),
                List.of(digest(list), vouchedBy, scans),
                ListingLater.class,
                () -> entered(by, list, vouchedBy.strip(), scans));
    }

    private ListingLater entered(Viewer by, List<EarlierFact> list, String vouchedBy, List<UUID> scans) {
        lock(list);
        var reasons = look(list);
        if (reasons.stream().anyMatch(Optional::isPresent)) {
            return new ListingLater.Unsound(reasons);
        }
        if (!scans.stream().allMatch(attachments::exists)) {
            return new ListingLater.NoSuchFile();
        }
        var id = City.current().newId();
        var code = lists.nextCode();
        var digest = digest(list);
        var act = acts.record(
                ProjectAct.RECORDED_BATCH_ENTERED,
                List.of("recorded_batch:" + id),
                Map.of("code", code, "facts", list.size()),
                Map.of(
                        "rows_sha256",
                        digest,
                        "vouched_by",
                        vouchedBy,
                        "scans",
                        scans.stream().map(UUID::toString).toList(),
                        "person",
                        by.person().toString()));
        lists.insert(id, code, list, digest, vouchedBy, scans, by.person(), act);
        return new ListingLater.Entered(id, code, list.size());
    }

    /** Another has held the list against its scans: from now on its facts hold, as recorded later. */
    @RetryOnConflict
    @Transactional
    public ListingLater confirm(Viewer by, UUID command, UUID batch) {
        var rows = lists.rows(batch);
        rows.forEach(
                row -> projects.require(by, Action.CONFIRM_EARLIER, row.fact().project()));
        var kind = ProjectAct.RECORDED_BATCH_CONFIRMED;
        return commands.once(command, by.person(), kind.code(), batch, ListingLater.class, () -> {
            var list = rows.stream().map(RecordedLists.Row::fact).toList();
            lock(list);
            var found = lists.find(batch).orElseThrow();
            if (found.state() != RecordedState.ENTERED) {
                return new ListingLater.Moved(found.state());
            }
            if (found.enteredBy().equals(by.person())) {
                return new ListingLater.OwnEntry();
            }
            var reasons = look(list);
            if (reasons.stream().anyMatch(Optional::isPresent)) {
                return new ListingLater.Unsound(reasons);
            }
            var act = acts.record(
                    kind,
                    List.of("recorded_batch:" + batch),
                    Map.of("code", found.code(), "facts", rows.size()),
                    Map.of("person", by.person().toString()));
            lists.move(found, RecordedState.CONFIRMED, "", by.person(), act, kind);
            var scan = lists.firstScan(batch);
            for (var row : rows) {
                var fact = row.fact();
                var id = City.current().newId();
                facts.insert(id, fact.project(), fact.condition(), id, act, null, true);
                facts.describe(id, fact.occurredOn(), fact.reason(), scan, found.enteredBy(), act, row.id());
            }
            return new ListingLater.Done(found.code());
        });
    }

    /** The list was a mistake: whoever entered it says so until it is confirmed, afterwards somebody else, and its facts cease to hold. */
    @RetryOnConflict
    @Transactional
    public ListingLater withdraw(Viewer by, UUID command, UUID batch, String why) {
        var reason = why.strip();
        var rows = lists.rows(batch);
        boolean own = lists.find(batch).orElseThrow().enteredBy().equals(by.person());
        var action = own ? Action.OPEN_PROJECT : Action.CONFIRM_EARLIER;
        rows.forEach(row -> projects.require(by, action, row.fact().project()));
        var kind = ProjectAct.RECORDED_BATCH_WITHDRAWN;
        return commands.once(command, by.person(), kind.code(), List.of(batch, reason), ListingLater.class, () -> {
            lock(rows.stream().map(RecordedLists.Row::fact).toList());
            var found = lists.find(batch).orElseThrow();
            if (found.state() == RecordedState.WITHDRAWN) {
                return new ListingLater.Moved(found.state());
            }
            if (own && found.state() != RecordedState.ENTERED) {
                return new ListingLater.OwnEntry();
            }
            if (reason.length() < 2 || reason.length() > Recording.REASON_MAX) {
                return new ListingLater.ReasonNeeded();
            }
            var act = acts.record(
                    kind,
                    List.of("recorded_batch:" + batch),
                    Map.of("code", found.code()),
                    Map.of("reason", reason, "person", by.person().toString()));
            for (var fact : lists.standing(batch)) {
                var id = City.current().newId();
                facts.insert(id, fact.project(), fact.condition(), fact.fact(), act, fact.fact(), true);
                facts.giveReason(id, reason, by.person(), act, kind);
            }
            lists.move(found, RecordedState.WITHDRAWN, reason, by.person(), act, kind);
            return new ListingLater.Done(found.code());
        });
    }

    /** Always in the same order, so that two lists never wait for each other. */
    private void lock(List<EarlierFact> list) {
        list.stream().map(EarlierFact::project).distinct().sorted().forEach(facts::lock);
    }

    /** SHA-256 over the rows, each field in a line of its own. */
    private static String digest(List<EarlierFact> list) {
        return Sha256.hex(list.stream()
                .map(fact -> String.join(
                        "\n",
                        fact.project().toString(),
                        fact.condition().name(),
                        fact.occurredOn().toString(),
                        fact.reason()))
                .collect(Collectors.joining("\n\n")));
    }
}
