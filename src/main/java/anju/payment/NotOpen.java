package anju.payment;

/** The clearance was given or returned already. */
public record NotOpen(ClearanceState state) implements Submitting, Confirming, Reviewing, Clearance, Returning {}
