package anju.works.change;

/** Where a change order stands. */
public enum ChangeState {
    PROPOSED,
    /** The other of contractor and supervisor agrees. */
    AGREED,
    APPROVED,
    REFUSED,
    WITHDRAWN
}
