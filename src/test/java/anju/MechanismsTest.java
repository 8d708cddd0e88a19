package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** Which of the 116 mechanisms of the five programmes a test shows at work, and which wait. Printed by every build. */
class MechanismsTest {
    @Test
    void every_tag_names_a_known_mechanism_and_the_list_is_told() throws IOException, ClassNotFoundException {
        var known = new TreeSet<>(Files.readAllLines(Path.of("docs/mechanisms.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList());
        var shown = new TreeMap<String, List<String>>();
        var metadata = new CachingMetadataReaderFactory();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:anju/**/*Test.class")) {
            var type = Class.forName(
                    metadata.getMetadataReader(resource).getClassMetadata().getClassName());
            collect(shown, type.getAnnotation(Shows.class), type.getSimpleName());
            for (var method : type.getDeclaredMethods()) {
                collect(
                        shown,
                        MergedAnnotations.from(method)
                                .get(Shows.class)
                                .synthesize(a -> a.isPresent())
                                .orElse(null),
                        type.getSimpleName() + "." + method.getName());
            }
        }
        assertThat(known)
                .as("mechanisms named by tests")
                .containsAll(shown.keySet())
                .hasSize(116);
        var waiting = new TreeSet<>(known);
        waiting.removeAll(shown.keySet());
        System.out.println("Mechanisms shown (" + shown.size() + "):");
        shown.forEach((mechanism, tests) -> System.out.println("  " + mechanism + "  " + String.join(", ", tests)));
        System.out.println("Mechanisms not yet shown (" + waiting.size() + "): " + String.join(" ", waiting));
    }

    private static void collect(TreeMap<String, List<String>> shown, Shows shows, String where) {
        if (shows != null) {
            for (var mechanism : shows.value()) {
                shown.merge(
                        mechanism,
                        List.of(where),
                        (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                .toList());
            }
        }
    }
}
