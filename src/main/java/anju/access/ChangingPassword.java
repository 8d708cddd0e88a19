package anju.access;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Replaces one's own password; sending the form twice is harmless, so it carries no command. */
@Component
public class ChangingPassword {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Brakes brakes;

    ChangingPassword(Accounts accounts, Passwords passwords, Sessions sessions, Brakes brakes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.brakes = brakes;
    }

    /** The old password is asked even of who is signed in: a desk may have been left. Ends all sessions of the person. */
    public PasswordChange change(UUID person, String old, String wanted) {
        var account = accounts.of(person).orElseThrow(() -> new IllegalStateException("no account of " + person));
        var wait = brakes.tried(Brakes.Kind.ACCOUNT, account.login());
        if (wait.isPresent()) {
            return new PasswordChange.Wait(wait.get());
        }
        if (!passwords.matches(old, account.password())) {
            return new PasswordChange.OldWrong();
        }
        brakes.succeeded(Brakes.Kind.ACCOUNT, account.login());
        var flaw = Passwords.flaw(wanted, account.login());
        if (flaw.isPresent()) {
            return refusal(flaw.get());
        }
        if (wanted.equals(old)) {
            return new PasswordChange.Unchanged();
        }
        accounts.password(person, passwords.encode(wanted), false);
        sessions.endAll(person);
        return new PasswordChange.Done();
    }

    static PasswordChange refusal(Passwords.Flaw flaw) {
        return switch (flaw) {
            case TOO_SHORT -> new PasswordChange.TooShort(Passwords.MIN);
            case TOO_LONG -> new PasswordChange.TooLong(Passwords.MAX);
            case COMMON -> new PasswordChange.TooCommon();
            case LIKE_LOGIN -> new PasswordChange.LikeLogin();
        };
    }
}
