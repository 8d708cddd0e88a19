package anju.city;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/**
 * A file of keys or passwords that is made once and readable by its owner alone. It appears whole or not at all, on the disk,
 * and of two processes that make it at the same time both get the one that was first.
 */
public final class SecretFile {
    private SecretFile() {}

    /** What the file holds; {@code made} if there was none. */
    public static byte[] keep(Path file, byte[] made) throws IOException {
        if (Files.exists(file)) {
            return Files.readAllBytes(file);
        }
        var folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        var draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID());
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(made);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            // A link, because unlike a move it never takes the place of a file that another process has made meanwhile.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return Files.readAllBytes(file);
        } finally {
            Files.delete(draft);
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
        return made;
    }
}
