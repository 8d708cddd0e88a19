package anju.access;

import anju.city.City;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves who somebody is: staff by name and password, residents by a code sent to their phone, visitors of a demonstration by
 * choosing an account. Nothing an answer says or how long it takes tells a stranger who has an account.
 */
@Component
public class SigningIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Persons persons;
    private final Codes codes;
    private final Brakes brakes;
    private final ApplicationEventPublisher events;

    SigningIn(
            Accounts accounts,
            Passwords passwords,
            Persons persons,
            Codes codes,
            Brakes brakes,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.persons = persons;
        this.codes = codes;
        this.brakes = brakes;
        this.events = events;
    }

    /**
     * Examines a password. Not one transaction: the try is counted whatever happens afterwards, and no connection is held while
     * the password is examined.
     */
    public SignIn byPassword(String login, String password, String address) {
        var name = login(login);
        var wait = brakes.tried(Brakes.Kind.ADDRESS, address).or(() -> brakes.tried(Brakes.Kind.ACCOUNT, name));
        if (wait.isPresent()) {
            return new SignIn.Wait(wait.get());
        }
        var account = accounts.withLogin(name);
        if (account.isEmpty()) {
            passwords.pretend(password);
            return new SignIn.Wrong();
        }
        var found = account.get();
        if (!passwords.matches(password, found.password())) {
            return new SignIn.Wrong();
        }
        brakes.succeeded(Brakes.Kind.ACCOUNT, name);
        brakes.succeeded(Brakes.Kind.ADDRESS, address);
        if (found.isDisabled()) {
            return new SignIn.Closed();
        }
        if (passwords.isOutdated(found.password())) {
            accounts.reencode(found.personId(), found.password(), passwords.encode(password));
        }
        return found.mustChange() ? new SignIn.MustChange(found.personId()) : new SignIn.Done(found.personId());
    }

    /** Sends a code to a phone, at most one a minute. */
    @Transactional
    public CodeRequest sendCode(Phone phone, String address) {
        if (!phone.isMobile()) {
            return new CodeRequest.NotMobile();
        }
        var wait = brakes.tried(Brakes.Kind.SENDER, address).or(() -> brakes.tried(Brakes.Kind.PHONE, phone.digits()));
        if (wait.isPresent()) {
            return new CodeRequest.Wait(wait.get());
        }
        codes.sweep();
        brakes.sweep();
        var now = City.current().now();
        var code = codes.issue(phone, now);
        if (!persons.withPhone(phone).isEmpty()) {
            events.publishEvent(new SignInCodeIssued(code));
        }
        return new CodeRequest.Sent(code, now.plus(Codes.VALID));
    }

    /** Examines a code; like a password, outside any one transaction. */
    public SignIn byCode(UUID code, String typed, String address) {
        var wait = brakes.tried(Brakes.Kind.ADDRESS, address);
        if (wait.isPresent()) {
            return new SignIn.Wait(wait.get());
        }
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        var phone = codes.redeem(code, digits, City.current().now());
        if (phone.isEmpty()) {
            return new SignIn.Wrong();
        }
        brakes.succeeded(Brakes.Kind.ADDRESS, address);
        var people = persons.withPhone(phone.get()).stream()
                .filter(person -> !accounts.isDisabled(person))
                .toList();
        return switch (people.size()) {
            case 0 -> new SignIn.Unregistered();
            case 1 -> new SignIn.Done(people.getFirst());
            default -> new SignIn.Several(people);
        };
    }

    /** What is to be sent for a code that still runs: to whom and which digits. */
    public Optional<Letter> letter(UUID code) {
        return codes.letter(code, City.current().now());
    }

    /** The digits of a code, for the sign-in page of a demonstration; a live city never shows them. */
    public Optional<String> shownCode(UUID code) {
        return City.current().isDemonstration()
                ? codes.letter(code, City.current().now()).map(Letter::code)
                : Optional.empty();
    }

    /** The accounts visitors of a demonstration may try; none in a live city. */
    public List<DemoAccount> demoAccounts() {
        return City.current().isDemonstration() ? accounts.demonstration() : List.of();
    }

    /** Signs a visitor in as somebody on the list. */
    public SignIn asDemonstration(UUID person) {
        return demoAccounts().stream().anyMatch(account -> account.personId().equals(person))
                ? new SignIn.Done(person)
                : new SignIn.Wrong();
    }

    /** Puts a person on the list of accounts to try; {@code hintKey} is the text that says what to try. */
    @Transactional
    public void offerDemonstration(UUID person, int position, String hintKey) {
        if (!City.current().isDemonstration()) {
            throw new IllegalStateException("a live city offers no accounts to visitors");
        }
        accounts.offer(person, position, hintKey);
    }

    static String login(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** A phone, the code sent to it and how long that is good; the text form shows neither. */
    public record Letter(Phone phone, String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "code for " + phone;
        }
    }
}
