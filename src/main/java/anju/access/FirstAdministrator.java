package anju.access;

import anju.city.City;
import anju.city.CityOpened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first administrator of a city that has none: whoever can read a file on the server. The file holds a one-time word; the
 * log names the file, never the word. With an administrator in place the door is shut.
 */
@Component
public class FirstAdministrator {
    /** What became of the attempt. */
    public sealed interface Outcome {
        record Done(UUID person) implements Outcome {}

        record WrongWord() implements Outcome {}

        record LoginMalformed() implements Outcome {}

        record LoginTaken() implements Outcome {}

        record PasswordRefused(PasswordChange why) implements Outcome {}

        /** There is an administrator; ask them. */
        record Shut() implements Outcome {}

        record Wait(java.time.Instant until) implements Outcome {}
    }

    private static final System.Logger LOG = System.getLogger(FirstAdministrator.class.getName());
    private static final int WORD_BYTES = 16;
    private static final long LOCK = 0x61646dL;

    private final JdbcClient db;
    private final Accounts accounts;
    private final Grants grants;
    private final Granting granting;
    private final People people;
    private final Passwords passwords;
    private final Brakes brakes;

    FirstAdministrator(
            JdbcClient db,
            Accounts accounts,
            Grants grants,
            Granting granting,
            People people,
            Passwords passwords,
            Brakes brakes) {
        this.db = db;
        this.accounts = accounts;
        this.grants = grants;
        this.granting = granting;
        this.people = people;
        this.passwords = passwords;
        this.brakes = brakes;
    }

    /** A live city without administrator tells the server's keeper where the word is. */
    @EventListener
    void opened(CityOpened event) {
        if (event.city().kind() == City.Kind.LIVE) {
            event.city().run(() -> {
                if (!grants.anyAdministrator()) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            City.current()
                                    + " has no administrator yet: open /first-administrator and enter the word in "
                                    + word());
                }
            });
        }
    }

    /** True while the door is open. */
    public boolean isWanted() {
        return !grants.anyAdministrator();
    }

    /** Where the word lies; made when asked for the first time. */
    public Path word() {
        var file = City.current().secrets().resolve("first-administrator.txt");
        var word = new byte[WORD_BYTES];
        new SecureRandom().nextBytes(word);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(word) + "\n");
        } catch (FileAlreadyExistsException _) {
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Makes the first administrator, for the whole city. */
    @Transactional
    public Outcome become(String typedWord, NewPerson person, String login, String password, String address) {
        db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(_ -> {});
        if (!isWanted()) {
            return new Outcome.Shut();
        }
        var wait = brakes.tried(Brakes.Kind.ADDRESS, "first " + address);
        if (wait.isPresent()) {
            return new Outcome.Wait(wait.get());
        }
        if (!isWord(typedWord)) {
            return new Outcome.WrongWord();
        }
        var name = SigningIn.login(login);
        if (!Enrolling.isLogin(name)) {
            return new Outcome.LoginMalformed();
        }
        var flaw = Passwords.flaw(password, name);
        if (flaw.isPresent()) {
            return new Outcome.PasswordRefused(ChangingPassword.refusal(flaw.get()));
        }
        var id = people.add(person);
        if (!accounts.open(id, name, passwords.encode(password), false)) {
            return new Outcome.LoginTaken();
        }
        for (var root : roots()) {
            granting.give(id, new Grant(Role.ADMINISTRATOR, root), null);
        }
        return new Outcome.Done(id);
    }

    private java.util.List<String> roots() {
        var roots = db.sql("select path from city.area where parent_id is null")
                .query(String.class)
                .list();
        if (roots.isEmpty()) {
            throw new IllegalStateException(City.current() + " has no area yet; import its areas first");
        }
        return roots;
    }

    private boolean isWord(String typed) {
        try {
            var file = word();
            return MessageDigest.isEqual(
                    Files.readString(file).strip().getBytes(StandardCharsets.UTF_8),
                    typed.strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
