package anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    /** To the sign-in page, and from there to where they were. */
    void send(HttpServletRequest request, HttpServletResponse response) {
        boolean asking =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var back = asking ? Sites.path(request) : drafts.keep(request, response);
        lead("/sign-in?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8), request, response);
    }

    /** Back to the form, which a page that needs signing in then asks for by itself. */
    void back(HttpServletRequest request, HttpServletResponse response) {
        lead(drafts.keep(request, response), request, response);
    }

    private static void lead(String path, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", path);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setHeader(HttpHeaders.LOCATION, path);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        }
    }
}
