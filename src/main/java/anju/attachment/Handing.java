package anju.attachment;

/** What somebody who asks for a file is handed. */
public sealed interface Handing {
    /** @param type what the bytes are: shown copies are always JPEG */
    record Handed(byte[] content, FileType type, String name, boolean open) implements Handing {}

    record NotThere() implements Handing {}

    record NotYours() implements Handing {}
}
