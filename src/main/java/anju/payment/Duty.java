package anju.payment;

import anju.access.Action;

/** The separate duties on one clearance and its payment; one person does one, in this order. */
public enum Duty {
    REQUESTER(Action.REQUEST_PAYMENT),
    QUANTITY_CONFIRMER(Action.CONFIRM_QUANTITY),
    DOCUMENT_CHECKER(Action.CHECK_DOCUMENTS),
    APPROVER_OFFICE(Action.APPROVE_PAYMENT_OFFICE),
    APPROVER_FINANCE(Action.APPROVE_PAYMENT_FINANCE),
    BANK_CONFIRMER(Action.CONFIRM_BANK);

    private final Action action;

    Duty(Action action) {
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
