package anju.request;

import anju.access.Action;
import anju.access.Phone;
import anju.access.Vault;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.registry.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sealed channel: reports about officials, fraud and retaliation. An auditor alone hears them (《信访工作条例》 2022 and
 * 《监察法》 forbid passing a report to whom it is about). Acts on them are of the same kinds as on any request, so that not even
 * their number can be read off the public record.
 */
@Component
public class Confiding {
    private static final String TEXT = "request.sealed_report.text_enc";
    private static final String CONTACT = "request.sealed_report.contact_enc";
    private static final String NOTE = "request.sealed_step.note_enc";

    private final SealedReports reports;
    private final Registry registry;
    private final Policy policy;
    private final Vault vault;
    private final Tracking tracking;
    private final Acts acts;
    private final Commands commands;

    Confiding(
            SealedReports reports,
            Registry registry,
            Policy policy,
            Vault vault,
            Tracking tracking,
            Acts acts,
            Commands commands) {
        this.reports = reports;
        this.registry = registry;
        this.policy = policy;
        this.vault = vault;
        this.tracking = tracking;
        this.acts = acts;
        this.commands = commands;
    }

    /** Takes a report in. Whoever writes it is not written down, signed in or not. */
    @Transactional
    public Heard report(UUID command, UUID compound, String text, String phone) {
        // The words stay out of the command's fingerprint: it is a plain digest, and a guess could be held against it.
        return commands.once(command, null, "request.report", List.of(compound), Heard.class, () -> {
            var place = registry.compound(compound);
            if (place.isEmpty()) {
                return new Heard.UnknownCompound();
            }
            var number = Phone.read(phone);
            if (number.isEmpty() && !phone.isBlank()) {
                return new Heard.NoSuchNumber();
            }
            var city = City.current();
            var path = place.get().path();
            var rules = policy.rules(RequestRules.class, path, city.today());
            var due = new Term(rules.sealedDays(), TermUnit.WORKING_DAYS)
                    .from(city.now(), policy.rules(CalendarRules.class, path, city.today()));
            var id = city.newId();
            var act = acts.record(
                    RequestAct.RECEIVED,
                    List.of("request:" + id, "compound:" + compound),
                    Map.of("report", id.toString()));
            reports.insert(
                    id,
                    tracking.digest(tracking.of(id)),
                    compound,
                    vault.seal(TEXT, id, text),
                    number.map(known -> vault.seal(CONTACT, id, known.digits())).orElse(null),
                    city.now(),
                    due,
                    act);
            return new Heard.Sealed(id);
        });
    }

    /** Where a report stands, for whoever holds its code. */
    public Optional<SealedState> stateOf(String code) {
        return reports.tracked(tracking.digest(code));
    }

    /** Reports this person has to acknowledge or close; of nobody's but an auditor's, not even that there are any. */
    public List<Pending> waitingFor(Viewer viewer) {
        var paths = viewer.reach(Action.HEAR_SEALED);
        return paths.isEmpty() ? List.of() : reports.pending(paths);
    }

    /**
     * A report that waits for an auditor.
     *
     * @param path of the compound
     * @param acknowledgeDueAt while it is not acknowledged
     */
    public record Pending(
            UUID id,
            UUID compound,
            String place,
            String path,
            SealedState state,
            Instant receivedAt,
            @Nullable Instant acknowledgeDueAt) {}

    /** The report in clear; who opened it is written down. */
    @Transactional
    public Opened open(Viewer by, UUID report) {
        var sealed = reports.byId(report).orElseThrow(() -> new NoSuchElementException("no report " + report));
        by.require(Action.HEAR_SEALED, sealed.path());
        reports.looked(report, by.person(), City.current().now());
        return new Opened(
                report,
                sealed.state(),
                vault.open(TEXT, report, sealed.text()),
                Optional.ofNullable(sealed.contact()).map(phone -> vault.open(CONTACT, report, phone)),
                reports.steps(report).stream()
                        .map(step -> new OpenedStep(step.state(), vault.open(NOTE, step.id(), step.note()), step.at()))
                        .toList());
    }

    /** A report as an auditor reads it. */
    public record Opened(UUID report, SealedState state, String text, Optional<String> phone, List<OpenedStep> steps) {}

    /** What was done with it. */
    public record OpenedStep(SealedState state, String note, Instant at) {}

    /** Acknowledges it, then closes it with what came of it. */
    @Transactional
    public Heard move(Viewer by, UUID command, UUID report, SealedState to, String note) {
        var sealed = reports.byId(report).orElseThrow(() -> new NoSuchElementException("no report " + report));
        by.require(Action.HEAR_SEALED, sealed.path());
        return commands.once(command, by.personId(), "request.hear", List.of(report, to), Heard.class, () -> {
            reports.lock(report);
            var now = reports.byId(report).orElseThrow().state();
            if (to.ordinal() != now.ordinal() + 1) {
                return new Heard.OutOfTurn(now);
            }
            var kind = to == SealedState.CLOSED ? RequestAct.CLOSED : RequestAct.ACCEPTED;
            var act = acts.record(
                    kind,
                    List.of("request:" + report, "compound:" + sealed.compound()),
                    Map.of("by", by.person().toString()));
            var id = City.current().newId();
            reports.step(
                    id,
                    report,
                    to,
                    vault.seal(NOTE, id, note),
                    by.person(),
                    City.current().now(),
                    act,
                    kind);
            return new Heard.Moved(report);
        });
    }

    /** The code to give to whoever reported it. */
    public String trackingOf(UUID report) {
        return tracking.of(report);
    }
}
