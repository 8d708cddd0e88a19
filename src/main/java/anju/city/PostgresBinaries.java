package anju.city;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The published PostgreSQL programs that travel in our class path, unpacked to where they can be run. */
final class PostgresBinaries {
    static final String VERSION = "18.6";
    static final String MAJOR = "18";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    static void refuseForeignPlatform(String os, String arch) {
        boolean amd64 = List.of("amd64", "x86_64").contains(arch.toLowerCase(Locale.ROOT));
        if (!os.equalsIgnoreCase("linux") || !amd64) {
            throw new PostgresUnavailable("The embedded PostgreSQL runs on Linux x86-64 only; this machine is " + os
                    + " "
                    + arch + ". Use an external PostgreSQL 15 or newer: ./anju run --db jdbc:postgresql://HOST/DATABASE"
                    + "?user=NAME");
        }
    }

    /** Unpacks into the folder unless that was done before; a half-done unpacking is never taken for a whole one. */
    static synchronized void unpack(Path folder, Consumer<String> progress) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        progress.accept("start.progress.unpacking");
        Path begun = folder.resolveSibling(
                folder.getFileName() + ".new-" + ProcessHandle.current().pid());
        delete(begun);
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new PostgresUnavailable(
                        "The PostgreSQL programs (" + ARCHIVE + ") are missing from the class path."
                                + " Build again, or use an external PostgreSQL with --db.");
            }
            Files.createDirectories(begun);
            Path file = begun.resolveSibling(begun.getFileName() + ".txz");
            try {
                Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
                extract(file, begun);
            } finally {
                Files.deleteIfExists(file);
            }
        }
        // On disk before it gets its name, so that a power cut cannot leave a whole folder of empty files.
        OsCommand.run(begun, List.of("sync", "-f", begun.toString()));
        try {
            Files.move(begun, folder);
        } catch (IOException e) {
            delete(begun);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** With the machine's own tar, in a third of the time; where there is none, or it knows no xz, by ourselves. */
    private static void extract(Path archive, Path folder) throws IOException {
        var tar = OsCommand.run(
                folder,
                List.of(
                        "tar",
                        "--no-same-owner",
                        "-xpJf",
                        archive.toAbsolutePath().toString()));
        if (!tar.succeeded()) {
            delete(folder);
            extractOurselves(archive, folder);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path directory : all.filter(path -> Files.isDirectory(path)).toList()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    static void extractOurselves(Path archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("The archive names a file outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(
                            path,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
