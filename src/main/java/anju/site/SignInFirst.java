package anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends whoever is not signed in to the sign-in page, and back afterwards; what they had typed is kept. */
@Component
class SignInFirst {
    private final Drafts drafts;

    SignInFirst(Drafts drafts) {
        this.drafts = drafts;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asking =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var back = asking ? Sites.path(request) : drafts.keep(request, response);
        var signIn = "/sign-in?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setHeader(HttpHeaders.LOCATION, signIn);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        }
    }
}
