package anju.access;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A citizen's identity number (GB 11643-1999, 公民身份号码); its text form is masked. */
public record IdentityNumber(String characters) {
    /** What {@link #read} found. */
    public sealed interface Reading {
        record Valid(IdentityNumber number) implements Reading {}

        record Wrong(Flaw flaw) implements Reading {}
    }

    /** Why a text is no identity number. */
    public enum Flaw {
        LENGTH,
        CHARACTERS,
        REGION,
        BIRTH_DATE,
        CHECK_CHARACTER
    }

    private static final Pattern SHAPE = Pattern.compile("[0-9]{17}[0-9X]");
    /** First two digits: province-level divisions of GB/T 2260, and 81-83 for residence permits of Hong Kong, Macao and Taiwan. */
    private static final Set<String> REGIONS = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final LocalDate OLDEST = LocalDate.of(1890, 1, 1);

    /** Reads what people type (full-width characters, spaces, small x) and checks it as of {@code today}. */
    public static Reading read(String typed, LocalDate today) {
        var number = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\-]", "")
                .toUpperCase(Locale.ROOT);
        if (number.length() != 18) {
            return new Reading.Wrong(Flaw.LENGTH);
        }
        if (!SHAPE.matcher(number).matches()) {
            return new Reading.Wrong(Flaw.CHARACTERS);
        }
        if (!REGIONS.contains(number.substring(0, 2))) {
            return new Reading.Wrong(Flaw.REGION);
        }
        if (!bornBetween(number, OLDEST, today)) {
            return new Reading.Wrong(Flaw.BIRTH_DATE);
        }
        return number.charAt(17) == checkCharacter(number)
                ? new Reading.Valid(new IdentityNumber(number))
                : new Reading.Wrong(Flaw.CHECK_CHARACTER);
    }

    private static boolean bornBetween(String number, LocalDate first, LocalDate last) {
        try {
            var born = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            return !born.isBefore(first) && !born.isAfter(last);
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** ISO 7064 MOD 11-2: weights are 2^(17-i) modulo 11. */
    static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum = (sum + (number.charAt(i) - '0')) * 2 % 11;
        }
        return CHECK_CHARACTERS.charAt(sum);
    }

    @Override
    public String toString() {
        return Masking.identity(characters, Audience.STAFF);
    }
}
