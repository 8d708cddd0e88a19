package anju.site;

import anju.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what was typed when a session had ended, until that form is sent again. It lies sealed in the new session, which
 * stands in the database; the key lies in the browser alone.
 */
@Component
class Drafts implements HandlerInterceptor {
    static final String COOKIE = "anju-draft";
    /** A long form of text; what is longer was pasted and can be pasted again. */
    private static final int BYTES_AT_MOST = 100_000;

    private final JsonMapper json;

    Drafts(JsonMapper json) {
        this.json = json;
    }

    /** Keeps the posted fields (no files, no passwords) and tells on which page to go on. */
    String keep(HttpServletRequest request, HttpServletResponse response) {
        var page = parameter(request, "_page");
        var form = parameter(request, "_form");
        if (!isFromOurPage(request)) {
            return "/";
        }
        var bytes = json.writeValueAsBytes(new Draft(form, page, typed(request)));
        if (!form.isEmpty() && bytes.length <= BYTES_AT_MOST) {
            var seal = Seal.fresh();
            request.getSession().setAttribute(Sessions.DRAFT, seal.close(bytes));
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(seal.key(), request.isSecure()));
        }
        return page;
    }

    /** True for a form of ours, which says on which page it stands. */
    static boolean isFromOurPage(HttpServletRequest request) {
        return Sites.isOurs(parameter(request, "_page"));
    }

    /** What was kept for the page this request asks for. */
    Optional<Draft> kept(HttpServletRequest request) {
        return kept(request, draft -> draft.page().equals(Sites.path(request)));
    }

    /** The form is being sent again: what was kept has done its work. Other forms, signing in among them, leave it alone. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST")
                && kept(request, draft -> draft.form().equals(parameter(request, "_form")))
                        .isPresent()) {
            request.getSession().removeAttribute(Sessions.DRAFT);
        }
        return true;
    }

    private Optional<Draft> kept(HttpServletRequest request, Predicate<Draft> wanted) {
        var key = WebUtils.getCookie(request, COOKIE);
        var session = key == null ? null : request.getSession(false);
        if (key == null || session == null || !(session.getAttribute(Sessions.DRAFT) instanceof byte[] sealed)) {
            return Optional.empty();
        }
        return Seal.of(key.getValue())
                .flatMap(seal -> seal.open(sealed))
                .flatMap(this::read)
                .filter(wanted);
    }

    private Optional<Draft> read(byte[] bytes) {
        try {
            return Optional.of(json.readValue(bytes, Draft.class));
        } catch (JacksonException e) {
            // Kept by another release of ours; it is typed again.
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_") && !name.toLowerCase(Locale.ROOT).contains("password")) {
                typed.put(name, List.of(values));
            }
        });
        return typed;
    }

    private static String parameter(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static String cookie(String key, boolean secure) {
        return ResponseCookie.from(COOKIE, key)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
