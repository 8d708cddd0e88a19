package anju.survey;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's word on the gaps of a completed round: many become needs with one click, others are dismissed with a reason. */
@Component
public class GapJudging {
    public static final int REASON_MAX = 200;

    private final Rounds rounds;
    private final Alarms alarms;
    private final Surveying surveying;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    GapJudging(
            Rounds rounds,
            Alarms alarms,
            Surveying surveying,
            Registry registry,
            Policy policy,
            Acts acts,
            Commands commands) {
        this.rounds = rounds;
        this.alarms = alarms;
        this.surveying = surveying;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    /**
     * Makes a need of each gap, with the households of its building, or of the whole compound.
     *
     * @param titles what each gap is called as a need
     */
    @Transactional
    public Judging confirm(Viewer by, UUID command, Map<UUID, String> titles) {
        var gaps = gaps(by, titles.keySet());
        var inputs = new TreeMap<>(titles);
        return commands.once(command, by.personId(), "survey.gap.confirm", inputs, Judging.class, () -> {
            var refused = alreadyJudged(titles.keySet());
            if (refused != null) {
                return refused;
            }
            for (var gap : gaps) {
                if (surveying.touched(draft(gap, titles)).isEmpty()) {
                    return new Judging.NobodyTouched(gap.id());
                }
            }
            var made = new ArrayList<UUID>();
            for (var gap : gaps) {
                var recorded = surveying.write(by, draft(gap, titles), false);
                rounds.insertJudgement(
                        gap.id(),
                        recorded.need(),
                        "",
                        by.person(),
                        City.current().now(),
                        recorded.act(),
                        SurveyAct.NEED_RECORDED);
                made.add(recorded.need());
            }
            return new Judging.Confirmed(made);
        });
    }

    /** Says of gaps that nothing is done about them here, and why. */
    @Transactional
    public Judging dismiss(Viewer by, UUID command, Set<UUID> ids, String reason) {
        var gaps = gaps(by, ids);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a gap is not dismissed without a reason");
        }
        var inputs = List.of(ids.stream().sorted().map(UUID::toString).toList(), reason);
        return commands.once(command, by.personId(), "survey.gap.dismiss", inputs, Judging.class, () -> {
            var refused = alreadyJudged(ids);
            if (refused != null) {
                return refused;
            }
            for (var gap : gaps) {
                if (gap.danger() && alarms.standsOn(gap.roundId(), gap.indicator(), gap.buildingId())) {
                    return new Judging.InDanger(gap.id());
                }
            }
            var act = acts.record(
                    SurveyAct.GAP_DISMISSED,
                    gaps.stream().map(gap -> "gap:" + gap.id()).toList(),
                    Map.of("gaps", gaps.size()),
                    Map.of("reason", reason, "by", by.person().toString()));
            for (var gap : gaps) {
                rounds.insertJudgement(
                        gap.id(), null, reason, by.person(), City.current().now(), act, SurveyAct.GAP_DISMISSED);
            }
            return new Judging.Dismissed(gaps.size());
        });
    }

    private List<Rounds.Gap> gaps(Viewer by, Set<UUID> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("at least one gap");
        }
        var gaps = ids.stream()
                .sorted()
                .map(id -> rounds.gap(id).orElseThrow(() -> new NoSuchElementException("no gap " + id)))
                .toList();
        gaps.forEach(gap -> by.require(Action.JUDGE_GAPS, registry.pathOf(gap.compoundId())));
        return gaps;
    }

    private @org.jspecify.annotations.Nullable Judging alreadyJudged(Set<UUID> ids) {
        var sorted = ids.stream().sorted().toList();
        sorted.forEach(id -> rounds.lockThing("survey.gap:" + id));
        return sorted.stream()
                .filter(id -> rounds.gap(id).orElseThrow().judged())
                .findFirst()
                .map(Judging.AlreadyJudged::new)
                .orElse(null);
    }

    private NeedDraft draft(Rounds.Gap gap, Map<UUID, String> titles) {
        var indicator =
                policy.rules(SurveyRules.class, gap.editionId()).indicators().get(gap.indicator());
        var title = titles.get(gap.id());
        if (indicator == null || title == null) {
            throw new IllegalStateException("no indicator or title for " + gap);
        }
        var building = gap.buildingId();
        return new NeedDraft(
                gap.compoundId(),
                indicator.topic(),
                title,
                "",
                NeedSource.FIELD_SURVEY,
                gap.danger(),
                gap.surveyedOn(),
                Set.of(),
                Set.of(),
                building == null ? Set.of() : Set.of(building),
                building == null);
    }
}
