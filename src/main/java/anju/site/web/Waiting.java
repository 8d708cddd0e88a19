package anju.site.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who has proven something but is not signed in yet; kept in a session that stands for nobody. */
final class Waiting {
    private static final String SEVERAL = "anju.sign-in.several";
    private static final String CHANGE = "anju.sign-in.change";
    private static final int SECONDS = 600;

    private Waiting() {}

    static void several(HttpServletRequest request, List<UUID> people) {
        fresh(request).setAttribute(SEVERAL, new ArrayList<>(people));
    }

    static List<UUID> several(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(SEVERAL) instanceof List<?> people)) {
            return List.of();
        }
        return people.stream().map(UUID.class::cast).toList();
    }

    static void change(HttpServletRequest request, UUID person) {
        fresh(request).setAttribute(CHANGE, person);
    }

    static Optional<UUID> change(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(CHANGE) instanceof UUID person
                ? Optional.of(person)
                : Optional.empty();
    }

    private static jakarta.servlet.http.HttpSession fresh(HttpServletRequest request) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession(true);
        session.setMaxInactiveInterval(SECONDS);
        return session;
    }
}
