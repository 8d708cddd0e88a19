package anju.city;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The directory of cities: which there are, at which host, in which database and folder. */
public final class Cities implements AutoCloseable {
    private static final int CONNECTIONS_PER_CITY = 12;
    /** Hosts are entered in the directory by hand; this long after, at the latest, they lead to their city. */
    private static final Duration READ_AGAIN = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Databases databases;
    private final Path dataFolder;
    private final Consumer<City> whenOpened;
    private final Consumer<City> whenClosing;
    private final JdbcClient directory;
    private final Map<String, City> open = new ConcurrentHashMap<>();
    private volatile @Nullable Listing listing;

    /** Opens the directory kept in {@code cluster}, creating it and the runtime roles at the first start. */
    Cities(Cluster cluster, Path dataFolder, Consumer<City> whenOpened, Consumer<City> whenClosing) {
        this.cluster = cluster;
        this.dataFolder = dataFolder;
        this.whenOpened = whenOpened;
        this.whenClosing = whenClosing;
        databases = new Databases(cluster);
        databases.prepare();
        directory = databases.directory();
    }

    /** Every city of the directory, opened and migrated. */
    public List<City> all() {
        return directory.sql("select code from city order by founded_at, code").query(String.class).list().stream()
                .map(this::byCode)
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<City> byCode(String code) {
        var found = open.get(code);
        return found != null
                ? Optional.of(found)
                : directory
                        .sql("select code, name, kind from city where code = ?")
                        .param(code)
                        .query(Entry.class)
                        .optional()
                        .map(entry -> opened(entry, true));
    }

    /**
     * The city for a host name: the one listed with that host; {@code <code>.localhost} on the own machine; and on any
     * other name the only city there is, if there is only one.
     */
    public Optional<City> atHost(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".localhost")) {
            return byCode(name.substring(0, name.length() - ".localhost".length()));
        }
        var listed = listed();
        var named = listed.stream().filter(city -> name.equals(city.host())).findFirst();
        if (named.isPresent()) {
            return byCode(named.get().code());
        }
        var elsewhere = listed.stream().filter(city -> city.host() == null).toList();
        boolean ownMachine = name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
        return elsewhere.isEmpty() || (elsewhere.size() > 1 && !ownMachine)
                ? Optional.empty()
                : byCode(elsewhere.getFirst().code());
    }

    /** Kept for a moment: every request asks, and the directory has no connections waiting. */
    private List<Listed> listed() {
        var known = listing;
        if (known == null || System.nanoTime() - known.readAt > READ_AGAIN.toNanos()) {
            known = new Listing(
                    directory
                            .sql("select code, host from city order by founded_at")
                            .query(Listed.class)
                            .list(),
                    System.nanoTime());
            listing = known;
        }
        return known.cities;
    }

    /**
     * Founds a city: a database cloned from the migrated template, and its folder. A database of that name which the directory does not
     * have is what a removal cut short left, whole or half dropped; a new demonstration takes its place, a live city never does.
     */
    public City found(String code, String name, City.Kind kind) {
        if (!code.matches("[a-z][a-z0-9]{1,30}")) {
            throw new IllegalArgumentException("a city's code is 2 to 31 lower-case letters and digits, not " + code);
        }
        if (directory
                .sql("select exists (select from city where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single()) {
            throw new IllegalArgumentException("there is a city " + code + " already");
        }
        if (databases.exists(database(code))) {
            if (kind == City.Kind.LIVE) {
                throw new IllegalStateException(
                        "the database " + database(code) + " is there, and the directory has no city " + code
                                + ": list it there, or give it another name");
            }
            databases.drop(database(code));
        }
        // Under another name until the directory has it, so that a founding broken off anywhere can be begun again.
        databases.drop(growing(code));
        databases.create(growing(code), databases.template());
        directory
                .sql("insert into city (code, name, kind) values (?, ?, ?)")
                .params(code, name, kind.name())
                .update();
        listing = null;
        return opened(new Entry(code, name, kind.name()), false);
    }

    /** Closes and drops a demonstration or test city with all it holds, files and keys too. A live city cannot be dissolved from here. */
    public void dissolve(City city) {
        if (city.kind() == City.Kind.LIVE) {
            throw new IllegalArgumentException("a live city is not dissolved by the application");
        }
        remove(city.code());
    }

    /**
     * Drops the demonstration cities whose folder lacks {@code mark} without opening them: what a broken-off founding left is
     * neither migrated nor put to work first.
     */
    public void dissolveDemonstrationsWithout(String mark) {
        directory
                .sql("select code from city where kind = ?")
                .param(City.Kind.DEMO.name())
                .query(String.class)
                .list()
                .stream()
                .filter(code -> !Files.exists(folder("cities", code).resolve(mark)))
                .forEach(this::remove);
    }

    private void remove(String code) {
        Optional.ofNullable(open.get(code)).ifPresent(this::close);
        directory.sql("delete from city where code = ?").param(code).update();
        listing = null;
        databases.drop(growing(code));
        databases.drop(database(code));
        try {
            FileSystemUtils.deleteRecursively(folder("cities", code));
            FileSystemUtils.deleteRecursively(folder("secrets", code));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the city " + code + " cannot be removed", e);
        }
    }

    /** Calls the city by another name from now on; other processes of the installation learn it when they start. */
    public void rename(City city, String name) {
        directory
                .sql("update city set name = ? where code = ?")
                .params(name, city.code())
                .update();
        city.rename(name);
    }

    /** The host the city is listed with; without one it answers wherever no other city does. */
    public Optional<String> hostOf(City city) {
        return directory
                .sql("select host from city where code = ? and host is not null")
                .param(city.code())
                .query(String.class)
                .optional();
    }

    /** Lists the city with this host, in place of an earlier one; false if another city has it. */
    public boolean answersAt(City city, String host) {
        int changed = directory
                .sql("update city set host = :host where code = :code"
                        + " and not exists (select from city other where other.host = :host and other.code <> :code)")
                .param("host", host)
                .param("code", city.code())
                .update();
        listing = null;
        return changed == 1;
    }

    /** Sets the clock of a demonstration or test city to run on from {@code now}. */
    public void setClock(City city, java.time.Instant now) {
        moveClock(city, now);
        JdbcClient.create(cluster.as(Cluster.OWNER, database(city.code())))
                .sql("update city.clock set offset_ms = ?")
                .param(city.clockOffset().toMillis())
                .update();
    }

    /** Moves the clock until the city closes: a story sets it hundreds of times, and its city is founded anew if it is broken off. */
    public void moveClock(City city, java.time.Instant now) {
        city.moveClock(Duration.between(java.time.Instant.now(), now));
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        List.copyOf(open.values()).forEach(this::close);
    }

    void close(City city) {
        open.remove(city.code());
        whenClosing.accept(city);
        ((HikariDataSource) city.business()).close();
        ((HikariDataSource) city.sequencing()).close();
    }

    private synchronized City opened(Entry entry, boolean migrate) {
        var there = open.get(entry.code);
        if (there != null) {
            return there;
        }
        var code = entry.code;
        if (!databases.exists(database(code)) && databases.exists(growing(code))) {
            cluster.administration()
                    .sql("alter database " + growing(code) + " rename to " + database(code))
                    .update();
        }
        var owner = cluster.as(Cluster.OWNER, database(code));
        if (migrate) {
            Migrations.applyToCity(owner);
        }
        long offset = JdbcClient.create(owner)
                .sql("select offset_ms from city.clock")
                .query(Long.class)
                .single();
        var city = new City(
                code,
                entry.name,
                City.Kind.valueOf(entry.kind),
                folder("cities", code),
                folder("secrets", code),
                pool(code, Cluster.APP, CONNECTIONS_PER_CITY),
                pool(code, Cluster.SEQUENCER, 2),
                Duration.ofMillis(offset));
        open.put(code, city);
        whenOpened.accept(city);
        return city;
    }

    private Path folder(String kind, String code) {
        try {
            return Files.createDirectories(dataFolder.resolve(kind).resolve(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small pools that shrink to nothing, so that an idle city costs no connection. */
    private HikariDataSource pool(String code, String role, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(cluster.url(database(code)));
        config.setUsername(role);
        config.setPassword(cluster.secret(role));
        config.setPoolName(code + "-" + role);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static String database(String code) {
        return "anju_" + code;
    }

    private static String growing(String code) {
        return database(code) + "_new";
    }

    private record Entry(String code, String name, String kind) {}

    private record Listed(String code, @Nullable String host) {}

    private record Listing(List<Listed> cities, long readAt) {}
}
