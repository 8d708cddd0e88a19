package anju.vote;

import java.util.UUID;

/** There is no such vote; the page answers 404. */
public final class NoSuchVote extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchVote(UUID vote) {
        super("no vote " + vote);
    }
}
