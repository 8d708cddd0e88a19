package anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** A form whose token is gone had been open too long: back to it with what was typed. Any other refusal is a refusal. */
@Component
class ExpiredForm implements AccessDeniedHandler {
    private final SignInFirst signInFirst;

    ExpiredForm(SignInFirst signInFirst) {
        this.signInFirst = signInFirst;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (refusal instanceof CsrfException && Drafts.isFromOurPage(request)) {
            signInFirst.back(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
