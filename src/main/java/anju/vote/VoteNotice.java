package anju.vote;

/** What of a vote is put before the public, each as a notice with a period of its own. */
public enum VoteNotice {
    /** The matters, at least as many days ahead as the rules say (Property Management Regulations art. 14). */
    AGENDA("ASSEMBLY"),
    /** How many heads, parts and square metres are asked; no names. */
    ROLL("VOTE_ROLL"),
    /** The count of each matter with its denominators. */
    RESULT("VOTE_RESULT");

    private final String kind;

    VoteNotice(String kind) {
        this.kind = kind;
    }

    /** The notice's kind in the rules. */
    public String kind() {
        return kind;
    }
}
