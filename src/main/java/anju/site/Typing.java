package anju.site;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people type numbers, dates and telephone numbers: full-width digits, thousands separators, signs of unit. */
final class Typing {
    /** What a number counts; decides which signs may stand beside it and how a wrong one is called. */
    enum Kind {
        MONEY("\u00a5?", "(?:\u5143|CNY)?"),
        AREA("", "(?:m2|m\u00b2|\u5e73\u65b9\u7c73|\u5e73\u7c73)?"),
        QUANTITY("", ""),
        INTEGER("", "");

        private final Pattern pattern;

        Kind(String before, String after) {
            pattern = Pattern.compile("([-+]?)" + before + "(\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.(\\d*))?" + after);
        }
    }

    /** What stands in a number's field. */
    sealed interface Reading {}

    record Nothing() implements Reading {}

    record Number(BigDecimal value) implements Reading {}

    /** @param why the end of the text's key */
    record Misread(String why) implements Reading {}

    /** Nineteen digits fill a long; anything longer is no amount of ours. */
    private static final int DIGITS_AT_MOST = 15;

    private static final Pattern TEN_THOUSAND = Pattern.compile(".*[\u4e07\u4ebf].*");
    private static final String DAY = "(\\d{4})(?:-|/|\\.|\u5e74)(\\d{1,2})(?:-|/|\\.|\u6708)(\\d{1,2})\u65e5?";
    private static final Pattern DATE = Pattern.compile(DAY + "|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern TIME = Pattern.compile(DAY + "[T ]?(\\d{1,2}):(\\d{2})(?::00)?");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?(1[3-9]\\d{9})");
    private static final Pattern LAND_LINE = Pattern.compile("0\\d{9,11}");
    private static final int SHOWN_AT_MOST = 30;

    private Typing() {}

    static Reading number(String typed, Kind kind, int decimals) {
        var text = plain(typed);
        if (text.isEmpty()) {
            return new Nothing();
        }
        var parts = kind.pattern.matcher(text);
        if (!parts.matches()) {
            return new Misread(
                    kind == Kind.MONEY && TEN_THOUSAND.matcher(text).matches()
                            ? "money.ten-thousand"
                            : kind.name().toLowerCase(Locale.ROOT) + ".shape");
        }
        var whole = parts.group(2).replace(",", "");
        var fraction = parts.group(3) == null ? "" : parts.group(3).replaceAll("0+$", "");
        if (whole.replaceAll("^0+", "").length() > DIGITS_AT_MOST) {
            return new Misread("number.huge");
        }
        if (fraction.length() > decimals) {
            return new Misread(decimals == 0 ? "integer.shape" : "number.decimals");
        }
        var value = new BigDecimal(whole + (fraction.isEmpty() ? "" : "." + fraction));
        return new Number(parts.group(1).equals("-") ? value.negate() : value);
    }

    static Optional<LocalDate> date(String typed) {
        var parts = DATE.matcher(plain(typed));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int first = parts.group(1) == null ? 4 : 1;
        return day(parts, first);
    }

    static Optional<LocalDateTime> time(String typed) {
        // The blank between day and hour is gone with the other blanks.
        var parts = TIME.matcher(plain(typed));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts.group(4));
        int minute = Integer.parseInt(parts.group(5));
        // 24:00 is how deadlines are written: the end of that day.
        if (hour == 24 && minute == 0) {
            return day(parts, 1).map(day -> day.plusDays(1).atStartOfDay());
        }
        return hour > 23 || minute > 59 ? Optional.empty() : day(parts, 1).map(day -> day.atTime(hour, minute));
    }

    static Optional<String> phone(String typed) {
        var digits = plain(typed).replaceAll("[-()]", "");
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches()) {
            return Optional.of(mobile.group(1));
        }
        return LAND_LINE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    /** Line ends as {@code \n}, no blanks around. */
    static String paragraphs(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The first character that cannot be seen: control characters, broken surrogates, signs that turn the writing round. */
    static OptionalInt hiddenAt(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean turns = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            if (turns || control || isBroken(text, at) || c == '\ufffe' || c == '\uffff') {
                return OptionalInt.of(text.codePointCount(0, at));
            }
        }
        return OptionalInt.empty();
    }

    /** What was typed, short enough for a message and with nothing unseen in it. */
    static String shown(String typed) {
        var visible = shown(typed, SHOWN_AT_MOST);
        return visible.length() < typed.strip().length() ? visible + "\u2026" : visible;
    }

    /** The first characters of a line, without any that cannot be seen. */
    static String shown(String typed, int longest) {
        var visible = new StringBuilder();
        typed.strip().codePoints().limit(longest).forEach(c -> {
            boolean seen = Character.isDefined(c)
                    && !Character.isISOControl(c)
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.FORMAT;
            visible.appendCodePoint(seen ? c : ' ');
        });
        return visible.toString();
    }

    private static boolean isBroken(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** Half-width, without any blanks: the same number however it was typed. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]", "")
                .replace('\u2212', '-')
                .replace('\u2013', '-')
                .replace('\u3001', ',');
    }

    private static Optional<LocalDate> day(Matcher parts, int first) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.group(first)),
                    Integer.parseInt(parts.group(first + 1)),
                    Integer.parseInt(parts.group(first + 2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
