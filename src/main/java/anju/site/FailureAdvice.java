package anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Whatever a handler throws ends here; nobody ever sees a stack trace. */
@ControllerAdvice
class FailureAdvice {
    private final Failures failures;

    FailureAdvice(Failures failures) {
        this.failures = failures;
    }

    @ExceptionHandler(Throwable.class)
    ModelAndView failed(Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        return failures.answer(thrown, request, response);
    }
}
