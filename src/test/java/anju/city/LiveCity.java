package anju.city;

import java.time.Duration;

/** A test city seen as a live one, for the rules that hold only there. */
public final class LiveCity {
    private LiveCity() {}

    public static City of(City test) {
        return new City(
                test.code(),
                test.name(),
                City.Kind.LIVE,
                test.folder(),
                test.secrets(),
                test.business(),
                test.sequencing(),
                Duration.ZERO);
    }
}
