package anju.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The log as files for anyone to fetch. A file appears whole or not at all, and is on the disk when {@code write} returns:
 * temporary file, force, atomic rename, force of the folder.
 */
public final class LogFolder {
    private static final String CHECKPOINT = "checkpoint";

    private final Path folder;

    public LogFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a tile or bundle; one that stands already may only be written again with the same bytes. */
    public void write(TilePath path, byte[] bytes) {
        try {
            Path file = folder.resolve(path.path());
            if (Files.exists(file)) {
                if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
                    throw new LogFork(path.path() + " holds other bytes than the database leads to");
                }
            } else {
                writeDurably(file, bytes);
            }
            if (path.isFull()) {
                deletePartials(file.resolveSibling(file.getFileName() + ".p"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a tile or bundle; a partial one may have been replaced by its full one, of which it is the beginning. */
    public byte[] read(TilePath path) {
        try {
            Path file = folder.resolve(path.path());
            if (path.isFull() || Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            byte[] full = Files.readAllBytes(folder.resolve(path.full().path()));
            return path.isEntries()
                    ? EntryBundle.encode(EntryBundle.decode(full).subList(0, path.width()))
                    : Arrays.copyOf(full, path.width() * MerkleTree.HASH_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry at an index of a log of this size. */
    public byte[] readEntry(long index, long size) {
        long bundle = index >> 8;
        int width = (int) Math.min(TilePath.WIDTH_FULL, size - (bundle << 8));
        return EntryBundle.decode(read(new TilePath(TilePath.ENTRIES, bundle, width)))
                .get((int) (index & 255));
    }

    /** Publishes a checkpoint; call it only after everything below its size was written. */
    public void writeCheckpoint(SignedNote checkpoint) {
        try {
            writeDurably(folder.resolve(CHECKPOINT), checkpoint.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<SignedNote> readCheckpoint() {
        try {
            Path file = folder.resolve(CHECKPOINT);
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        createFolders(Objects.requireNonNull(file.getParent()));
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        force(Objects.requireNonNull(file.getParent()));
    }

    private static void createFolders(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            createFolders(Objects.requireNonNull(wanted.getParent()));
            Files.createDirectory(wanted);
            force(Objects.requireNonNull(wanted.getParent()));
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Every 256 entries leave up to 255 partial files behind; c2sp.org/tlog-tiles lets them go once the full one stands. */
    private static void deletePartials(Path partials) throws IOException {
        if (Files.isDirectory(partials)) {
            try (Stream<Path> files = Files.walk(partials)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
