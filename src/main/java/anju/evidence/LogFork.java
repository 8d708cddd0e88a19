package anju.evidence;

/** What was published and what the database holds contradict each other; nothing more may be signed. */
public final class LogFork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogFork(String message) {
        super("log fork: " + message);
    }
}
