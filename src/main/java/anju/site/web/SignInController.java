package anju.site.web;

import anju.access.CodeRequest;
import anju.access.Open;
import anju.access.People;
import anju.access.Phone;
import anju.access.Sessions;
import anju.access.SignIn;
import anju.access.SigningIn;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One page to sign in: by phone and code, by name and password, or, in a demonstration, as somebody on the list. */
@Controller
class SignInController {
    static final String PHONE = "access.by-phone";
    static final String PASSWORD = "access.by-password";
    private static final String CODE = "access.by-code";

    private final SigningIn signingIn;
    private final Sessions sessions;
    private final People people;

    SignInController(SigningIn signingIn, Sessions sessions, People people) {
        this.signingIn = signingIn;
        this.sessions = sessions;
        this.people = people;
    }

    @Open
    @GetMapping("/sign-in")
    ModelAndView choose(Site site, @RequestParam(defaultValue = "/") String to) {
        return Pages.page("access/signIn", page(site, Form.empty(PHONE), Form.empty(PASSWORD), to));
    }

    /** Sends a code; the answer is the same whether or not anybody has this phone. */
    @Open
    @PostMapping("/sign-in/phone")
    ModelAndView phone(PhoneForm form, Site site, HttpServletRequest request) {
        var check = FormCheck.of(PHONE, form);
        var digits = check.phone("phone");
        if (!check.failed()) {
            switch (signingIn.sendCode(new Phone(digits), request.getRemoteAddr())) {
                case CodeRequest.Sent sent -> {
                    return Pages.to("/sign-in/codes/" + sent.code() + "?to=" + encoded(form.to));
                }
                case CodeRequest.Wait wait ->
                    check.refuse("phone", "access.sign-in.wait-code", site.time(wait.until()));
                case CodeRequest.NotMobile _ -> check.refuse("phone", "access.sign-in.not-mobile");
            }
        }
        return Pages.refused("access/signIn", page(site, check.form(), Form.empty(PASSWORD), form.to));
    }

    @Open
    @GetMapping("/sign-in/codes/{code}")
    ModelAndView code(Site site, @PathVariable UUID code, @RequestParam(defaultValue = "/") String to) {
        return Pages.page("access/enterCode", codePage(site, Form.empty(CODE), code, to));
    }

    @Open
    @PostMapping("/sign-in/codes/{code}")
    ModelAndView enter(
            CodeForm form,
            Site site,
            @PathVariable UUID code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var check = FormCheck.of(CODE, form);
        var digits = check.text("digits", 20);
        if (!check.failed()) {
            switch (signingIn.byCode(code, digits, request.getRemoteAddr())) {
                case SignIn.Done done -> {
                    return begin(done.person(), form.to, request, response);
                }
                case SignIn.Several several -> {
                    Waiting.several(request, several.people());
                    return Pages.to("/sign-in/people?to=" + encoded(form.to));
                }
                case SignIn.Unregistered _ -> check.refuse("digits", "access.sign-in.unregistered");
                case SignIn.Wait wait -> check.refuse("digits", "access.sign-in.wait", site.time(wait.until()));
                case SignIn.Wrong _, SignIn.MustChange _, SignIn.Closed _ ->
                    check.refuse("digits", "access.sign-in.wrong-code");
            }
        }
        return Pages.refused("access/enterCode", codePage(site, check.form(), code, form.to));
    }

    /** One phone, several people: the code has proven the phone, now they say who they are. */
    @Open
    @GetMapping("/sign-in/people")
    ModelAndView people(Site site, @RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        var several = Waiting.several(request);
        if (several.isEmpty()) {
            return Pages.to("/sign-in?to=" + encoded(to));
        }
        var names = people.namesOf(several, anju.access.Audience.SELF);
        return Pages.page("access/whoAreYou", new WhoAreYouPage(site, names, local(to)));
    }

    @Open
    @PostMapping("/sign-in/people")
    ModelAndView person(PersonForm form, HttpServletRequest request, HttpServletResponse response) {
        var chosen = Waiting.several(request).stream()
                .filter(person -> person.toString().equals(form.person))
                .findFirst();
        return chosen.isPresent()
                ? begin(chosen.get(), form.to, request, response)
                : Pages.to("/sign-in/people?to=" + encoded(form.to));
    }

    @Open
    @PostMapping("/sign-in/password")
    ModelAndView password(PasswordForm form, Site site, HttpServletRequest request, HttpServletResponse response) {
        var check = FormCheck.of(PASSWORD, form);
        var login = check.text("login", 100);
        if (form.password.isEmpty()) {
            check.refuse("password", "site.form.required");
        }
        if (!check.failed()) {
            switch (signingIn.byPassword(login, form.password, request.getRemoteAddr())) {
                case SignIn.Done done -> {
                    return begin(done.person(), form.to, request, response);
                }
                case SignIn.MustChange change -> {
                    Waiting.change(request, change.person());
                    return Pages.to("/sign-in/new-password?to=" + encoded(form.to));
                }
                case SignIn.Wait wait -> check.refuseAll("access.sign-in.wait-account", site.time(wait.until()));
                case SignIn.Closed _ -> check.refuseAll("access.sign-in.closed");
                case SignIn.Wrong _, SignIn.Several _, SignIn.Unregistered _ -> check.refuseAll("access.sign-in.wrong");
            }
        }
        var kept = check.form().with("password", "");
        return Pages.refused("access/signIn", page(site, Form.empty(PHONE), kept, form.to));
    }

    /** One click in a demonstration city; a live city has no such list. */
    @Open
    @PostMapping("/sign-in/demonstration")
    ModelAndView demonstration(PersonForm form, HttpServletRequest request, HttpServletResponse response) {
        var listed = signingIn.demoAccounts().stream()
                .filter(account -> account.personId().toString().equals(form.person))
                .findFirst()
                .orElseThrow(NotThere::new);
        return switch (signingIn.asDemonstration(listed.personId())) {
            case SignIn.Done done -> begin(done.person(), form.to, request, response);
            default -> throw new NotThere();
        };
    }

    @Open
    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return Pages.done("/sign-in", "access.signed-out");
    }

    private ModelAndView begin(UUID person, String to, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(request, response, person);
        // The desk sends residents on to their home.
        return Pages.to(start(to));
    }

    private SignInPage page(Site site, Form phone, Form password, String to) {
        return new SignInPage(site, phone, password, local(to), signingIn.demoAccounts());
    }

    private EnterCodePage codePage(Site site, Form form, UUID code, String to) {
        return new EnterCodePage(site, form, code, signingIn.shownCode(code).orElse(""), local(to));
    }

    /** Only ever on within this site. */
    static String local(String to) {
        return Sites.isOurs(to) ? to : "/";
    }

    static String encoded(String to) {
        return URLEncoder.encode(local(to), StandardCharsets.UTF_8);
    }

    record PhoneForm(String phone, String to) {
        @Override
        public String toString() {
            return "PhoneForm";
        }
    }

    record CodeForm(String digits, String to) {
        @Override
        public String toString() {
            return "CodeForm";
        }
    }

    record PasswordForm(String login, String password, String to) {
        @Override
        public String toString() {
            return "PasswordForm";
        }
    }

    record PersonForm(String person, String to) {}

    /** Where somebody who came from nowhere in particular begins: at the desk, which leads residents home. */
    static String start(String to) {
        return local(to).equals("/") ? "/desk" : local(to);
    }
}
