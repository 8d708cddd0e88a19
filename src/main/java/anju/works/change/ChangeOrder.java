package anju.works.change;

import anju.money.Money;
import java.util.UUID;

/** A change order as its verbs need it. */
record ChangeOrder(
        UUID id, String code, UUID contractId, ChangeSide side, ChangeState state, UUID proposedBy, Limits limits) {
    /**
     * What the contract's rules came to when the change was asked for.
     *
     * @param base the contract as signed
     * @param leaderOver increases above this the leader approves
     * @param noticeOver increases above this the owners are told of before
     */
    record Limits(Money base, Money leaderOver, Money noticeOver, Money most) {}
}
