package anju.demo;

/** A story goes as written or not at all: an answer that the script did not expect stops the loading. */
final class Expect {
    private Expect() {}

    static <T> T that(Object answer, Class<T> expected) {
        if (!expected.isInstance(answer)) {
            throw new IllegalStateException(
                    "the demonstration expected " + expected.getSimpleName() + ", not " + answer);
        }
        return expected.cast(answer);
    }
}
