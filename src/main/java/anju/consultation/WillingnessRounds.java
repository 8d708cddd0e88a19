package anju.consultation;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.PublicFigures;
import anju.notice.NumberScan;
import anju.policy.Name;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.ProjectOpened;
import anju.project.Projects;
import anju.registry.Owned;
import anju.registry.Registry;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every exclusive part of a compound is asked whether it wants to be renovated (居民意愿表); what they say is counted once. */
@Component
public class WillingnessRounds {
    private final WillingnessForms forms;
    private final Menu menu;
    private final Registry registry;
    private final Projects projects;
    private final Gates gates;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    WillingnessRounds(
            WillingnessForms forms,
            Menu menu,
            Registry registry,
            Projects projects,
            Gates gates,
            Policy policy,
            Acts acts,
            Commands commands) {
        this.forms = forms;
        this.menu = menu;
        this.registry = registry;
        this.projects = projects;
        this.gates = gates;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    /** Issues one form for each exclusive part, with serials in the order of doors, and pins the rules. */
    @Transactional
    public Asking ask(Viewer by, UUID command, WillingnessDraft draft) {
        var path = registry.pathOf(draft.compoundId());
        by.require(Action.ASK_WILLINGNESS, path);
        return commands.once(command, by.person(), "consultation.ask", draft, Asking.class, () -> {
            var today = City.current().today();
            var edition = policy.edition(path, today);
            var rule = policy.rules(ConsultationRules.class, edition).willingness();
            if (draft.fromOn().isBefore(today)) {
                return new Asking.BeginsInThePast();
            }
            long days = ChronoUnit.DAYS.between(draft.fromOn(), draft.untilOn()) + 1;
            if (days < rule.daysMin() || days > rule.daysMax()) {
                return new Asking.BadLength(rule.daysMin(), rule.daysMax());
            }
            var catalogue = menu.of(edition);
            var items = new LinkedHashMap<String, Name>();
            for (var code : draft.items()) {
                var name = catalogue.get(code);
                if (name == null) {
                    return new Asking.UnknownItem(code);
                }
                items.put(code, name);
            }
            if (!NumberScan.of(draft.question()).isEmpty()) {
                return new Asking.NumbersFound();
            }
            return issue(by, draft, edition, items);
        });
    }

    private Asking issue(Viewer by, WillingnessDraft draft, UUID edition, Map<String, Name> items) {
        var city = City.current();
        var parts = registry.parts(draft.compoundId());
        if (parts.isEmpty()) {
            return new Asking.NoParts();
        }
        var id = city.newId();
        var code = forms.nextCode(city.today().getYear());
        var act = acts.record(
                ConsultationAct.WILLINGNESS_ASKED,
                List.of("willingness:" + id, "compound:" + draft.compoundId()),
                Map.of(
                        "code", code,
                        "forms", parts.size(),
                        "from", draft.fromOn().toString(),
                        "until", draft.untilOn().toString()),
                Map.of("question", draft.question(), "items", List.copyOf(items.keySet())));
        var ids = Stream.generate(city::newId).limit(parts.size()).toList();
        forms.insert(id, code, draft, edition, items, parts, ids, by.person(), city.now(), act);
        return new Asking.Asked(id, code, parts.size());
    }

    /** An owner answers for a part; a later answer takes the place of this one. */
    @Transactional
    public Answering answer(Viewer by, UUID command, UUID formId, Willing willing, SortedSet<String> wishes) {
        var form = form(formId);
        var round = round(form.willingnessId());
        by.require(Action.ANSWER_WILLINGNESS, registry.pathOf(round.compoundId()));
        var inputs = List.of(formId, willing, wishes);
        return commands.once(command, by.person(), "consultation.answer", inputs, Answering.class, () -> {
            if (!owns(by, form.partId())) {
                return new Answering.NotTheOwner();
            }
            return record(form, willing, wishes, City.current().today(), by.person(), null);
        });
    }

    /** Staff enter what an owner wrote on paper, under the day the form was handed in; only until the count. */
    @Transactional
    public Answering enter(
            Viewer by, UUID command, UUID formId, Willing willing, SortedSet<String> wishes, LocalDate givenOn) {
        var form = form(formId);
        var round = round(form.willingnessId());
        by.require(Action.ENTER_WILLINGNESS, registry.pathOf(round.compoundId()));
        var inputs = List.of(formId, willing, wishes, givenOn);
        return commands.once(command, by.person(), "consultation.enter-answer", inputs, Answering.class, () -> {
            if (givenOn.isAfter(City.current().today())) {
                return new Answering.InTheFuture();
            }
            return record(form, willing, wishes, givenOn, null, by.person());
        });
    }

    /** Whether a person who has signed in owns a part now, wholly or with others. */
    public boolean owns(Viewer by, UUID part) {
        return by.isSignedIn()
                && registry.ownedBy(by.person()).stream().map(Owned::partId).anyMatch(part::equals);
    }

    private Answering record(
            WillingnessForms.Form form,
            Willing willing,
            SortedSet<String> wishes,
            LocalDate givenOn,
            @Nullable UUID person,
            @Nullable UUID enteredBy) {
        var city = City.current();
        forms.lock(form.willingnessId());
        var round = round(form.willingnessId());
        if (round.closed()) {
            return new Answering.CountedAlready();
        }
        if (givenOn.isBefore(round.fromOn()) || givenOn.isAfter(round.untilOn())) {
            return new Answering.OutsidePeriod(round.fromOn(), round.untilOn());
        }
        var items = forms.items(round.id());
        for (var wish : wishes) {
            if (!items.contains(wish)) {
                return new Answering.UnknownItem(wish);
            }
        }
        var act = acts.record(
                ConsultationAct.WILLINGNESS_ANSWERED,
                List.of("willingness:" + round.id()),
                Map.of("given_on", givenOn.toString(), "on_paper", person == null),
                Map.of("form", form.id().toString(), "willing", willing.name(), "wishes", List.copyOf(wishes)));
        var id = city.newId();
        forms.insertAnswer(id, form, willing, wishes, givenOn, person, enteredBy, city.now(), act);
        return new Answering.Answered(forms.counts(id));
    }

    /** Counts a round once its period is over, or every form has its answer. */
    @Transactional
    public Asking close(Viewer by, UUID command, UUID roundId) {
        var standing = round(roundId);
        by.require(Action.ASK_WILLINGNESS, registry.pathOf(standing.compoundId()));
        return commands.once(command, by.person(), "consultation.count", roundId, Asking.class, () -> {
            var city = City.current();
            forms.lock(roundId);
            if (round(roundId).closed()) {
                return new Asking.CountedAlready();
            }
            var count = forms.count(roundId);
            if (!city.today().isAfter(standing.untilOn()) && count.answered() < count.issued()) {
                return new Asking.StillRunning();
            }
            var rule =
                    policy.rules(ConsultationRules.class, standing.editionId()).willingness();
            boolean reached = rule.isReachedBy(count);
            var figures = Map.<String, Object>of(
                    "code", standing.code(),
                    "issued", count.issued(),
                    "willing", count.willing(),
                    "unwilling", count.unwilling(),
                    "undecided", count.undecided(),
                    "reached", reached);
            boolean exact =
                    new PublicFigures((int) count.issued()).areExact() && PublicFigures.mayBeSplit(count.answered());
            var act = acts.record(
                    ConsultationAct.WILLINGNESS_CLOSED,
                    List.of("willingness:" + roundId, "compound:" + standing.compoundId()),
                    exact
                            ? figures
                            : Map.of(
                                    "code", standing.code(),
                                    "issued", count.issued(),
                                    "answered", count.answered(),
                                    "reached", reached),
                    Map.of("edition", standing.editionId().toString(), "count", figures));
            forms.insertClosing(roundId, count, reached, city.today(), by.person(), city.now(), act);
            if (reached) {
                projects.covering(standing.compoundId())
                        .forEach(it -> gates.meet(it.id(), GateCondition.WILLINGNESS_REACHED, roundId, act));
            }
            return new Asking.Counted(count, reached);
        });
    }

    /** An undertaking opened where residents have said they are willing has that from the start. */
    @EventListener
    void on(ProjectOpened opened) {
        for (var place : projects.places(opened.projectId())) {
            forms.reached(place.compoundId())
                    .forEach(it ->
                            gates.meet(opened.projectId(), GateCondition.WILLINGNESS_REACHED, it.round(), it.act()));
        }
    }

    private WillingnessForms.Form form(UUID id) {
        return forms.form(id).orElseThrow(() -> new NoSuchElementException("no form " + id));
    }

    private WillingnessForms.Round round(UUID id) {
        return forms.round(id).orElseThrow(() -> new NoSuchElementException("no round " + id));
    }
}
