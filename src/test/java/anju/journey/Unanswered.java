package anju.journey;

/** The connection broke before an answer came, to a form that is not sent again as it stands. */
public final class Unanswered extends RuntimeException {
    public Unanswered(Exception cause) {
        super(cause);
    }
}
