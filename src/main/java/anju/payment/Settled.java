package anju.payment;

import anju.project.GateCondition;
import anju.project.Gates;
import anju.works.ContractSigned;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the gate fact "the price is settled" true to the contracts of an undertaking: all of them, or it does not hold. */
@Component
class Settled {
    private final Payments payments;
    private final Gates gates;

    Settled(Payments payments, Gates gates) {
        this.payments = payments;
        this.gates = gates;
    }

    @EventListener
    void on(ContractSigned signed) {
        review(signed.projectId(), signed.actId());
    }

    void review(UUID project, UUID act) {
        if (payments.isSettled(project)) {
            gates.meet(project, GateCondition.PRICE_SETTLED, project, act);
        } else {
            gates.withdraw(project, GateCondition.PRICE_SETTLED, project, act);
        }
    }
}
