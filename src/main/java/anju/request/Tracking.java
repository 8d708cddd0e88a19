package anju.request;

import anju.access.Vault;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The code by which whoever reported something sees what became of it, without signing in: 15 signs drawn from the city's key
 * (74 bits) and one that tells typing errors. It is made anew from the id when it is needed; stored is only a digest of it.
 */
@Component
public class Tracking {
    /** No 0, 1, I, O or U: read aloud and written by hand they are mistaken for others. 31 is prime, as the check needs. */
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

    private static final int DRAWN = 15;
    private static final int GROUP = 4;

    private final Vault vault;

    Tracking(Vault vault) {
        this.vault = vault;
    }

    /** The code of a request, in groups of four. */
    String of(UUID request) {
        var number = new BigInteger(1, vault.digest("request tracking", request.toString()));
        var base = BigInteger.valueOf(SIGNS.length());
        var code = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            var parts = number.divideAndRemainder(base);
            code.append(SIGNS.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return grouped(code.append(check(code)).toString());
    }

    byte[] digest(String code) {
        return vault.digest("request tracking found", code);
    }

    /** Reads a code as people type it: small letters, blanks, full-width signs. Empty if a sign is wrong. */
    public static Optional<String> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-\\u2010-\\u2015]", "");
        boolean known = plain.length() == DRAWN + 1 && plain.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
        return known && check(plain.substring(0, DRAWN)) == plain.charAt(DRAWN)
                ? Optional.of(grouped(plain))
                : Optional.empty();
    }

    /** Weights 1 to 15 modulo a prime: every single wrong sign and every two exchanged ones change the sum. */
    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < DRAWN; i++) {
            sum += (i + 1) * SIGNS.indexOf(code.charAt(i));
        }
        return SIGNS.charAt(sum % SIGNS.length());
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
