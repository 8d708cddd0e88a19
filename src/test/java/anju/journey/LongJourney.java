package anju.journey;

/** One compound from the register to the day its residents say whether they are content, by hand, gate by gate. */
final class LongJourney extends Choosing {
    LongJourney(Town town) {
        super(town);
    }
}
