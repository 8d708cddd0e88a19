package anju.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may still do which duty on a clearance: nobody two, nothing twice. */
@Component
class Duties {
    private final Clearances clearances;

    Duties(Clearances clearances) {
        this.clearances = clearances;
    }

    /** The other duty that this person has done here, if any. */
    Optional<SecondDuty> second(UUID clearance, Duty wanted, UUID person) {
        return clearances.duties(clearance).stream()
                .filter(done -> done.person().equals(person) && done.duty() != wanted)
                .findFirst()
                .map(done -> new SecondDuty(wanted, done.duty(), done.at()));
    }

    /** Who has done this duty, if anybody. */
    Optional<DutyDone> done(UUID clearance, Duty duty) {
        return clearances.duties(clearance).stream()
                .filter(done -> done.duty() == duty)
                .findFirst()
                .map(done -> new DutyDone(duty, done.person(), done.at()));
    }

    void take(UUID clearance, Duty duty, UUID person, UUID act, PaymentAct kind) {
        clearances.insertDuty(clearance, duty, person, act, kind);
    }
}
