package anju.site.web;

import anju.access.AccessLists;
import anju.access.ChangingPassword;
import anju.access.Open;
import anju.access.PasswordChange;
import anju.access.Sessions;
import anju.access.SignedIn;
import anju.access.Viewers;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: what one may do here, the password, and all the devices one is signed in on. */
@Controller
class AccountController {
    private static final String KEY = "access.change-password";

    private final ChangingPassword changing;
    private final Sessions sessions;
    private final Viewers viewers;
    private final AccessLists lists;

    AccountController(ChangingPassword changing, Sessions sessions, Viewers viewers, AccessLists lists) {
        this.changing = changing;
        this.sessions = sessions;
        this.viewers = viewers;
        this.lists = lists;
    }

    @Bean
    static NavEntry accountOfResidents() {
        return new NavEntry("access.nav.account", "/account", null, 90, NavGroup.RESIDENT, "person");
    }

    @Bean
    static NavEntry accountOfStaff() {
        return new NavEntry("access.nav.account", "/account", null, 99, NavGroup.OFFICE, "key");
    }

    /** A first password is replaced before anything else. */
    @Open
    @GetMapping("/sign-in/new-password")
    ModelAndView first(Site site, @RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        if (Waiting.change(request).isEmpty()) {
            return Pages.to("/sign-in?to=" + SignInController.encoded(to));
        }
        return Pages.page("access/newPassword", new NewPasswordPage(site, Form.empty(KEY), SignInController.local(to)));
    }

    @Open
    @PostMapping("/sign-in/new-password")
    ModelAndView replaceFirst(
            ChangePasswordForm form, Site site, HttpServletRequest request, HttpServletResponse response) {
        var person = Waiting.change(request);
        if (person.isEmpty()) {
            return Pages.to("/sign-in?to=" + SignInController.encoded(form.to));
        }
        var check = FormCheck.of(KEY, form);
        if (changed(check, form, person.get(), site)) {
            sessions.begin(request, response, person.get());
            return Pages.done(SignInController.start(form.to), "access.password-changed");
        }
        return Pages.refused(
                "access/newPassword", new NewPasswordPage(site, emptied(check), SignInController.local(form.to)));
    }

    @SignedIn
    @GetMapping("/account")
    ModelAndView account(Site site) {
        return Pages.page("access/account", page(site, Form.empty(KEY)));
    }

    /** Ends every session of the person, then begins a new one here. */
    @SignedIn
    @PostMapping("/account/password")
    ModelAndView replace(ChangePasswordForm form, Site site, HttpServletRequest request, HttpServletResponse response) {
        var check = FormCheck.of(KEY, form);
        if (changed(check, form, site.viewer().person(), site)) {
            sessions.begin(request, response, site.viewer().person());
            return Pages.done("/account", "access.password-changed");
        }
        return Pages.refused("access/account", page(site, emptied(check)));
    }

    @SignedIn
    @PostMapping("/account/sessions/end")
    ModelAndView endAll(Site site, HttpServletRequest request, HttpServletResponse response) {
        var person = site.viewer().person();
        sessions.end(request, response);
        sessions.endAll(person);
        return Pages.done("/sign-in", "access.signed-out-everywhere");
    }

    private boolean changed(FormCheck check, ChangePasswordForm form, UUID person, Site site) {
        if (form.old.isEmpty()) {
            check.refuse("old", "site.form.required");
        }
        if (form.wanted.isEmpty()) {
            check.refuse("wanted", "site.form.required");
        } else if (!form.wanted.equals(form.again)) {
            check.refuse("again", "access.password.again");
        }
        if (check.failed()) {
            return false;
        }
        switch (changing.change(person, form.old, form.wanted)) {
            case PasswordChange.Done _ -> {}
            case PasswordChange.OldWrong _ -> check.refuse("old", "access.password.old-wrong");
            case PasswordChange.Wait wait -> check.refuse("old", "access.sign-in.wait", site.time(wait.until()));
            case PasswordChange why -> refuse(check, "wanted", why);
        }
        return !check.failed();
    }

    /** Says what is wrong with a new password; the first administrator's page says it too. */
    static void refuse(FormCheck check, String field, PasswordChange why) {
        switch (why) {
            case PasswordChange.TooShort tooShort -> check.refuse(field, "access.password.short", tooShort.least());
            case PasswordChange.TooLong tooLong -> check.refuse(field, "access.password.long", tooLong.most());
            case PasswordChange.TooCommon _ -> check.refuse(field, "access.password.common");
            case PasswordChange.LikeLogin _ -> check.refuse(field, "access.password.like-login");
            case PasswordChange.Unchanged _ -> check.refuse(field, "access.password.unchanged");
            case PasswordChange.Done _, PasswordChange.OldWrong _, PasswordChange.Wait _ ->
                throw new IllegalArgumentException("not about the new password: " + why);
        }
    }

    /** Passwords never come back to the page. */
    private static Form emptied(FormCheck check) {
        return check.form().with("old", "").with("wanted", "").with("again", "");
    }

    private AccountPage page(Site site, Form form) {
        var viewer = site.viewer();
        return new AccountPage(site, form, viewers.hasPassword(viewer.person()), viewer.grants(), lists.places());
    }

    record ChangePasswordForm(String old, String wanted, String again, String to) {
        @Override
        public String toString() {
            return "ChangePasswordForm";
        }
    }
}
