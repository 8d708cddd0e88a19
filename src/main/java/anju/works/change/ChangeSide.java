package anju.works.change;

import anju.access.Action;

/** Who asks for a change; the other of the two agrees to it. */
public enum ChangeSide {
    CONTRACTOR(Action.SIGN_AS_CONTRACTOR),
    SUPERVISOR(Action.SIGN_AS_SUPERVISOR);

    private final Action action;

    ChangeSide(Action action) {
        this.action = action;
    }

    public Action action() {
        return action;
    }

    public ChangeSide other() {
        return this == CONTRACTOR ? SUPERVISOR : CONTRACTOR;
    }
}
