package anju.disclosure.web;

import anju.evidence.ActKind;
import anju.evidence.Checkpoint;
import anju.evidence.KindList;
import anju.evidence.Log;
import anju.evidence.SignedNote;
import anju.evidence.TilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** The public record as one zip (docs/formats/evidence.md §1), which the offline verifier reads. */
@Component
class RecordPackage {
    private final Log log;
    private final byte[] kinds;

    RecordPackage(Log log) {
        this.log = log;
        this.kinds = kinds();
    }

    /** Writes what the latest checkpoint covers; empty but for the explanation while nothing was signed. */
    void write(OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            add(zip, "README.txt", readme());
            add(zip, "log/keys.txt", (log.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
            add(zip, "log/kinds.txt", kinds);
            var note = log.folder().readCheckpoint();
            if (note.isPresent()) {
                addLog(zip, note.get());
            }
        }
    }

    private void addLog(ZipOutputStream zip, SignedNote note) throws IOException {
        add(zip, "log/checkpoint", note.bytes());
        for (var tile : TilePath.ofSize(Checkpoint.parse(note).size())) {
            add(zip, "log/" + tile.path(), log.folder().read(tile));
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private byte[] readme() {
        return ("Public record of " + log.origin() + "\n\n"
                        + "Check it without any server:  java Verify.java THIS.zip --keys keys-obtained-elsewhere.txt\n"
                        + "Format: docs/formats/evidence.md of Anju\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The closed list of kinds, from every module's enum. */
    private static byte[] kinds() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ActKind.class));
        var codes = new TreeSet<String>();
        for (var found : scanner.findCandidateComponents("anju")) {
            try {
                var type = Class.forName(found.getBeanClassName());
                if (type.isEnum()) {
                    for (var kind : type.getEnumConstants()) {
                        codes.add(((ActKind) kind).code());
                    }
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return KindList.encode(codes);
    }
}
