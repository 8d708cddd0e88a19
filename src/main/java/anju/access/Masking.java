package anju.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of a personal field each audience sees; the one place that decides (个人信息保护法第51条第3项, de-identification). */
public final class Masking {
    private static final Set<String> LONG_SURNAMES = longSurnames();

    private Masking() {}

    /**
     * A name: the public sees the surname and two asterisks whatever the length, neighbours also the last character, staff and
     * the person all of it.
     */
    public static String name(String name, Audience audience) {
        return switch (audience) {
            case PUBLIC -> surname(name) + "**";
            case RESIDENT -> {
                var rest = name.substring(surname(name).length());
                int count = rest.codePointCount(0, rest.length());
                yield surname(name)
                        + "*"
                        + (count < 2 ? "" : rest.substring(rest.offsetByCodePoints(rest.length(), -1)));
            }
            case STAFF, SELF -> name;
        };
    }

    /** A phone: never to the public or neighbours, three first and four last digits in staff lists. */
    public static String phone(String digits, Audience audience) {
        return switch (audience) {
            case PUBLIC, RESIDENT -> "";
            case STAFF ->
                digits.substring(0, 3) + "*".repeat(digits.length() - 7) + digits.substring(digits.length() - 4);
            case SELF -> digits;
        };
    }

    /** An identity number: first and last character at most, for everybody but the person. */
    public static String identity(String number, Audience audience) {
        return switch (audience) {
            case PUBLIC, RESIDENT -> "";
            case STAFF ->
                number.substring(0, 1) + "*".repeat(number.length() - 2) + number.substring(number.length() - 1);
            case SELF -> number;
        };
    }

    private static String surname(String name) {
        if (name.isEmpty()) {
            return "";
        }
        if (name.codePointCount(0, name.length()) > 2) {
            var two = name.substring(0, name.offsetByCodePoints(0, 2));
            if (LONG_SURNAMES.contains(two)) {
                return two;
            }
        }
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private static Set<String> longSurnames() {
        try (var list = Masking.class.getResourceAsStream("/access/surnames-of-two-characters.txt")) {
            if (list == null) {
                throw new IllegalStateException("the list of surnames is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
