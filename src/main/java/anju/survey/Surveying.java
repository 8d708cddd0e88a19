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
import anju.request.Referring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Needs: what is missing or broken, where, and how it became known. */
@Component
public class Surveying {
    private final Needs needs;
    private final Registry registry;
    private final Policy policy;
    private final Gates gates;
    private final Alarms alarms;
    private final Referring referring;
    private final Acts acts;
    private final Commands commands;
    private final List<NeedUse> uses;

    Surveying(
            Needs needs,
            Registry registry,
            Policy policy,
            Gates gates,
            Alarms alarms,
            Referring referring,
            Acts acts,
            Commands commands,
            List<NeedUse> uses) {
        this.needs = needs;
        this.registry = registry;
        this.policy = policy;
        this.gates = gates;
        this.alarms = alarms;
        this.referring = referring;
        this.acts = acts;
        this.commands = commands;
        this.uses = uses;
    }

    @Transactional
    public Recording record(Viewer by, UUID command, NeedDraft draft) {
        var path = registry.pathOf(draft.compoundId());
        by.require(Action.RECORD_NEED, path);
        return commands.once(command, by.personId(), "survey.need.record", draft, Recording.class, () -> {
            var city = City.current();
            var rules = policy.rules(SurveyRules.class, path, city.today());
            if (!rules.topics().containsKey(draft.topic())) {
                return new Recording.UnknownTopic(draft.topic());
            }
            if (draft.occurredOn().isAfter(city.today())) {
                return new Recording.InTheFuture();
            }
            int chosen = draft.parts().size()
                    + draft.stairwells().size()
                    + draft.buildings().size();
            if (needs.belonging(draft) != chosen) {
                return new Recording.Elsewhere();
            }
            var touched = needs.touched(draft);
            if (touched.isEmpty()) {
                return new Recording.NobodyTouched();
            }
            if (draft.requestId() != null && !referring.takesWork(draft.requestId(), draft.compoundId())) {
                return new Recording.OtherRequest();
            }
            var written = write(by, draft, draft.danger());
            if (draft.requestId() != null) {
                referring.needed(by, draft.requestId(), draft.title());
            }
            return new Recording.Recorded(written.need(), touched.size());
        });
    }

    /** The households a draft touches. */
    List<UUID> touched(NeedDraft draft) {
        return needs.touched(draft);
    }

    /** Writes a need that was checked, in the caller's transaction. */
    Written write(Viewer by, NeedDraft draft, boolean alarm) {
        var city = City.current();
        var touched = needs.touched(draft);
        var id = city.newId();
        var references = new ArrayList<>(List.of("need:" + id, "compound:" + draft.compoundId()));
        if (draft.requestId() != null) {
            references.add("request:" + draft.requestId());
        }
        var act = acts.record(
                SurveyAct.NEED_RECORDED,
                references,
                Map.of("topic", draft.topic(), "danger", draft.danger(), "households", touched.size()),
                Map.of(
                        "title", draft.title(),
                        "description", draft.description(),
                        "source", draft.source().name(),
                        "occurred_on", draft.occurredOn().toString(),
                        "parts", touched.stream().map(UUID::toString).toList()));
        needs.insert(id, draft, by.person(), city.now(), act);
        needs.insertParts(id, touched);
        needs.projects(draft.compoundId())
                .forEach(project -> gates.meet(project, GateCondition.NEEDS_RECORDED, id, act));
        if (alarm) {
            alarms.raise(by, draft.compoundId(), null, id);
        }
        return new Written(id, act);
    }

    record Written(UUID need, UUID act) {}

    /** Takes back a need recorded in error or gone; refused while an item stands on it. */
    @Transactional
    public Withdrawing withdraw(Viewer by, UUID command, UUID need, String reason) {
        var compound = needs.standing(need)
                .orElseThrow(() -> new NoSuchElementException("no need " + need))
                .compoundId();
        by.require(Action.RECORD_NEED, registry.pathOf(compound));
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a need is not withdrawn without a reason");
        }
        var inputs = List.of(need.toString(), reason);
        return commands.once(command, by.personId(), "survey.need.withdraw", inputs, Withdrawing.class, () -> {
            needs.lock(need);
            if (needs.standing(need).orElseThrow().withdrawn()) {
                return new Withdrawing.AlreadyWithdrawn();
            }
            if (uses.stream().anyMatch(use -> use.standsOn(need))) {
                return new Withdrawing.StillNeeded();
            }
            var act = acts.record(
                    SurveyAct.NEED_WITHDRAWN,
                    List.of("need:" + need, "compound:" + compound),
                    Map.of("reason", reason));
            needs.insertWithdrawal(need, reason, City.current().now(), act);
            needs.projects(compound)
                    .forEach(project -> gates.withdraw(project, GateCondition.NEEDS_RECORDED, need, act));
            return new Withdrawing.Withdrawn();
        });
    }
}
