package anju.payment;

/** What became of giving a clearance back to who asked for it. */
public sealed interface Returning permits Returning.Returned, NotOpen {
    record Returned() implements Returning {}
}
