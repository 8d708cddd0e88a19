package anju.payment.web;

import anju.payment.Duty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A duty with who did it; {@code who} is empty while nobody has. */
public record DutyRow(Duty duty, String who, @Nullable Instant at) {}
