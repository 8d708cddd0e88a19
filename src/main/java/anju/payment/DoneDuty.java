package anju.payment;

import java.time.Instant;
import java.util.UUID;

/** A duty that somebody has done. */
record DoneDuty(Duty duty, UUID person, Instant at) {}
