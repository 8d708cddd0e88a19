package anju;

import anju.demo.SyntheticCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code generate city} was asked to make, and where. */
record GenerateOptions(int compounds, long seed, Path data) implements AskedToGenerate {
    private static final Set<String> OPTIONS = Set.of("--compounds", "--seed", "--data");

    static AskedToGenerate read(List<String> words, Map<String, String> environment) {
        if (words.isEmpty() || !words.getFirst().equals("city")) {
            return misread("what", words.isEmpty() ? "" : words.getFirst());
        }
        var given = new HashMap<String, String>();
        var rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            int equals = word.indexOf('=');
            var option = equals < 0 ? word : word.substring(0, equals);
            if (!OPTIONS.contains(option)) {
                return misread("unknown", word);
            }
            var value = equals >= 0 ? word.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
            if (value.isBlank() || value.startsWith("--")) {
                return misread("missing", option);
            }
            if (given.put(option, value) != null) {
                return misread("twice", option);
            }
        }
        return sound(given, environment);
    }

    private static AskedToGenerate sound(Map<String, String> given, Map<String, String> environment) {
        var compounds = given.getOrDefault("--compounds", "");
        if (!compounds.matches("[0-9]{1,6}")
                || number(compounds) < 1
                || number(compounds) > SyntheticCity.COMPOUNDS_MAX) {
            return misread("compounds", compounds, Integer.toString(SyntheticCity.COMPOUNDS_MAX));
        }
        var seed = given.getOrDefault("--seed", "1");
        if (!seed.matches("[0-9]{1,15}")) {
            return misread("seed", seed);
        }
        var folder = Optional.ofNullable(given.get("--data"))
                .orElse(environment.getOrDefault("ANJU_DATA", "data") + "-" + compounds + "-" + seed);
        try {
            var data = Path.of(folder).toAbsolutePath().normalize();
            if (Files.exists(data) && !isEmptyFolder(data)) {
                return misread("used", data.toString());
            }
            return new GenerateOptions(number(compounds), Long.parseLong(seed), data);
        } catch (InvalidPathException | IOException e) {
            return misread("folder", folder);
        }
    }

    private static boolean isEmptyFolder(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return false;
        }
        try (var inside = Files.list(data)) {
            return inside.findAny().isEmpty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static AskedToGenerate misread(String why, String... values) {
        return new Asked.Misread("start.generate." + why, List.of(values));
    }
}
