package anju.attachment;

import anju.city.City;
import anju.city.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Where the bound city's files lie: each under the hash of its bytes, so that none is ever overwritten or read changed. */
final class Shelf {
    private Shelf() {}

    /** Puts the bytes there, safe against a crash when it returns, and gives their hash. Equal bytes lie there once. */
    static byte[] put(byte[] bytes) {
        var hash = Sha256.of(bytes);
        var file = file(hash);
        try {
            if (Files.exists(file) && Files.size(file) == bytes.length) {
                return hash;
            }
            Files.createDirectories(folderOf(hash));
            var unfinished = Files.createTempFile(folderOf(hash), ".", ".part");
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (var folder : List.of(folderOf(hash), shelf(), City.current().folder())) {
                force(folder);
            }
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes under this hash, checked against it. */
    static byte[] read(byte[] hash) {
        try {
            var bytes = Files.readAllBytes(file(hash));
            if (!Arrays.equals(Sha256.of(bytes), hash)) {
                throw new IllegalStateException("the file " + HexFormat.of().formatHex(hash) + " has changed on disk");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path shelf() {
        return City.current().folder().resolve("attachments");
    }

    private static Path folderOf(byte[] hash) {
        return shelf().resolve(HexFormat.of().formatHex(hash, 0, 1));
    }

    private static Path file(byte[] hash) {
        return folderOf(hash).resolve(HexFormat.of().formatHex(hash));
    }

    /** A renamed file survives a crash only when its folder is on disk too. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
