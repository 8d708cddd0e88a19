package anju.fund;

import anju.money.Money;

/** What became of ending a commitment, or of dropping a reservation. */
public sealed interface Ending {
    /** @param amount what will not come, or is free for others again */
    record Ended(Money amount) implements Ending {}

    record AlreadyOver() implements Ending {}

    /** Items still count on money that has not come. */
    record Reserved(Money amount) implements Ending {}
}
