package anju.payment;

import java.time.Instant;
import java.util.UUID;

/** Somebody has done this duty already. */
public record DutyDone(Duty duty, UUID person, Instant at)
        implements Confirming, Reviewing, Approving, BankConfirming {}
