package anju.fund;

import anju.money.Money;
import java.util.UUID;

/** Money of a lot set aside for an item. */
record Allocation(UUID id, UUID itemId, UUID lotId, Money amount, boolean released) {}
