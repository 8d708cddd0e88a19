package anju.evidence;

import anju.city.City;
import anju.city.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The public record of the bound city as files, and the key that signs its heads. */
@Component
public class Log {
    private final Map<City, NoteSigner> signers = new ConcurrentHashMap<>();

    /** The files that anyone may fetch. */
    public LogFolder folder() {
        return new LogFolder(path());
    }

    /** Where they lie. */
    public Path path() {
        return City.current().folder().resolve("log");
    }

    /** Who speaks: demonstration and test cities never sign as a live one. */
    public String origin() {
        var city = City.current();
        return (city.kind() == City.Kind.LIVE ? "anju/" : "anju-demo/") + city.code();
    }

    /** The verifier key that outsiders pin. */
    public NoteKey key() {
        return signer().key();
    }

    NoteSigner signer() {
        return signers.computeIfAbsent(City.current(), _ -> stored());
    }

    /** The key is made once and lies outside the database and its backups. */
    private NoteSigner stored() {
        var file = City.current().secrets().resolve("log.pkcs8");
        try {
            return NoteSigner.of(
                    origin(),
                    Files.exists(file)
                            ? Files.readAllBytes(file)
                            : SecretFile.keep(
                                    file, NoteSigner.generate(origin()).pkcs8()));
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the public record cannot be kept in " + file, e);
        }
    }
}
