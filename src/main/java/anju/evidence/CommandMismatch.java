package anju.evidence;

import java.util.UUID;

/** A command id was sent again by somebody else or with other content; nothing was done. */
public final class CommandMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandMismatch(UUID id) {
        super("command " + id + " was used before for something else");
    }
}
