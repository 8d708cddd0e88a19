package anju.message;

import anju.access.Action;
import anju.access.Phone;
import anju.access.SignInCodeIssued;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.city.Jobs;
import anju.evidence.Commands;
import anju.site.Sites;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to people. Writing one is part of the caller's transaction: if that is undone, nothing is sent; if it stands, the
 * message is delivered by a job, at least once.
 */
@Component
public class Outbox {
    static final String JOB = "message.deliver";

    private final Outgoings outgoings;
    private final Jobs jobs;
    private final Sites sites;
    private final SigningIn signingIn;
    private final Commands commands;
    private final Areas areas;

    Outbox(Outgoings outgoings, Jobs jobs, Sites sites, SigningIn signingIn, Commands commands, Areas areas) {
        this.outgoings = outgoings;
        this.jobs = jobs;
        this.sites = sites;
        this.signingIn = signingIn;
        this.commands = commands;
        this.areas = areas;
    }

    /**
     * Writes a message to a person, at whatever phone is on file when it is delivered.
     *
     * @param template the key of its text, which is put into words now
     */
    @Transactional
    public UUID send(UUID person, String template, Object... values) {
        var id = outgoings.add(person, template, sites.chinese().text(template, values));
        jobs.enqueue(JOB, id.toString());
        return id;
    }

    /** Writes a message to a phone that need not be on file. */
    @Transactional
    public UUID sendTo(Phone phone, String template, Object... values) {
        var id = outgoings.addTo(phone, template, sites.chinese().text(template, values), null);
        jobs.enqueue(JOB, id.toString());
        return id;
    }

    /** A one-time code goes to the phone it was asked for, unless it has run out before it could be sent. */
    @EventListener
    void on(SignInCodeIssued issued) {
        signingIn.letter(issued.code()).ifPresent(letter -> {
            var id = outgoings.addTo(
                    letter.phone(),
                    "message.sign-in-code",
                    sites.chinese().text("message.sign-in-code", letter.code()),
                    letter.expiresAt());
            jobs.enqueue(JOB, id.toString());
        });
    }

    /** Sends a message again: one that failed, or one that its reader says never came. */
    @Transactional
    public Resent resend(Viewer by, UUID command, UUID message) {
        by.require(Action.MANAGE_MESSAGES, root());
        return commands.once(command, by.person(), "message.resend", List.of(message), Resent.class, () -> {
            var state = outgoings.lock(message);
            if (state.isEmpty()) {
                return new Resent.NoSuchMessage();
            }
            if (state.get().equals("WAITING")) {
                return new Resent.StillWaiting();
            }
            if (!outgoings.again(message)) {
                return new Resent.Forgotten();
            }
            jobs.enqueue(JOB, message.toString());
            return new Resent.Queued(message);
        });
    }

    /** Messages belong to no place below the city, so only who may manage the whole city's may touch them. */
    private String root() {
        return areas.all().stream()
                .map(anju.city.Area::path)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(City.current() + " has no area"));
    }
}
