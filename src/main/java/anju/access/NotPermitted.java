package anju.access;

/** The signed-in person may not do this at this place; the page answers 403 and says who can. */
public final class NotPermitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Action action;
    private final boolean otherFirm;

    public NotPermitted(Action action) {
        this(action, false);
    }

    private NotPermitted(Action action, boolean otherFirm) {
        super(action + (otherFirm ? " is for people of another firm" : " is not open to this person here"));
        this.action = action;
        this.otherFirm = otherFirm;
    }

    /** The role would allow it, but this is another firm's work. */
    public static NotPermitted toOthers(Action action) {
        return new NotPermitted(action, true);
    }

    public boolean isOtherFirm() {
        return otherFirm;
    }

    public Action action() {
        return action;
    }
}
