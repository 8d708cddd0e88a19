package anju.registry;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The words of the workbook. It is written in Chinese whatever language the page is read in. */
final class WorkbookWords {
    private static final Properties TEXTS = read();

    private WorkbookWords() {}

    static String text(String key, Object... values) {
        var pattern = TEXTS.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("no text " + key);
        }
        return values.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, Locale.CHINA).format(values);
    }

    static String of(Sheet sheet) {
        return text("registry.sheet." + sheet.name());
    }

    static String of(Column column) {
        return text(column.key());
    }

    static String of(Enum<?> choice) {
        var type = choice.getDeclaringClass().getSimpleName();
        var kind = type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return text("registry." + kind + "." + choice.name());
    }

    static List<String> choices(Column column) {
        return Arrays.stream(column.choices).map(WorkbookWords::of).toList();
    }

    static String of(Fault fault) {
        return text("registry.fault." + fault.code(), fault.args().toArray());
    }

    /** Full-width characters, spaces and remarks in brackets do not make another name. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}*]", "")
                .replaceAll("\\(.*?\\)|\\[.*?]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The name nearest to {@code given}, when it is near enough to be a slip. */
    static Optional<String> nearest(String given, Collection<String> names) {
        @Nullable String best = null;
        int least = Integer.MAX_VALUE;
        for (var name : names) {
            int distance = distance(plain(given), plain(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best != null && least * 2 <= Math.max(plain(best).length(), 2) ? Optional.of(best) : Optional.empty();
    }

    /** Levenshtein's: characters to put in, take out or replace. */
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static Properties read() {
        var texts = new Properties();
        try (var in = WorkbookWords.class.getResourceAsStream("/messages/registry.properties")) {
            if (in == null) {
                throw new IllegalStateException("the words of the registry are missing");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
