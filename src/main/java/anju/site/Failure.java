package anju.site;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Role;
import anju.evidence.CommandMismatch;
import java.util.Arrays;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * What went wrong, as the person at the page is told: a status and a text whose keys are {@code site.error.<kind>.title}
 * and {@code .text}.
 */
record Failure(HttpStatusCode status, String kind, List<Object> values) {
    static Failure of(HttpStatusCode status) {
        return new Failure(
                status,
                switch (status.value()) {
                    case 400 -> "bad";
                    case 403 -> "forbidden";
                    case 404, 405 -> "missing";
                    case 409 -> "changed";
                    case 413 -> "large";
                    default -> status.is4xxClientError() ? "bad" : "outage";
                },
                List.of());
    }

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case NotPermitted refusal
            when refusal.isOtherFirm() -> new Failure(HttpStatus.FORBIDDEN, "firm", List.of());
            case NotPermitted refusal -> new Failure(HttpStatus.FORBIDDEN, "role", List.of(whoMay(refusal.action())));
            case NotThere _ -> of(HttpStatus.NOT_FOUND);
            case CommandMismatch _ -> of(HttpStatus.CONFLICT);
            case NoCommand _ -> of(HttpStatus.BAD_REQUEST);
            case MaxUploadSizeExceededException _ -> of(HttpStatus.CONTENT_TOO_LARGE);
            case MultipartException _ -> of(HttpStatus.BAD_REQUEST);
            // A filter asked for a field of a form that is too large or cannot be read.
            case InvalidParameterException form -> of(HttpStatusCode.valueOf(form.getErrorCode()));
            // An address whose id or number is none names nothing.
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) -> of(HttpStatus.NOT_FOUND);
            case TypeMismatchException _ -> of(HttpStatus.BAD_REQUEST);
            case ErrorResponse answer -> of(answer.getStatusCode());
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    /** A bug or an outage, to be logged under a reference; everything else is an ordinary answer. */
    boolean isOurs() {
        return status.is5xxServerError();
    }

    Said title() {
        return new Said("site.error." + kind + ".title", values);
    }

    Said text() {
        return new Said("site.error." + kind + ".text", values);
    }

    private static List<Role> whoMay(Action action) {
        return Arrays.stream(Role.values()).filter(action::isOpenTo).toList();
    }
}
