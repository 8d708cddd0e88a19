package anju.project;

import anju.city.City;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gate facts: what other modules say about an undertaking, in the transaction that makes it true. A condition holds while
 * at least one fact for it stands; each thing ({@code byId}) says it once.
 */
@Component
public class Gates {
    private final GateFacts facts;

    Gates(GateFacts facts) {
        this.facts = facts;
    }

    /** {@code condition} has come true through {@code byId}; saying it again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void meet(UUID projectId, GateCondition condition, UUID byId, UUID actId) {
        facts.lock(projectId);
        if (facts.standing(projectId, condition, byId).isEmpty()) {
            facts.insert(City.current().newId(), projectId, condition, byId, actId, null, false);
        }
    }

    /** What {@code byId} said about {@code condition} has ceased; no fact of it is nothing to withdraw. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID projectId, GateCondition condition, UUID byId, UUID actId) {
        facts.lock(projectId);
        for (var fact : facts.standing(projectId, condition, byId)) {
            facts.insert(City.current().newId(), projectId, condition, byId, actId, fact, false);
        }
    }

    /** The conditions that hold now. */
    public Set<GateCondition> held(UUID projectId) {
        var held = EnumSet.noneOf(GateCondition.class);
        held.addAll(facts.held(projectId));
        return held;
    }
}
