package anju.payment;

import anju.project.GateCondition;
import anju.project.Gates;
import anju.works.Accepting;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the gate fact "the price is settled" true to the contracts of an undertaking: all of which anything was accepted, or
 * it does not hold. A contract nothing came of has nothing to settle.
 */
@Component
class Settled {
    private final Payments payments;
    private final Gates gates;

    Settled(Payments payments, Gates gates) {
        this.payments = payments;
        this.gates = gates;
    }

    @EventListener
    void on(Accepting.Changed accepted) {
        review(accepted.projectId(), accepted.actId());
    }

    void review(UUID project, UUID act) {
        if (payments.isSettled(project)) {
            gates.meet(project, GateCondition.PRICE_SETTLED, project, act);
        } else {
            gates.withdraw(project, GateCondition.PRICE_SETTLED, project, act);
        }
    }
}
