package anju.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    Path folder;

    @Test
    void whoever_comes_later_gets_what_was_made_first() throws Exception {
        var file = folder.resolve("secrets/key");
        assertThat(SecretFile.keep(file, new byte[] {1})).containsExactly(1);
        assertThat(SecretFile.keep(file, new byte[] {2})).containsExactly(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void many_who_make_it_at_once_agree_and_leave_no_drafts() throws Exception {
        var file = folder.resolve("key");
        var together = new CyclicBarrier(16);
        var makers = new ArrayList<Callable<String>>();
        for (byte i = 0; i < 16; i++) {
            byte[] own = {i, i, i};
            makers.add(() -> {
                together.await();
                return HexFormat.of().formatHex(SecretFile.keep(file, own));
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kept = threads.invokeAll(makers).stream()
                    .map(done -> done.resultNow())
                    .distinct()
                    .toList();
            assertThat(kept).hasSize(1);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).containsExactly(file);
        }
    }
}
