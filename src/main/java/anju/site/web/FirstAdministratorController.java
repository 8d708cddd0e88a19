package anju.site.web;

import anju.access.FirstAdministrator;
import anju.access.FirstAdministrator.Outcome;
import anju.access.NewPerson;
import anju.access.Open;
import anju.access.Sessions;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for the first administrator of a new city; there is no such page once there is one. */
@Controller
class FirstAdministratorController {
    private static final String KEY = "access.first";

    private final FirstAdministrator first;
    private final Sessions sessions;

    FirstAdministratorController(FirstAdministrator first, Sessions sessions) {
        this.first = first;
        this.sessions = sessions;
    }

    @Open
    @GetMapping("/first-administrator")
    ModelAndView ask(Site site) {
        if (!first.isWanted()) {
            throw new NotThere();
        }
        return Pages.page("access/firstAdministrator", new FirstAdministratorPage(site, Form.empty(KEY)));
    }

    @Open
    @PostMapping("/first-administrator")
    ModelAndView become(
            FirstAdministratorForm form, Site site, HttpServletRequest request, HttpServletResponse response) {
        var check = FormCheck.of(KEY, form);
        var word = check.text("word", 200);
        var name = check.text("name", NewPerson.NAME_MAX);
        var login = check.text("login", 40);
        if (form.password.isEmpty()) {
            check.refuse("password", "site.form.required");
        } else if (!form.password.equals(form.again)) {
            check.refuse("again", "access.password.again");
        }
        if (!check.failed()) {
            switch (first.become(
                    word, new NewPerson(name, null, null), login, form.password, request.getRemoteAddr())) {
                case Outcome.Done done -> {
                    sessions.begin(request, response, done.person());
                    return Pages.done("/setup", "access.first.done");
                }
                case Outcome.WrongWord _ -> check.refuse("word", "access.first.wrong-word");
                case Outcome.LoginMalformed _ -> check.refuse("login", "access.login.malformed");
                case Outcome.LoginTaken _ -> check.refuse("login", "access.login.taken");
                case Outcome.PasswordRefused refused -> AccountController.refuse(check, "password", refused.why());
                case Outcome.Wait wait -> check.refuse("word", "access.sign-in.wait", site.time(wait.until()));
                case Outcome.Shut _ -> throw new NotThere();
            }
        }
        var kept = check.form().with("password", "").with("again", "");
        return Pages.refused("access/firstAdministrator", new FirstAdministratorPage(site, kept));
    }

    record FirstAdministratorForm(String word, String name, String login, String password, String again) {
        @Override
        public String toString() {
            return "FirstAdministratorForm";
        }
    }
}
