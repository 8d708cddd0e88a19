package anju.site.web;

import anju.access.Open;
import anju.site.Pages;
import anju.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Language and type size, remembered by the browser alone. */
@Controller
class PreferencesController {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Open
    @PostMapping("/preferences")
    ModelAndView choose(ChoosePreferencesForm form, HttpServletRequest request, HttpServletResponse response) {
        switch (form.language()) {
            case "zh", "en" -> remember(Sites.LANGUAGE, form.language(), request, response);
            default -> {}
        }
        switch (form.senior()) {
            case "0", "1" -> remember(Sites.SENIOR, form.senior(), request, response);
            default -> {}
        }
        return Pages.to(Sites.isOurs(form.to()) ? form.to() : "/");
    }

    private static void remember(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** An unknown value changes nothing; {@code to} is the page to go back to. */
    record ChoosePreferencesForm(String language, String senior, String to) {}
}
