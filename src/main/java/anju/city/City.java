package anju.city;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * One city: a database, a folder and a clock. It is resolved once at the edge (host name) and bound for the length of
 * a request or a job; nothing below asks which city it works for.
 */
public final class City {
    /** What a city is for. Only {@link #DEMO} and {@link #TEST} cities have a clock that can be set. */
    public enum Kind {
        LIVE,
        DEMO,
        TEST
    }

    /** All five programmes, and every statute cited, count days in China's one time zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ScopedValue<City> CURRENT = ScopedValue.newInstance();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String code;
    private volatile String name;
    private final Kind kind;
    private final Path folder;
    private final Path secrets;
    private final DataSource business;
    private final DataSource sequencing;
    private volatile Duration clockOffset;
    /** At zero for a city that is whole; a founding story holds it at one. */
    private volatile CountDownLatch founding = new CountDownLatch(0);

    City(
            String code,
            String name,
            Kind kind,
            Path folder,
            Path secrets,
            DataSource business,
            DataSource sequencing,
            Duration clockOffset) {
        this.code = code;
        this.name = name;
        this.kind = kind;
        this.folder = folder;
        this.secrets = secrets;
        this.business = business;
        this.sequencing = sequencing;
        this.clockOffset = clockOffset;
    }

    /** The city that the running request or job is for; a bug if there is none. */
    public static City current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("no city is bound to this thread"));
    }

    /** True while a city is bound, so that pages made outside any city (unknown host) can tell. */
    public static boolean isBound() {
        return CURRENT.isBound();
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    void rename(String to) {
        name = to;
    }

    public Kind kind() {
        return kind;
    }

    /** True where invented data may stand and one-time codes are shown on the sign-in page. */
    public boolean isDemonstration() {
        return kind != Kind.LIVE;
    }

    /** Files of this city: attachments, outbox, published record. */
    public Path folder() {
        return folder;
    }

    /** Keys of this city, readable by the application's account alone; kept apart from folder and database, and from their backups. */
    public Path secrets() {
        return secrets;
    }

    /** The one source of time for everything this city records; whole microseconds, as PostgreSQL keeps them. */
    public Instant now() {
        return Instant.now().plus(clockOffset).truncatedTo(ChronoUnit.MICROS);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    /** A new id, ordered by time (UUID version 7, RFC 9562): 48 bits of milliseconds, then 74 random bits. */
    public UUID newId() {
        long high = (now().toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** Connections of the sequencer, the only one who may number acts. */
    public DataSource sequencing() {
        return sequencing;
    }

    DataSource business() {
        return business;
    }

    /** True while the story of a demonstration city is being told: its pages can be read, and whoever wants to act waits. */
    public boolean isBeingFounded() {
        return founding.getCount() > 0;
    }

    /** From now until {@link #endFounding} nobody acts in the city but its founding story. */
    public void beginFounding() {
        founding = new CountDownLatch(1);
    }

    public void endFounding() {
        founding.countDown();
    }

    /** Waits for the end of the founding story; false if it takes longer than that. */
    boolean awaitFounded(Duration atMost) throws InterruptedException {
        return founding.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How far the clock of a demonstration or test city is from the machine's; zero in a live city. */
    public Duration clockOffset() {
        return clockOffset;
    }

    void moveClock(Duration offset) {
        if (kind == Kind.LIVE) {
            throw new IllegalStateException("the clock of a live city cannot be set");
        }
        clockOffset = offset;
    }

    @Override
    public String toString() {
        return "city " + code;
    }
}
