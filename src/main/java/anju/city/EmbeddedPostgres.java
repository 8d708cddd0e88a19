package anju.city;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A PostgreSQL of our own in one folder: durable, checksummed, password-guarded, reachable from this machine only. */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "anju";
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final int EXIT_WITHOUT_DATABASE = 1;

    private final FolderLock homeLock;
    private final FolderLock placeLock;
    private final PostgresKeeper keeper;
    private final int port;
    private final String password;

    private EmbeddedPostgres(
            FolderLock homeLock, FolderLock placeLock, PostgresKeeper keeper, int port, String password) {
        this.homeLock = homeLock;
        this.placeLock = placeLock;
        this.keeper = keeper;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts it, making it on first use.
     *
     * @param home the data folder, made when missing
     * @param settings further settings of PostgreSQL ({@code fsync=off} in tests); the product passes none
     * @param progress hears message keys ({@code start.progress.…}) as the work goes on
     * @throws PostgresUnavailable with a message for the operator
     */
    public static EmbeddedPostgres start(Path home, Map<String, String> settings, Consumer<String> progress) {
        // A new thread, because the exit waits for whoever closes us, and closing waits for the keeper.
        var limits = new PostgresKeeper.Limits(
                5,
                Duration.ofMinutes(10),
                reason -> Thread.ofPlatform()
                        .name("without-database")
                        .start(() -> Runtime.getRuntime().exit(EXIT_WITHOUT_DATABASE)));
        return start(home, settings, progress, limits);
    }

    static EmbeddedPostgres start(
            Path home, Map<String, String> settings, Consumer<String> progress, PostgresKeeper.Limits limits) {
        PostgresBinaries.refuseForeignPlatform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        try {
            Files.createDirectories(home);
            Path real = home.toRealPath();
            FolderLock homeLock = FolderLock.take(real);
            try {
                return startIn(real, homeLock, settings, progress, limits);
            } catch (IOException | RuntimeException e) {
                homeLock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresUnavailable("The data folder " + home + " cannot be used: " + e, e);
        }
    }

    private static EmbeddedPostgres startIn(
            Path home,
            FolderLock homeLock,
            Map<String, String> settings,
            Consumer<String> progress,
            PostgresKeeper.Limits limits)
            throws IOException {
        PostgresPlace place = PostgresPlace.within(home, PostgresUser.choose());
        // A second lock, because two copies of a home may link to one place.
        FolderLock placeLock = FolderLock.take(place.folder());
        try {
            PostgresBinaries.unpack(place.programs(), progress);
            place.prepare(progress);
            progress.accept("start.progress.starting");
            String password = place.password();
            var keeper = new PostgresKeeper(place, settings, limits);
            return new EmbeddedPostgres(homeLock, placeLock, keeper, keeper.start(), password);
        } catch (IOException | RuntimeException e) {
            placeLock.close();
            throw e;
        }
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        keeper.stop();
        try {
            placeLock.close();
            homeLock.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The lock of the data folder could not be given back", e);
        }
    }
}
