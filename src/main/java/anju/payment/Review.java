package anju.payment;

import anju.money.Money;
import java.time.LocalDate;

/** A reviewed settlement: what the contractor claimed, what the reviewer found, who that was. */
public record Review(
        Money claimed, Money settled, String reviewer, String firm, String reportNumber, LocalDate reviewedOn) {}
