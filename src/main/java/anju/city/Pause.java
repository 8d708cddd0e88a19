package anju.city;

/** Waiting for something outside that cannot tell us when it is done. */
final class Pause {
    private Pause() {}

    static void millis(long length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
