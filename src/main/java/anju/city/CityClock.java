package anju.city;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The {@link Clock} of whichever city is bound; reads {@link City#now()}. */
final class CityClock extends Clock {
    private final ZoneId zone;

    CityClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new CityClock(other);
    }

    @Override
    public Instant instant() {
        return City.current().now();
    }
}
