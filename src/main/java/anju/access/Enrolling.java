package anju.access;

import anju.evidence.Commands;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens, closes and reopens the accounts of those who work at a desk. */
@Component
public class Enrolling {
    /** Without letters and digits that are mistaken for each other on paper. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 14;

    private final Accounts accounts;
    private final People people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Vault vault;
    private final Commands commands;
    private final Grants grants;

    Enrolling(
            Accounts accounts,
            People people,
            Passwords passwords,
            Sessions sessions,
            Vault vault,
            Commands commands,
            Grants grants) {
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.vault = vault;
        this.commands = commands;
        this.grants = grants;
    }

    /** Finds or adds the person and opens an account with a first password that must be replaced at the first sign-in. */
    @Transactional
    public Enrolled enrol(Viewer by, UUID command, NewPerson person, String login) {
        if (!by.may(Action.MANAGE_ACCESS)) {
            throw new NotPermitted(Action.MANAGE_ACCESS);
        }
        var name = SigningIn.login(login);
        var inputs = List.of(digest(person), name);
        return commands.once(command, by.person(), "access.enrol", inputs, Enrolled.class, () -> {
            if (!isLogin(name)) {
                return new Enrolled.LoginMalformed();
            }
            if (accounts.withLogin(name).isPresent()) {
                return new Enrolled.LoginTaken();
            }
            var id = people.add(person);
            requireOver(by, id);
            if (accounts.of(id).isPresent()) {
                return new Enrolled.HasAccount(id);
            }
            return accounts.open(id, name, passwords.encode(firstPassword(command)), true)
                    ? new Enrolled.Done(id)
                    : new Enrolled.LoginTaken();
        });
    }

    /** Gives a forgotten password's owner a new first one, and ends their sessions. */
    @Transactional
    public Enrolled resetPassword(Viewer by, UUID command, UUID person) {
        requireOver(by, person);
        return commands.once(command, by.person(), "access.reset", List.of(person), Enrolled.class, () -> {
            if (accounts.of(person).isEmpty()) {
                return new Enrolled.NoAccount();
            }
            accounts.password(person, passwords.encode(firstPassword(command)), true);
            sessions.endAll(person);
            return new Enrolled.Done(person);
        });
    }

    /** Closes an account: its sessions end now, on every device. */
    @Transactional
    public Enrolled disable(Viewer by, UUID command, UUID person) {
        requireOver(by, person);
        return commands.once(command, by.person(), "access.disable", List.of(person), Enrolled.class, () -> {
            if (by.person().equals(person)) {
                return new Enrolled.OwnAccount();
            }
            if (accounts.of(person).isEmpty()) {
                return new Enrolled.NoAccount();
            }
            accounts.disabled(person, true);
            sessions.endAll(person);
            return new Enrolled.Done(person);
        });
    }

    @Transactional
    public Enrolled enable(Viewer by, UUID command, UUID person) {
        requireOver(by, person);
        return commands.once(command, by.person(), "access.enable", List.of(person), Enrolled.class, () -> {
            if (accounts.of(person).isEmpty()) {
                return new Enrolled.NoAccount();
            }
            accounts.disabled(person, false);
            return new Enrolled.Done(person);
        });
    }

    /**
     * The first password made by a command, to be told once. It follows from the command and the city's key, so that nothing
     * readable is stored and a form sent twice gives the same answer; it is worth nothing once replaced.
     */
    public String firstPassword(UUID command) {
        var bytes = vault.digest("first password", command.toString());
        var password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(ALPHABET.charAt((bytes[i] & 0xff) % ALPHABET.length()));
        }
        return password.toString();
    }

    /** Who manages one street cannot close the account of somebody who also serves another. */
    private void requireOver(Viewer by, UUID person) {
        if (!by.may(Action.MANAGE_ACCESS)) {
            throw new NotPermitted(Action.MANAGE_ACCESS);
        }
        grants.of(person).stream()
                .filter(grant -> grant.role().isStaff())
                .forEach(grant -> by.require(Action.MANAGE_ACCESS, grant.placePath()));
    }

    static boolean isLogin(String login) {
        return login.matches("[a-z][a-z0-9._-]{2,39}");
    }

    /** What was sent, recognisable but not readable: a command's fingerprint could be guessed back to a phone. */
    private String digest(NewPerson person) {
        var phone = person.phone();
        var identity = person.identity();
        return HexFormat.of()
                .formatHex(vault.digest(
                        "enrol",
                        person.name()
                                + "|"
                                + (phone == null ? "" : phone.digits())
                                + "|"
                                + (identity == null ? "" : identity.characters())));
    }
}
