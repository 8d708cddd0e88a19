package anju.access;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in mainland China, digits only; its text form is masked so that it cannot slip into a log. */
public record Phone(String digits) {
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    /** Area code of three or four digits, then seven or eight. */
    private static final Pattern FIXED = Pattern.compile("0[1-9][0-9]{8,10}");

    public Phone {
        if (!MOBILE.matcher(digits).matches() && !FIXED.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a telephone number");
        }
    }

    /** Reads what people type: full-width digits, spaces, hyphens, +86 or 0086 in front. Empty if it is no number. */
    public static Optional<Phone> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s()\\-\\u2010-\\u2015]", "");
        var digits = plain.replaceFirst("^(\\+86|0086|86(?=1[3-9][0-9]{9}$))", "");
        if (!digits.equals(plain)
                && FIXED.matcher("0" + digits).matches()
                && !MOBILE.matcher(digits).matches()) {
            digits = "0" + digits;
        }
        return MOBILE.matcher(digits).matches() || FIXED.matcher(digits).matches()
                ? Optional.of(new Phone(digits))
                : Optional.empty();
    }

    /** Only a mobile phone can be sent a code. */
    public boolean isMobile() {
        return digits.startsWith("1");
    }

    @Override
    public String toString() {
        return Masking.phone(digits, Audience.STAFF);
    }
}
