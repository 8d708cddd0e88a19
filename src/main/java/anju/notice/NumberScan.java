package anju.notice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for telephone numbers, identity numbers and account numbers in what is to be published (个人信息保护法第25条: nothing
 * personal is made public without separate consent). It looks for shapes, so it may cry wolf; a person decides.
 */
public final class NumberScan {
    /** What a number looks like. */
    public enum Kind {
        MOBILE,
        LANDLINE,
        IDENTITY,
        ACCOUNT
    }

    /**
     * A number found.
     *
     * @param line its line in the text, from 1
     * @param masked the first three and last two digits, so that a message does not repeat the number
     */
    public record Finding(Kind kind, int line, String masked) {}

    /** Digits as people break them up: 130-0000-1234, 130 0000 1234, 44 0106 1990…. */
    private static final String GAP = "[ \\-\\u2010-\\u2015.·)]{0,2}";

    private static final Pattern RUN =
            Pattern.compile("(?<![0-9A-Za-z.])[0-9](?:" + GAP + "[0-9]){6,24}" + GAP + "[Xx]?(?![0-9A-Za-z])");
    /** Days and amounts with decimals, which would otherwise be read as one long number. */
    private static final Pattern NOT_NUMBERS = Pattern.compile(
            "(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])|(?<![0-9.])[0-9]+\\.[0-9]{1,2}(?![0-9.])");

    private static final Pattern MOBILE = Pattern.compile("(?:0086|86)?1[3-9][0-9]{9}");
    private static final Pattern LANDLINE = Pattern.compile("0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}");
    private static final Pattern IDENTITY = Pattern.compile(
            "[1-8][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]");
    private static final Pattern OLD_IDENTITY =
            Pattern.compile("[1-8][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{16,19}");

    private NumberScan() {}

    /** Everything in a text that looks like somebody's number, in order. */
    public static List<Finding> of(String text) {
        var found = new ArrayList<Finding>();
        var lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            // Full-width digits and circled ones read as plain digits here, as they do to whoever copies them.
            var plain = NOT_NUMBERS
                    .matcher(Normalizer.normalize(lines[i], Normalizer.Form.NFKC))
                    .replaceAll("#");
            var run = RUN.matcher(plain);
            while (run.find()) {
                var digits = run.group().replaceAll("[^0-9Xx]", "").toUpperCase(Locale.ROOT);
                var kind = kind(digits);
                if (kind != null) {
                    found.add(new Finding(kind, i + 1, masked(digits)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Finding::line));
        return List.copyOf(found);
    }

    private static @Nullable Kind kind(String digits) {
        if (IDENTITY.matcher(digits).matches() || OLD_IDENTITY.matcher(digits).matches()) {
            return Kind.IDENTITY;
        }
        if (MOBILE.matcher(digits).matches()) {
            return Kind.MOBILE;
        }
        if (LANDLINE.matcher(digits).matches()) {
            return Kind.LANDLINE;
        }
        return ACCOUNT.matcher(digits).matches() ? Kind.ACCOUNT : null;
    }

    private static String masked(String digits) {
        return digits.substring(0, 3) + "*".repeat(digits.length() - 5) + digits.substring(digits.length() - 2);
    }
}
