package anju.city;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of one embedded database: programs, data, password and log. */
record PostgresPlace(Path folder, Path programs, PostgresUser user) {
    private static final System.Logger LOG = System.getLogger(PostgresPlace.class.getName());
    private static final int TAIL_LINES = 20;

    /** Finds or makes the place: {@code home/postgres}, or a link of that name to where the database's account can go. */
    static PostgresPlace within(Path home, PostgresUser user) throws IOException {
        Path place = home.resolve("postgres");
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !user.canEnter(home)) {
            Path shelter = Path.of("/var/lib/anju");
            Path elsewhere = shelter.resolve(digest(home));
            open(shelter);
            open(elsewhere);
            Files.createSymbolicLink(place, elsewhere);
        }
        if (!Files.isSymbolicLink(place)) {
            open(place);
        }
        Path folder = place.toRealPath();
        if (!user.canEnter(folder)) {
            throw new PostgresUnavailable("The account PostgreSQL runs under cannot enter " + folder
                    + ". Let others pass through every folder above it (chmod o+x), or choose another with --data.");
        }
        if (!folder.equals(place)) {
            LOG.log(Level.INFO, "The account PostgreSQL runs under cannot enter {0}: its data is in {1}", home, folder);
        }
        return new PostgresPlace(
                folder, programs(folder, user).resolve("postgresql-" + PostgresBinaries.VERSION), user);
    }

    /** Several databases of one machine may share the unpacked programs, which are 60 MB. */
    private static Path programs(Path folder, PostgresUser user) throws IOException {
        String shared = System.getProperty("anju.postgres.programs", "");
        if (shared.isEmpty()) {
            return folder;
        }
        open(Path.of(shared));
        Path real = Path.of(shared).toRealPath();
        return user.canEnter(real) ? real : folder;
    }

    private static void open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String digest(Path home) {
        return HexFormat.of().formatHex(Sha256.of(home.toString()), 0, 8);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("log");
    }

    String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    String password() throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            throw new PostgresUnavailable("The database in " + data() + " is there, but the file " + file
                    + " with its password is missing. Put it back from your backup of the data folder.");
        }
        return Files.readString(file).strip();
    }

    /** Makes the database on first use; afterwards only checks that it is one our programs can open. */
    void prepare(Consumer<String> progress) throws IOException {
        makePrivate(log());
        Path version = data().resolve("PG_VERSION");
        if (!Files.exists(data())) {
            create(progress);
        } else if (!Files.exists(version)) {
            throw new PostgresUnavailable(
                    "The folder " + data() + " is not a PostgreSQL database (it has no PG_VERSION)."
                            + " Move it away, restore it from a backup, or choose another folder with --data.");
        } else if (!Files.readString(version).strip().equals(PostgresBinaries.MAJOR)) {
            throw new PostgresUnavailable("The database in " + data() + " was written by PostgreSQL "
                    + Files.readString(version).strip() + "; this Anju carries " + PostgresBinaries.VERSION
                    + ". Run the Anju release that wrote it, or move its contents with pg_dump and pg_restore.");
        }
    }

    private void create(Consumer<String> progress) throws IOException {
        progress.accept("start.progress.creating");
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path left : inside.filter(path -> path.getFileName().toString().startsWith("data.new-"))
                    .toList()) {
                PostgresBinaries.delete(left);
            }
        }
        Path begun = folder.resolve("data.new-" + ProcessHandle.current().pid());
        makePrivate(begun);
        OsCommand initdb = user.run(
                folder,
                List.of(
                        program("initdb"),
                        "--pgdata=" + begun,
                        "--username=" + EmbeddedPostgres.SUPERUSER,
                        "--pwfile=" + writePassword(),
                        "--auth=scram-sha-256",
                        "--set=scram_iterations=" + Cluster.ROUNDS_FOR_RANDOM_PASSWORDS,
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C.UTF-8",
                        "--no-instructions"));
        if (!initdb.succeeded()) {
            PostgresBinaries.delete(begun);
            throw new PostgresUnavailable("The database could not be made in " + folder + ":\n" + initdb.output());
        }
        Files.move(begun, data());
    }

    private Path writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path file = folder.resolve("password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        user.own(file);
        return file;
    }

    private void makePrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            user.own(directory);
        }
    }

    /** Where a server's first words go, before it opens its own log (one file per weekday beside this one). */
    Path firstWords() {
        return log().resolve("start.log");
    }

    /** The last lines PostgreSQL wrote, for the message about its failure. */
    String lastWords() {
        try (Stream<Path> files = Files.list(log())) {
            Path newest = files.filter(file -> !file.equals(firstWords()))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElse(firstWords());
            return tail(firstWords()) + (newest.equals(firstWords()) ? "" : tail(newest));
        } catch (IOException e) {
            return "\n" + e;
        }
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.stream()
                .skip(Math.max(0, lines.size() - TAIL_LINES))
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
    }
}
