package anju.payment;

/** What became of the supervisor's word on the measured quantity. */
public sealed interface Confirming permits Confirming.Confirmed, NotOpen, DutyDone, SecondDuty {
    record Confirmed() implements Confirming {}
}
