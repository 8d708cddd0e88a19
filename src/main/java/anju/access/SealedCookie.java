package anju.access;

import anju.city.City;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The session's cookie: its id and a keyed digest of it. The table of sessions holds the id alone, so whoever reads the
 * database without the key that lies outside it can act for nobody.
 */
class SealedCookie implements CookieSerializer {
    private static final char BETWEEN = '.';

    private final CookieSerializer plain;
    private final Vault vault;

    SealedCookie(CookieSerializer plain, Vault vault) {
        this.plain = plain;
        this.vault = vault;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        // An empty value takes the cookie back.
        var id = value.getCookieValue();
        plain.writeCookieValue(
                id.isEmpty()
                        ? value
                        : new CookieValue(value.getRequest(), value.getResponse(), id + BETWEEN + seal(id)));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        if (!City.isBound()) {
            return List.of();
        }
        return plain.readCookieValues(request).stream()
                .filter(value -> value.indexOf(BETWEEN) > 0)
                .filter(this::isOurs)
                .map(value -> value.substring(0, value.indexOf(BETWEEN)))
                .toList();
    }

    private boolean isOurs(String value) {
        var at = value.indexOf(BETWEEN);
        return MessageDigest.isEqual(
                seal(value.substring(0, at)).getBytes(StandardCharsets.US_ASCII),
                value.substring(at + 1).getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.digest("session", id));
    }
}
