package anju.site;

import anju.access.Viewer;
import anju.access.Viewers;
import anju.city.City;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Makes the {@link Site} of a request. */
@Component
public class Sites {
    public static final String LANGUAGE = "anju-language";
    public static final String SENIOR = "anju-senior";
    static final String TOAST = "anju.toast";
    private static final Locale ENGLISH = Locale.ENGLISH;

    private final Viewers viewers;
    private final AllMessages messages;
    private final ObjectProvider<ResourceUrlProvider> files;
    private final Drafts drafts;
    private final List<NavEntry> nav;

    Sites(
            Viewers viewers,
            AllMessages messages,
            // Asked for late: Spring MVC, which makes it, is wired with this.
            ObjectProvider<ResourceUrlProvider> files,
            Drafts drafts,
            ObjectProvider<NavEntry> entries) {
        this.viewers = viewers;
        this.messages = messages;
        this.files = files;
        this.drafts = drafts;
        this.nav = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::order).thenComparing(NavEntry::key))
                .toList();
    }

    public Site of(HttpServletRequest request) {
        return made(request, viewers.current(request), drafts.kept(request));
    }

    /** The chrome alone, for a page that tells of an outage: nobody is looked up. */
    Site bare(HttpServletRequest request) {
        return made(request, Viewer.PUBLIC, Optional.empty());
    }

    /** Words in Chinese, for what is made outside any request: messages, documents, jobs. */
    public Words chinese() {
        return new Words(messages, Locale.SIMPLIFIED_CHINESE);
    }

    /** Words in this language, for the terminal. */
    public Words words(Locale language) {
        return new Words(messages, language);
    }

    public Words words(HttpServletRequest request) {
        return new Words(messages, "en".equals(cookie(request, LANGUAGE)) ? ENGLISH : Locale.SIMPLIFIED_CHINESE);
    }

    private Site made(HttpServletRequest request, Viewer viewer, Optional<Draft> draft) {
        var city = City.current();
        return new Site(
                viewer,
                city.name(),
                city.isDemonstration(),
                words(request),
                "1".equals(cookie(request, SENIOR)),
                path(request),
                nav,
                () -> token(request),
                file -> {
                    var hashed = files.getObject().getForLookupPath(file);
                    return hashed == null ? file : hashed;
                },
                draft,
                toast(request));
    }

    /**
     * Path and query of the page a reader stands on, also while an error is being told. A form that is answered with its own
     * page again still stands on the page it was filled in on: where it was sent to, there is nothing to open.
     */
    static String path(HttpServletRequest request) {
        var page = request.getMethod().equals("POST") ? request.getParameter("_page") : null;
        if (page != null && isOurs(page)) {
            return page;
        }
        var failed = request.getAttribute("jakarta.servlet.error.request_uri");
        var path = failed == null ? request.getRequestURI() : failed.toString();
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    /** True for an address within this site, so that a link cannot lead elsewhere after signing in. */
    public static boolean isOurs(String path) {
        return path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
    }

    private static FormToken token(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? new FormToken("_csrf", "") : new FormToken(token.getParameterName(), token.getToken());
    }

    private static @Nullable Said toast(HttpServletRequest request) {
        var earlier = RequestContextUtils.getInputFlashMap(request);
        return earlier != null && earlier.get(TOAST) instanceof String key
                ? new Said(key, earlier.get(TOAST + ".values") instanceof List<?> values ? values : List.of())
                : null;
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
