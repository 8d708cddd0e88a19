package anju.payment;

import java.time.Instant;

/** The same person has done another duty here; a second pair of eyes must be another person's. */
public record SecondDuty(Duty wanted, Duty done, Instant at)
        implements Confirming, Reviewing, Approving, BankConfirming {}
