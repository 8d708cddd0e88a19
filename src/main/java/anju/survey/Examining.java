package anju.survey;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Survey rounds: begun, answered indicator by indicator, completed once nothing mandatory is missing. */
@Component
public class Examining {
    private final Rounds rounds;
    private final Needs needs;
    private final Alarms alarms;
    private final Registry registry;
    private final Policy policy;
    private final Gates gates;
    private final Acts acts;
    private final Commands commands;

    Examining(
            Rounds rounds,
            Needs needs,
            Alarms alarms,
            Registry registry,
            Policy policy,
            Gates gates,
            Acts acts,
            Commands commands) {
        this.rounds = rounds;
        this.needs = needs;
        this.alarms = alarms;
        this.registry = registry;
        this.policy = policy;
        this.gates = gates;
        this.acts = acts;
        this.commands = commands;
    }

    /** Begins a round; it keeps to the rules of this day whatever changes while it goes on. */
    @Transactional
    public Beginning begin(Viewer by, UUID command, UUID compound, Set<String> sets, LocalDate surveyedOn) {
        var path = registry.pathOf(compound);
        by.require(Action.SURVEY, path);
        var chosen = sets.stream().sorted().toList();
        var inputs = List.of(compound.toString(), chosen, surveyedOn.toString());
        return commands.once(command, by.personId(), "survey.round.begin", inputs, Beginning.class, () -> {
            var city = City.current();
            var known =
                    policy.rules(SurveyRules.class, path, city.today()).sets().keySet();
            for (var set : chosen) {
                if (!known.contains(set)) {
                    return new Beginning.UnknownSet(set);
                }
            }
            if (chosen.isEmpty()) {
                return new Beginning.UnknownSet("");
            }
            if (surveyedOn.isAfter(city.today())) {
                return new Beginning.InTheFuture();
            }
            rounds.lockThing("survey.compound:" + compound);
            var open = rounds.openIn(compound);
            if (open.isPresent()) {
                return new Beginning.AlreadyOpen(open.get().id(), open.get().code());
            }
            var round = new Round(
                    city.newId(),
                    rounds.nextCode(),
                    compound,
                    chosen,
                    policy.edition(path, city.today()),
                    surveyedOn,
                    RoundState.OPEN);
            var act = acts.record(
                    SurveyAct.ROUND_OPENED,
                    List.of("survey_round:" + round.id(), "compound:" + compound),
                    Map.of("code", round.code(), "sets", chosen, "surveyed_on", surveyedOn.toString()),
                    Map.of("surveyor", by.person().toString()));
            rounds.insert(round, by.person(), city.now(), act);
            return new Beginning.Begun(round.id(), round.code());
        });
    }

    @Transactional
    public Answering answer(Viewer by, UUID command, AnswerDraft draft) {
        var round = mine(by, draft.roundId());
        return commands.once(command, by.personId(), "survey.answer", draft, Answering.class, () -> {
            rounds.lock(round.id(), false);
            var now = rounds.find(round.id()).orElseThrow();
            if (now.state() != RoundState.OPEN) {
                return new Answering.NotOpen(now.state());
            }
            var rules = rules(round);
            var refused = refusal(round, rules, draft);
            if (refused != null) {
                return refused;
            }
            rounds.lockThing("survey.answer:" + round.id() + draft.indicator() + draft.buildingId());
            var last = rounds.lastAnswer(round.id(), draft.indicator(), draft.buildingId());
            if (last.isPresent() && !last.get().equals(draft.seen())) {
                return new Answering.Meanwhile(last.get());
            }
            boolean danger = draft.danger()
                    || draft.issues().stream()
                            .anyMatch(issue -> severity(rules, draft.indicator(), issue) == SurveyRules.Issue.DANGER);
            var id = City.current().newId();
            boolean fresh = danger && !alarms.isRaised(round.id(), draft.indicator(), draft.buildingId());
            rounds.insertAnswer(id, draft, danger, by.person(), City.current().now());
            if (fresh) {
                alarms.raise(by, round.compoundId(), id, null);
            }
            return new Answering.Answered(id, fresh);
        });
    }

    private @org.jspecify.annotations.Nullable Answering refusal(Round round, SurveyRules rules, AnswerDraft draft) {
        var indicator = rules.indicatorsOf(round.sets()).get(draft.indicator());
        if (indicator == null) {
            return new Answering.NotAsked(draft.indicator());
        }
        var building = draft.buildingId();
        if (indicator.byBuilding() == (building == null)
                || building != null && !rounds.hasBuilding(round.compoundId(), building)) {
            return new Answering.WrongBuilding();
        }
        var value = draft.value();
        if (value != null && !value.fits(indicator.ask())) {
            return new Answering.WrongValue();
        }
        var kinds = rules.issuesOf(draft.indicator());
        for (var issue : draft.issues()) {
            if (!kinds.containsKey(issue)) {
                return new Answering.UnknownIssue(issue);
            }
        }
        boolean isShort = value != null && value.isShortOf(indicator.threshold(), indicator.better());
        if (!isShort && (!draft.issues().isEmpty() || draft.danger())) {
            return new Answering.IssuesDespiteNone();
        }
        return isShort
                        && indicator.byBuilding()
                        && !kinds.isEmpty()
                        && draft.issues().isEmpty()
                ? new Answering.NoIssueNamed()
                : null;
    }

    private static int severity(SurveyRules rules, String indicator, String issue) {
        var kind = rules.issuesOf(indicator).get(issue);
        return kind == null ? 0 : kind.severity();
    }

    /** Completes a round: its score, its place in the order, its class and its gaps are written once and stay. */
    @Transactional
    public Completing complete(Viewer by, UUID command, UUID roundId) {
        var round = mine(by, roundId);
        return commands.once(command, by.personId(), "survey.round.complete", roundId, Completing.class, () -> {
            rounds.lock(roundId, true);
            var state = rounds.find(roundId).orElseThrow().state();
            if (state != RoundState.OPEN) {
                return new Completing.NotOpen(state);
            }
            var rules = rules(round);
            var given = rounds.given(roundId);
            var lacks = lacks(rules, round, given);
            if (!lacks.isEmpty()) {
                return new Completing.Missing(lacks);
            }
            var found = found(rules, round, given);
            if (found.isEmpty()) {
                return new Completing.NothingToWeigh();
            }
            return write(by, round, rules, given, Weighing.of(rules, found));
        });
    }

    private Completing write(Viewer by, Round round, SurveyRules rules, List<Rounds.Given> given, Weighing weighing) {
        var compound = registry.compound(round.compoundId()).orElseThrow();
        var gaps = gaps(rules, given);
        boolean danger = gaps.stream().anyMatch(Rounds.Short::danger);
        var builtYear = compound.builtYear();
        var compoundClass = rules.classes().entrySet().stream()
                .filter(entry -> entry.getValue().takes(weighing, builtYear, danger))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        var readiness = weighing.readinessMilli();
        var quadrant = Quadrant.of(
                danger || weighing.priorityMilli() >= rules.quadrants().urgentPriority() * Weighing.POINT,
                readiness != null && readiness >= rules.quadrants().readyFrom() * Weighing.POINT);
        var surveyed = (int) given.stream()
                .filter(one -> one.buildingId() != null && one.applicable())
                .map(Rounds.Given::buildingId)
                .distinct()
                .count();
        var act = acts.record(
                SurveyAct.ROUND_COMPLETED,
                List.of("survey_round:" + round.id(), "compound:" + round.compoundId()),
                Map.of(
                        "score_milli", weighing.scoreMilli(),
                        "priority_milli", weighing.priorityMilli(),
                        "class", compoundClass,
                        "gaps", gaps.size()),
                Map.of("answers", given.stream().map(one -> one.id().toString()).toList()));
        var now = City.current().now();
        rounds.step(round.id(), RoundState.COMPLETED, null, by.person(), now, act, SurveyAct.ROUND_COMPLETED);
        rounds.insertResult(
                round.id(),
                weighing,
                new Rounds.Outcome(rounds.households(round.compoundId()), surveyed, compoundClass, quadrant, danger));
        gaps.forEach(gap -> rounds.insertGap(round.id(), gap));
        needs.projects(round.compoundId())
                .forEach(project -> gates.meet(project, GateCondition.SURVEYED, round.id(), act));
        return new Completing.Completed(round.id(), weighing.scoreMilli(), compoundClass, gaps.size());
    }

    private List<Completing.Lack> lacks(SurveyRules rules, Round round, List<Rounds.Given> given) {
        var buildings = rounds.buildings(round.compoundId());
        var answered = given.stream().collect(Collectors.groupingBy(Rounds.Given::indicator, Collectors.counting()));
        var lacks = new ArrayList<Completing.Lack>();
        rules.indicatorsOf(round.sets()).forEach((code, indicator) -> {
            long has = answered.getOrDefault(code, 0L);
            long wanted = indicator.byBuilding() ? buildings.size() : 1;
            if (indicator.mandatory() && has < wanted) {
                lacks.add(new Completing.Lack(code, indicator.byBuilding() ? (int) (wanted - has) : 0));
            }
        });
        return lacks;
    }

    private static List<Weighing.Found> found(SurveyRules rules, Round round, List<Rounds.Given> given) {
        var values = new LinkedHashMap<String, List<Value>>();
        rules.indicatorsOf(round.sets()).keySet().forEach(code -> values.put(code, new ArrayList<>()));
        given.stream()
                .filter(Rounds.Given::applicable)
                .forEach(one -> values.computeIfAbsent(one.indicator(), _ -> new ArrayList<>())
                        .add(one.value()));
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Weighing.Found(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What falls short; wishes and means are conditions, not defects, and make no gap. */
    private static List<Rounds.Short> gaps(SurveyRules rules, List<Rounds.Given> given) {
        var gaps = new ArrayList<Rounds.Short>();
        for (var one : given) {
            var indicator = rules.indicators().get(one.indicator());
            if (indicator == null
                    || !one.applicable()
                    || indicator.dimension() == Indicator.Dimension.DEMAND
                    || indicator.dimension() == Indicator.Dimension.READINESS
                    || !one.value().isShortOf(indicator.threshold(), indicator.better())) {
                continue;
            }
            int severity = one.danger()
                    ? SurveyRules.Issue.DANGER
                    : one.issueList().stream()
                            .mapToInt(issue -> severity(rules, one.indicator(), issue))
                            .max()
                            .orElse(indicator.severity());
            int ease = rules.easeOf(one.indicator());
            gaps.add(new Rounds.Short(
                    one.indicator(),
                    one.buildingId(),
                    one.id(),
                    severity,
                    ease,
                    Quadrant.of(
                            severity >= rules.quadrants().urgentSeverity(),
                            ease >= rules.quadrants().easyFrom()),
                    one.danger()));
        }
        return gaps;
    }

    /** Gives up a round begun in error; what was answered stays readable and counts for nothing. */
    @Transactional
    public Completing abandon(Viewer by, UUID command, UUID roundId, String reason) {
        var round = mine(by, roundId);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a round is not abandoned without a reason");
        }
        var inputs = List.of(roundId.toString(), reason);
        return commands.once(command, by.personId(), "survey.round.abandon", inputs, Completing.class, () -> {
            rounds.lock(roundId, true);
            var state = rounds.find(roundId).orElseThrow().state();
            if (state != RoundState.OPEN) {
                return new Completing.NotOpen(state);
            }
            var act = acts.record(
                    SurveyAct.ROUND_ABANDONED,
                    List.of("survey_round:" + roundId, "compound:" + round.compoundId()),
                    Map.of("reason", reason));
            rounds.step(
                    roundId,
                    RoundState.ABANDONED,
                    reason,
                    by.person(),
                    City.current().now(),
                    act,
                    SurveyAct.ROUND_ABANDONED);
            return new Completing.Abandoned();
        });
    }

    private Round mine(Viewer by, UUID roundId) {
        var round = rounds.find(roundId).orElseThrow(() -> new NoSuchElementException("no round " + roundId));
        by.require(Action.SURVEY, registry.pathOf(round.compoundId()));
        return round;
    }

    private SurveyRules rules(Round round) {
        return policy.rules(SurveyRules.class, round.editionId());
    }
}
