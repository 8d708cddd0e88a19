package anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who is signed in where. A session lives 8 hours without a request (a working day's pause) and 12 hours in all; both are
 * measured by the machine's clock, not the city's, so that turning a demonstration's clock signs nobody out.
 */
@Component
public class Sessions {
    static final Duration IDLE = Duration.ofHours(8);
    static final Duration WHOLE = Duration.ofHours(12);
    /** What was typed before signing in, sealed; the page chrome keeps it and it goes along into the new session. */
    public static final String DRAFT = "anju.draft";

    private static final String PERSON = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final JdbcClient db;
    private final CsrfTokenRepository tokens;

    Sessions(JdbcClient db, CsrfTokenRepository tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /** Starts a new session for a person whose identity was proven; its id and form token are new as well (session fixation). */
    public void begin(HttpServletRequest request, HttpServletResponse response, UUID person) {
        var old = request.getSession(false);
        var draft = old == null ? null : old.getAttribute(DRAFT);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession(true);
        if (draft != null) {
            session.setAttribute(DRAFT, draft);
        }
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        session.setAttribute(PERSON, person.toString());
        tokens.saveToken(null, request, response);
        sweep(session.getCreationTime());
    }

    /** Ends the session of this request. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        tokens.saveToken(null, request, response);
    }

    /** Ends every session of a person, on whatever device. */
    public void endAll(UUID person) {
        db.sql("delete from access.session where principal_name = ?")
                .param(person.toString())
                .update();
    }

    /** Removes sessions that have run out; nobody can use them any more. */
    void sweep(long nowMillis) {
        db.sql("delete from access.session where expiry_time < ?")
                .param(nowMillis)
                .update();
    }

    Optional<UUID> person(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(PERSON) instanceof String person)) {
            return Optional.empty();
        }
        if (session.getLastAccessedTime() - session.getCreationTime() > WHOLE.toMillis()) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(person));
    }
}
