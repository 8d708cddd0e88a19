package anju.site;

import anju.access.Open;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells of what failed outside the handlers: in a filter, or before one was found. */
@Controller
class FailureController implements ErrorController {
    private final Failures failures;
    private final SignInFirst signInFirst;

    FailureController(Failures failures, SignInFirst signInFirst) {
        this.failures = failures;
        this.signInFirst = signInFirst;
    }

    @Open
    @RequestMapping("/error")
    @Nullable
    ModelAndView failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A form without its session's token: the session has ended, or the form was left open too long.
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            signInFirst.send(request, response);
            return null;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return failures.answer(thrown, request, response);
        }
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        return failures.answer(status, request, response);
    }
}
