package anju.stewardship.expense;

/** Where an expense is. */
public enum ExpenseState {
    HELD,
    APPROVED,
    PAID,
    REJECTED,
    REVERSED
}
