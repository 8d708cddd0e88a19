package anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Words belong to {@code messages/}: complete in both languages, all of them used, and nowhere else. */
class WordingTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    /** A whole key, or the beginning of keys that code completes; in quotes, in Java or in a template. */
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[A-Za-z0-9_-]+)*\\.?)\"");
    /** What is surely a whole key: it is asked for by name. */
    private static final Pattern ASKED =
            Pattern.compile("\\.text\\(\\s*\"([a-z][a-z0-9-]*\\.[A-Za-z0-9_.-]*)\"\\s*[,)]");

    /** The name of the Chinese language, and examples and endings of what is typed in Chinese. */
    private static final Pattern MAY_BE_CHINESE =
            Pattern.compile("^site\\.other-language$|\\.example$|^registry\\.workbook\\.suffix\\.");

    /** The noun of a count in English, when there are many. */
    private static final Pattern COUNTED = Pattern.compile("\\|1<(?:[a-z-]+ ){0,2}?([a-z]+s|people)[ |}]");
    /** One of something, with up to two words before its noun. */
    private static final Pattern ONE_OF = Pattern.compile("(?<![\\w.,#/])1 ((?:[a-z-]+ ){0,2}?)([a-z]+)\\b(?![-’'])");
    /** Between a number and a noun these tell that the noun is not what is counted. */
    private static final Set<String> NO_COUNT =
            Set.of("of", "the", "in", "to", "is", "was", "at", "by", "for", "on", "and", "or", "with", "takes", "than");
    /** What follows a name or a code, not a count. */
    private static final Set<String> VERBS = Set.of(
            "is",
            "was",
            "has",
            "does",
            "this",
            "as",
            "its",
            "stands",
            "keeps",
            "takes",
            "votes",
            "seems",
            "follows",
            "goes",
            "belongs",
            "comes",
            "promises",
            "mends",
            "awaits",
            "lacks");

    private final List<Sources> java = Sources.below("src/main/java", ".java");
    private final List<Sources> templates = Sources.below("src/main/jte", ".jte");

    @Test
    void no_chinese_stands_in_java() {
        var found = java.stream()
                .filter(source -> !source.name().equals("package-info.java"))
                .flatMap(source -> source.strings().stream()
                        .filter(string -> HAN.matcher(string).find())
                        .map(string ->
                                source + ": " + string + " belongs to messages/" + source.module() + ".properties"));
        assertThat(found).isEmpty();
    }

    @Test
    void no_chinese_stands_in_templates() {
        var found = templates.stream()
                .flatMap(source -> source.text()
                        .replaceAll("(?s)<%--.*?--%>", "")
                        .lines()
                        .filter(line -> HAN.matcher(line).find())
                        .map(line -> source + ": " + line.strip() + " belongs to messages/"));
        assertThat(found).isEmpty();
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        for (var file : chineseFiles()) {
            var chinese = texts(file);
            var english = texts(englishOf(file));
            assertThat(chinese.keySet().stream().filter(key -> !english.containsKey(key)))
                    .as("keys of %s without English", file)
                    .isEmpty();
            assertThat(english.keySet().stream().filter(key -> !chinese.containsKey(key)))
                    .as("keys of %s without Chinese", file)
                    .isEmpty();
            assertThat(chinese.entrySet().stream()
                            .filter(text -> !places(text.getValue(), Locale.SIMPLIFIED_CHINESE)
                                    .equals(places(english.getOrDefault(text.getKey(), ""), Locale.ENGLISH)))
                            .map(Map.Entry::getKey))
                    .as("keys of %s whose places {0} {1} … differ between the languages", file)
                    .isEmpty();
        }
    }

    @Test
    void a_text_stands_in_its_modules_file() throws IOException {
        for (var file : chineseFiles()) {
            var module = file.getFileName().toString().replace(".properties", "");
            assertThat(texts(file).keySet().stream().filter(key -> !key.startsWith(module + ".")))
                    .as("keys of %s that belong elsewhere", file)
                    .isEmpty();
        }
    }

    @Test
    void no_text_is_empty_and_english_is_english() throws IOException {
        var wrong = new ArrayList<String>();
        for (var file : chineseFiles()) {
            for (var language : List.of(file, englishOf(file))) {
                texts(language).forEach((key, text) -> {
                    if (text.isBlank() && !key.endsWith(".example")) {
                        wrong.add(language + ": " + key + " is empty");
                    }
                });
            }
            texts(englishOf(file)).forEach((key, text) -> {
                if (HAN.matcher(text).find() && !MAY_BE_CHINESE.matcher(key).find()) {
                    wrong.add(englishOf(file) + ": " + key + " is not in English: " + text);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void one_thing_is_not_told_as_many_in_english() throws IOException {
        var many = new TreeSet<String>();
        var told = new TreeMap<String, String>();
        for (var file : chineseFiles()) {
            texts(englishOf(file)).forEach((key, text) -> {
                COUNTED.matcher(text).results().forEach(found -> many.add(found.group(1)));
                if (text.contains("{")) {
                    told.put(key, new MessageFormat(text, Locale.ENGLISH).format(ones()));
                }
            });
        }
        assertThat(many).contains("households", "days");
        var wrong = new TreeMap<String, String>();
        told.forEach((key, text) -> ONE_OF.matcher(text).results().forEach(found -> {
            var before = Set.of(found.group(1).strip().split(" "));
            if (many.contains(found.group(2)) && before.stream().noneMatch(NO_COUNT::contains)) {
                wrong.put(key, found.group());
            } else if (found.group(1).isEmpty()
                    && found.group(2).matches("\\w+[^su]s")
                    && !VERBS.contains(found.group(2))) {
                wrong.put(key, found.group());
            }
        }));
        assertThat(wrong)
                .as("counts whose noun does not change for one: {0} {0,choice,0#homes|1#home|1<homes}")
                .isEmpty();
    }

    private static Object[] ones() {
        var ones = new Object[12];
        Arrays.fill(ones, 1L);
        return ones;
    }

    @Test
    void every_message_to_people_has_a_name_in_the_list_of_messages() throws IOException {
        var there = all().keySet();
        assertThat(there.stream()
                        .filter(key -> key.matches("[a-z]+\\.message\\.[a-z-]+"))
                        .filter(key -> !there.contains(key + ".name")))
                .as("messages whose list would show no name for them")
                .isEmpty();
    }

    @Test
    void no_key_stands_twice_in_a_file() throws IOException {
        for (var file : chineseFiles()) {
            for (var language : List.of(file, englishOf(file))) {
                var keys = Files.readAllLines(language).stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
                assertThat(keys)
                        .as("%s: the later one wins without a word", language)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void every_text_asked_for_is_there() throws IOException {
        var there = all().keySet();
        var missing = new TreeMap<String, String>();
        for (var source : sources()) {
            ASKED.matcher(source.text()).results().map(found -> found.group(1)).forEach(key -> {
                if (!there.contains(key)) {
                    missing.put(key, source.toString());
                }
            });
        }
        assertThat(missing).as("texts asked for that are in no messages file").isEmpty();
    }

    @Test
    void no_text_is_left_over() throws IOException {
        var used = new TreeSet<String>();
        sources()
                .forEach(source -> QUOTED.matcher(source.text())
                        .results()
                        .map(found -> found.group(1).replaceAll("\\.$", ""))
                        .filter(word -> word.contains("."))
                        .forEach(used::add));
        used.addAll(enums());
        var unused = all().keySet().stream().filter(key -> !isUsed(key, used)).toList();
        assertThat(unused)
                .as("texts that no code names, whole or by a dotted beginning")
                .isEmpty();
    }

    /** Every enum may be put into words: {@code access.role} stands for {@code access.role.OWNER}. */
    private Set<String> enums() {
        return java.stream()
                .flatMap(source -> Pattern.compile("\\benum (\\w+)")
                        .matcher(source.code())
                        .results()
                        .map(found -> source.module() + "."
                                + found.group(1)
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                        .toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    private static boolean isUsed(String key, Set<String> used) {
        for (int dot = key.length(); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            if (used.contains(key.substring(0, dot)) && key.substring(0, dot).contains(".")) {
                return true;
            }
        }
        return false;
    }

    private List<Sources> sources() {
        var all = new ArrayList<>(java);
        all.addAll(templates);
        return all;
    }

    private static List<Path> chineseFiles() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.filter(file -> !file.toString().endsWith("_en.properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Path englishOf(Path file) {
        return Path.of(file.toString().replace(".properties", "_en.properties"));
    }

    private static Map<String, String> all() throws IOException {
        var all = new LinkedHashMap<String, String>();
        for (var file : chineseFiles()) {
            all.putAll(texts(file));
        }
        return all;
    }

    private static Map<String, String> texts(Path file) throws IOException {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        var sorted = new TreeMap<String, String>();
        texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
        return sorted;
    }

    /** The numbers of the places that values go into; also refuses a pattern that cannot be read. */
    private static Set<Integer> places(String text, Locale locale) {
        var places = new TreeSet<Integer>();
        int count = new MessageFormat(text, locale).getFormatsByArgumentIndex().length;
        for (int place = 0; place < count; place++) {
            if (text.contains("{" + place + "}") || text.contains("{" + place + ",")) {
                places.add(place);
            }
        }
        return places;
    }
}
