package anju.attachment;

/**
 * A file as somebody sent it.
 *
 * @param name as on their machine; only its last part is kept
 * @param use what it is for, {@code <module>.<thing>}
 * @param placePath where it belongs, which decides who may open it
 * @param placeName how the place is called, written on the shown copy of a picture
 */
public record Upload(
        String name, byte[] content, FileClass fileClass, String use, String placePath, String placeName) {}
