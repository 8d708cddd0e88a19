package anju.site;

/** A form came without the id it was rendered with; it was not made by our pages, or was cut short on the way. */
final class NoCommand extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoCommand() {
        super("the form carries no usable _command");
    }
}
