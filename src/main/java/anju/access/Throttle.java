package anju.access;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Slows down what may be done without signing in, by network address. */
@Component
public class Throttle {
    private final Brakes brakes;

    Throttle(Brakes brakes) {
        this.brakes = brakes;
    }

    /** Counts a look at a code that is secret; until when to wait if there were too many wrong ones. */
    @Transactional
    public Optional<Instant> looked(String address) {
        return brakes.tried(Brakes.Kind.TRACKING, address);
    }

    /** The code was right, so the look does not count. */
    @Transactional
    public void found(String address) {
        brakes.succeeded(Brakes.Kind.TRACKING, address);
    }

    /** Counts something written by somebody unknown; until when to wait if there was too much. */
    @Transactional
    public Optional<Instant> wrote(String address) {
        return brakes.tried(Brakes.Kind.WRITING, address);
    }
}
