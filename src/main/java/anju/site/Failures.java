package anju.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request that failed: a page for people, a {@code ProblemDetail} (RFC 9457) for programs; a bug is logged once. */
@Component
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sites sites;
    private final JsonMapper json;

    Failures(Sites sites, JsonMapper json) {
        this.sites = sites;
        this.json = json;
    }

    ModelAndView answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        return answer(Failure.of(thrown), thrown, request, response);
    }

    /** Answers what was refused before any handler saw it. */
    ModelAndView answer(HttpStatusCode status, HttpServletRequest request, HttpServletResponse response) {
        return answer(Failure.of(status), null, request, response);
    }

    private ModelAndView answer(
            Failure failure, @Nullable Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        var reference = failure.isOurs() ? reference() : "";
        if (failure.isOurs()) {
            // The path may name people in its query; the log gets the bare path.
            LOG.error("{} {} {}", reference, request.getMethod(), request.getRequestURI(), thrown);
        }
        response.setHeader("Cache-Control", "no-store");
        if (wantsJson(request)) {
            return problem(failure, reference, request);
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "body");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        var site = failure.isOurs() ? sites.bare(request) : sites.of(request);
        var page = new ErrorPage(site, site.text(failure.title()), site.text(failure.text()), reference);
        return new ModelAndView(
                "site/error",
                Map.of(Pages.PAGE, page),
                HttpStatus.valueOf(failure.status().value()));
    }

    private ModelAndView problem(Failure failure, String reference, HttpServletRequest request) {
        var words = sites.words(request);
        var problem = ProblemDetail.forStatusAndDetail(failure.status(), words.text(failure.text()));
        problem.setTitle(words.text(failure.title()));
        if (!reference.isEmpty()) {
            problem.setProperty("reference", reference);
        }
        var body = json.writeValueAsBytes(problem);
        View view = (_, _, response) -> {
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        };
        var answer = new ModelAndView(view);
        answer.setStatus(failure.status());
        return answer;
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? request.getRequestURI() : failed.toString();
        return path.startsWith("/api/") || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    /** Eight characters that survive being read out on the telephone. */
    private static String reference() {
        var letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var reference = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            reference.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return reference.toString();
    }
}
