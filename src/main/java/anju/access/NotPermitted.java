package anju.access;

/** The signed-in person may not do this at this place; the page answers 403 and says who can. */
public final class NotPermitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Action action;

    public NotPermitted(Action action) {
        super(action + " is not open to this person here");
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
