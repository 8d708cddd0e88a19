package anju.payment;

import anju.money.Money;
import java.time.LocalDate;

/** What became of recording a settled price. */
public sealed interface Settling {
    record Settled() implements Settling {}

    record AlreadySettled(Money settled) implements Settling {}

    record TermsMissing() implements Settling {}

    /** No passed acceptance of the whole. */
    record NotCompleted() implements Settling {}

    record AboveClaimed(Money claimed) implements Settling {}

    /** More than was contracted; a dearer contract needs its money set aside first. */
    record AboveContract(Money contract) implements Settling {}

    /** Less than was paid already. */
    record BelowPaid(Money paid) implements Settling {}

    record NotYet(LocalDate today) implements Settling {}

    record BeforeCompletion(LocalDate completedOn) implements Settling {}
}
