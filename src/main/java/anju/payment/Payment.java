package anju.payment;

import anju.money.Money;
import java.util.UUID;

/** A payment as its verbs need it. */
record Payment(UUID id, String code, UUID clearanceId, UUID projectId, UUID holdId, Money amount, PaymentState state) {}
