package anju.site;

/** What the address names does not exist, or is not for this viewer to know of: 404. */
public final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThere() {
        super("not there");
    }
}
