package anju.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). What may be a password follows ASVS 5.0 V6.2: 8 to
 * 128 characters, none of the common ones, and no rule about kinds of characters.
 */
@Component
class Passwords {
    /** Why a text may not be a password. */
    enum Flaw {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        LIKE_LOGIN
    }

    static final int MIN = 8;
    static final int MAX = 128;
    /** Each check takes its memory for a moment; this many at once, the others wait. */
    private static final int AT_ONCE = 4;

    private static final Set<String> COMMON = common();

    private final Argon2PasswordEncoder argon2;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys;

    Passwords(
            @Value("${anju.argon2.memory-kib:19456}") int memoryKib,
            @Value("${anju.argon2.iterations:2}") int iterations) {
        argon2 = new Argon2PasswordEncoder(16, 32, 1, memoryKib, iterations);
        nobodys = encode("the password of nobody");
    }

    static Optional<Flaw> flaw(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN) {
            return Optional.of(Flaw.TOO_SHORT);
        }
        if (length > MAX) {
            return Optional.of(Flaw.TOO_LONG);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || isOneCharacter(plain)) {
            return Optional.of(Flaw.COMMON);
        }
        return plain.replaceAll("[^\\p{L}]", "").equals(login.replaceAll("[^\\p{L}]", ""))
                ? Optional.of(Flaw.LIKE_LOGIN)
                : Optional.empty();
    }

    String encode(String password) {
        return inTurn(() -> argon2.encode(normal(password)));
    }

    boolean matches(String password, String encoded) {
        return inTurn(() -> argon2.matches(normal(password), encoded));
    }

    /** Takes as long as a real check, so that the time tells nothing about who has an account. */
    void pretend(String password) {
        matches(password, nobodys);
    }

    /** Made with other parameters than today's: encoded anew at the next sign-in. */
    boolean isOutdated(String encoded) {
        return argon2.upgradeEncoding(encoded);
    }

    /** A password is the same whichever keyboard composed its characters. */
    private static String normal(String password) {
        return Normalizer.normalize(
                password.length() > 4 * MAX ? password.substring(0, 4 * MAX) : password, Normalizer.Form.NFKC);
    }

    private <R> R inTurn(java.util.function.Supplier<R> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static boolean isOneCharacter(String plain) {
        return plain.codePoints().distinct().count() == 1;
    }

    private static Set<String> common() {
        try (var list = Passwords.class.getResourceAsStream("/access/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("the list of common passwords is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
