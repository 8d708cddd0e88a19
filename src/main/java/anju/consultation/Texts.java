package anju.consultation;

/** Lengths of what people write, in characters as they count them. */
final class Texts {
    private Texts() {}

    static void check(String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length < least || length > most) {
            throw new IllegalArgumentException("a text has " + least + " to " + most + " characters, not " + length);
        }
    }
}
