package anju.programme;

import anju.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * A proposal as its author wants it.
 *
 * @param grounds why these and not others; needed when the ranking is passed over
 */
public record BatchDraft(String name, int year, UUID area, Money budget, String grounds, List<UUID> reserves) {
    public BatchDraft {
        reserves = List.copyOf(reserves);
    }
}
