package anju.payment;

/**
 * The stage is not open.
 *
 * @param detail the sum, day or codes it hangs on; empty when there is nothing to name
 */
public record Shut(Obstacle obstacle, String detail) implements Requesting, Holding {}
