package anju;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The few words needed before Spring is there: on the terminal and on the start-up page. */
record StartTexts(Locale language, Properties texts) {
    static StartTexts chinese() {
        return new StartTexts(Locale.SIMPLIFIED_CHINESE, load("/messages/start.properties"));
    }

    static StartTexts english() {
        return new StartTexts(Locale.ENGLISH, load("/messages/start_en.properties"));
    }

    /** The terminal's language; English unless it says Chinese, since others may not be able to show it. */
    static StartTexts forTerminal(Map<String, String> environment) {
        for (String name : List.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? chinese() : english();
            }
        }
        return english();
    }

    private static Properties load(String resource) {
        var texts = new Properties();
        try (InputStream file = StartTexts.class.getResourceAsStream(resource)) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file, resource), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    String text(String key, Object... values) {
        return new MessageFormat(Objects.requireNonNull(texts.getProperty(key), key), language).format(values);
    }
}
