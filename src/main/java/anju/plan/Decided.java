package anju.plan;

import anju.project.GateCondition;
import anju.project.Gates;
import anju.vote.ConsentGiven;
import anju.vote.ResultAnnounced;
import anju.vote.VoteClosed;
import anju.vote.VoteVoided;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the gate fact "the owners have decided" true to plan and votes, whichever of the two changes. */
@Component
class Decided {
    private final Plans plans;
    private final Gates gates;
    private final ApplicationEventPublisher events;

    Decided(Plans plans, Gates gates, ApplicationEventPublisher events) {
        this.events = events;
        this.plans = plans;
        this.gates = gates;
    }

    @EventListener
    void on(VoteClosed closed) {
        plans.asked(closed.voteId()).forEach(plan -> review(plan, closed.actId()));
    }

    @EventListener
    void on(ResultAnnounced announced) {
        plans.asked(announced.voteId()).forEach(plan -> review(plan, announced.actId()));
    }

    @EventListener
    void on(VoteVoided voided) {
        plans.asked(voided.voteId()).forEach(plan -> review(plan, voided.actId()));
    }

    @EventListener
    void on(ConsentGiven given) {
        plans.asked(given.voteId()).forEach(plan -> review(plan, given.actId()));
    }

    /** The plan has other items than before. */
    void changed(UUID plan, UUID act) {
        review(plan, act);
        events.publishEvent(new ItemsChanged(plans.projectOf(plan).orElseThrow(), act));
    }

    private void review(UUID plan, UUID act) {
        var project = plans.projectOf(plan).orElseThrow();
        if (plans.isDecided(plan)) {
            gates.meet(project, GateCondition.OWNERS_DECIDED, plan, act);
        } else {
            gates.withdraw(project, GateCondition.OWNERS_DECIDED, plan, act);
        }
    }
}
