package anju.site;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words of all modules, read once at the start: {@code messages/<module>.properties} in Chinese, {@code …_en} beside it. */
@Component("messageSource")
class AllMessages extends AbstractMessageSource {
    private static final String ENGLISH = "_en.properties";

    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /** @param strict a missing text is a bug to be told at once (tests); otherwise the page shows the key */
    AllMessages(@Value("${anju.texts.strict:false}") boolean strict) {
        setAlwaysUseMessageFormat(true);
        setUseCodeAsDefaultMessage(!strict);
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Resource file) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        var language = String.valueOf(file.getFilename()).endsWith(ENGLISH) ? english : chinese;
        for (var key : texts.stringPropertyNames()) {
            if (language.put(key, texts.getProperty(key)) != null) {
                throw new IllegalStateException("the text " + key + " stands twice, once in " + file);
            }
        }
    }

    boolean has(String key) {
        return chinese.containsKey(key);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String key, Locale locale) {
        boolean inEnglish = locale.getLanguage().equals("en");
        var pattern = (inEnglish ? english : chinese).get(key);
        return pattern == null
                ? null
                : formats.computeIfAbsent((inEnglish ? "en " : "zh ") + key, _ -> format(pattern, locale));
    }

    private static MessageFormat format(String pattern, Locale locale) {
        var format = new MessageFormat(pattern, locale);
        var parts = format.getFormats();
        for (int part = 0; part < parts.length; part++) {
            if (parts[part] instanceof ChoiceFormat choice) {
                format.setFormat(part, new Counted(choice));
            }
        }
        return format;
    }
}
