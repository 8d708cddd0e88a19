package anju.city;

/** Waiting for something outside that cannot tell us when it is done. */
public final class Pause {
    private Pause() {}

    public static void millis(long length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
