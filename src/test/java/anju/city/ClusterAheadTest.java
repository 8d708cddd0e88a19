package anju.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterAheadTest {
    @Test
    void a_cluster_begun_ahead_is_handed_over_ready_for_the_first_city() throws Exception {
        var home = PostgresFolders.fresh("ahead");
        try (var ahead = ClusterAhead.begin(home, _ -> {});
                var cluster = ahead.take()) {
            var databases = new Databases(cluster);
            databases.prepare();
            assertThat(databases.knowsAnyCity()).isFalse();
            ahead.close();
            assertThat(cluster.answers()).as("whoever took it closes it").isTrue();
            var template = "anju_template_" + Migrations.digest();
            for (int tried = 0; tried < 600 && !databases.exists(template); tried++) {
                Thread.sleep(100);
            }
            assertThat(databases.exists(template)).isTrue();
        } finally {
            PostgresFolders.delete(home);
        }
    }

    @Test
    void nobody_took_it_and_nothing_is_left_running() throws IOException {
        var home = PostgresFolders.fresh("ahead");
        try {
            ClusterAhead.begin(home, _ -> {}).close();
            var again = EmbeddedPostgres.start(home, Map.of(), _ -> {});
            again.close();
        } finally {
            PostgresFolders.delete(home);
        }
    }

    @Test
    void what_keeps_the_database_from_starting_is_told_to_whoever_waits_for_it() throws IOException {
        var home = PostgresFolders.fresh("ahead");
        try (var ahead = ClusterAhead.begin(Files.createFile(home.resolve("file")), _ -> {})) {
            assertThatThrownBy(ahead::take).hasMessageContaining("the embedded PostgreSQL did not start");
        } finally {
            PostgresFolders.delete(home);
        }
    }

    @Test
    void the_programs_are_the_same_whether_tar_or_we_unpack_them() throws IOException {
        var home = PostgresFolders.fresh("programs");
        try (var archive =
                Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream("/postgres-linux-x86_64.txz"))) {
            Files.copy(archive, home.resolve("archive.txz"));
            PostgresBinaries.unpack(home.resolve("by-tar"), _ -> {});
            PostgresBinaries.extractOurselves(home.resolve("archive.txz"), home.resolve("by-us"));
            assertThat(tree(home.resolve("by-us"))).hasSizeGreaterThan(500).isEqualTo(tree(home.resolve("by-tar")));
            try (var left = Files.list(home)) {
                assertThat(left).hasSize(3);
            }
        } finally {
            PostgresFolders.delete(home);
        }
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        var tree = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var path : all.toList()) {
                if (Files.isSymbolicLink(path)) {
                    tree.put(folder.relativize(path).toString(), "-> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path)) {
                    tree.put(
                            folder.relativize(path).toString(),
                            Files.size(path) + " "
                                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
                }
            }
        }
        return tree;
    }
}
