package anju.site;

import anju.access.Open;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells of what failed outside the handlers: in a filter, or before one was found. */
@Controller
class FailureController implements ErrorController {
    private final Failures failures;

    FailureController(Failures failures) {
        this.failures = failures;
    }

    @Open
    @RequestMapping("/error")
    ModelAndView failed(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return failures.answer(thrown, request, response);
        }
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        return failures.answer(status, request, response);
    }
}
