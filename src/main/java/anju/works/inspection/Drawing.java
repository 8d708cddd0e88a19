package anju.works.inspection;

import anju.city.Sha256;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draw that anybody can repeat with {@code sha256sum}: see docs/formats/spot-check-draw.md. Objects are ranked by
 * SHA-256(seed, code), for each object the inspectors by SHA-256(seed, code, number); ties with its firms are passed over.
 */
final class Drawing {
    private Drawing() {}

    /** @param firms contractor and supervisor */
    record Entrant(String code, List<String> firms) {}

    /** @param firm ties, or nothing */
    record Drawable(String number, @Nullable String firm) {
        boolean hasTies(Entrant object) {
            return firm != null && object.firms().contains(firm);
        }
    }

    /** The lists as they are hashed: one line each, objects by code, then inspectors by number. */
    static String list(List<Entrant> objects, List<Drawable> inspectors) {
        var text = new StringBuilder();
        objects.stream()
                .sorted(Comparator.comparing(Entrant::code))
                .forEach(it -> text.append("object ")
                        .append(it.code())
                        .append(' ')
                        .append(String.join(" ", it.firms()))
                        .append('\n'));
        inspectors.stream()
                .sorted(Comparator.comparing(Drawable::number))
                .forEach(it -> text.append("inspector ")
                        .append(it.number())
                        .append(' ')
                        .append(it.firm() == null ? "-" : it.firm())
                        .append('\n'));
        return text.toString();
    }

    /** Reads a list back. */
    static List<Entrant> objects(String list) {
        return list.lines()
                .filter(line -> line.startsWith("object "))
                .map(line -> line.split(" "))
                .map(word -> new Entrant(word[1], List.of(word).subList(2, word.length)))
                .toList();
    }

    static List<Drawable> inspectors(String list) {
        return list.lines()
                .filter(line -> line.startsWith("inspector "))
                .map(line -> line.split(" "))
                .map(word -> new Drawable(word[1], word[2].equals("-") ? null : word[2]))
                .toList();
    }

    /** @param entry leaf hash of the entry that follows the preparation on the public record */
    static String seed(String list, byte[] secret, byte[] entry) {
        return Sha256.hex(Sha256.hex(list) + "\n" + hex(secret) + "\n" + hex(entry) + "\n");
    }

    /** Objects with their inspectors' numbers; the code of an object for which too few are free of ties is the answer otherwise. */
    static Drawn draw(String list, String seed, int objects, int each) {
        var drawn = new LinkedHashMap<String, List<String>>();
        var ranked = objects(list).stream()
                .sorted(Comparator.comparing(it -> Sha256.hex(seed + "\n" + it.code() + "\n")))
                .limit(objects)
                .toList();
        for (var object : ranked) {
            var free = inspectors(list).stream()
                    .filter(it -> !it.hasTies(object))
                    .sorted(Comparator.comparing(
                            it -> Sha256.hex(seed + "\n" + object.code() + "\n" + it.number() + "\n")))
                    .limit(each)
                    .map(Drawable::number)
                    .toList();
            drawn.put(object.code(), free);
        }
        return new Drawn(drawn);
    }

    record Drawn(Map<String, List<String>> inspectors) {}

    /** The first object for which fewer than {@code each} inspectors have no ties. */
    static Optional<String> unserved(List<Entrant> objects, List<Drawable> inspectors, int each) {
        return objects.stream()
                .filter(object ->
                        inspectors.stream().filter(it -> !it.hasTies(object)).count() < each)
                .map(Entrant::code)
                .sorted()
                .findFirst();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
