package anju.request;

/** Where a request stands. */
public enum RequestState {
    RECEIVED,
    ACCEPTED,
    ANSWERED,
    CLOSED,
    DUPLICATE,
    NOT_ACCEPTED;

    /** Somebody still has to do something about it. */
    public boolean isOpen() {
        return this == RECEIVED || this == ACCEPTED;
    }
}
