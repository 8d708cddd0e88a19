package anju.evidence;

/** Bytes from outside that do not have the exact form which docs/formats/evidence.md asks for. */
public final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
        super(message);
    }
}
