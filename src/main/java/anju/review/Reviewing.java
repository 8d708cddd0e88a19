package anju.review;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import anju.registry.Registry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Satisfaction surveys: opened after acceptance and later, answered once by each household, counted when they close. */
@Component
public class Reviewing {
    private final Inquiries inquiries;
    private final Registry registry;
    private final Projects projects;
    private final Policy policy;
    private final Gates gates;
    private final Acts acts;
    private final Commands commands;

    Reviewing(
            Inquiries inquiries,
            Registry registry,
            Projects projects,
            Policy policy,
            Gates gates,
            Acts acts,
            Commands commands) {
        this.inquiries = inquiries;
        this.registry = registry;
        this.projects = projects;
        this.policy = policy;
        this.gates = gates;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Opening open(Viewer by, UUID command, UUID project, UUID compound, String occasion) {
        var path = registry.pathOf(compound);
        by.require(Action.OPEN_INQUIRY, path);
        if (projects.covering(compound).stream().noneMatch(one -> one.id().equals(project))) {
            throw new NoSuchElementException("project " + project + " does not cover " + compound);
        }
        var inputs = List.of(project.toString(), compound.toString(), occasion);
        return commands.once(command, by.personId(), "review.inquiry.open", inputs, Opening.class, () -> {
            var city = City.current();
            var rule = policy.rules(ReviewRules.class, path, city.today())
                    .occasions()
                    .get(occasion);
            if (rule == null) {
                return new Opening.UnknownOccasion(occasion);
            }
            inquiries.lock("review.project:" + project + compound);
            var asked = inquiries.asked(project, compound, occasion);
            if (asked.isPresent()) {
                return new Opening.AlreadyAsked(asked.get().id(), asked.get().code());
            }
            var passed = inquiries.lastPassed(project);
            if (passed.isEmpty()) {
                return new Opening.NothingAccepted();
            }
            var from = passed.get().occurredOn().plusMonths(rule.monthsAfter());
            if (city.today().isBefore(from)) {
                return new Opening.TooEarly(from);
            }
            int households = inquiries.dwellings(compound);
            if (households == 0) {
                return new Opening.NobodyLives();
            }
            var inquiry = new Inquiry(
                    city.newId(),
                    inquiries.nextCode("MY"),
                    project,
                    compound,
                    passed.get().id(),
                    occasion,
                    policy.edition(path, city.today()),
                    households,
                    city.today(),
                    city.today().plusDays(rule.openDays()),
                    InquiryState.OPEN);
            var act = acts.record(
                    ReviewAct.INQUIRY_OPENED,
                    List.of("inquiry:" + inquiry.id(), "compound:" + compound, "project:" + project),
                    Map.of("code", inquiry.code(), "occasion", occasion, "households", households),
                    Map.of("closes_on", inquiry.closesOn().toString()));
            inquiries.insert(inquiry, by.person(), city.now(), act);
            return new Opening.Opened(inquiry.id(), inquiry.code());
        });
    }

    /** A household's one answer: its own, or entered by staff who visited, called, or got it on paper. */
    @Transactional
    public Responding respond(Viewer by, UUID command, ResponseDraft draft) {
        var inquiry = inquiry(draft.inquiryId());
        by.require(
                draft.channel() == Channel.SELF ? Action.ANSWER_INQUIRY : Action.ENTER_RESPONSE,
                registry.pathOf(inquiry.compoundId()));
        return commands.once(command, by.personId(), "review.respond", draft, Responding.class, () -> {
            // The close of the survey waits for answers under way, and answers for each other only at the same door.
            inquiries.lock("inquiry:" + inquiry.id());
            var now = inquiry(inquiry.id());
            var today = City.current().today();
            if (now.state() != InquiryState.OPEN) {
                return new Responding.NotOpen();
            }
            if (today.isBefore(now.opensOn()) || today.isAfter(now.closesOn())) {
                return new Responding.OutOfTime();
            }
            if (!inquiries.isDwellingIn(now.compoundId(), draft.partId())) {
                return new Responding.Elsewhere();
            }
            if (draft.channel() == Channel.SELF && !inquiries.livesIn(by.person(), draft.partId())) {
                return new Responding.NotYours();
            }
            if (inquiries.hasAnswered(now.id(), draft.partId())) {
                return new Responding.AlreadyAnswered();
            }
            var questions = rules(now).questions().keySet();
            if (!draft.marks().keySet().equals(questions)
                    || draft.marks().values().stream().anyMatch(mark -> mark < 1 || mark > ReviewRules.MARK_MAX)) {
                return new Responding.Incomplete();
            }
            inquiries.insertResponse(
                    City.current().newId(), draft, by.person(), City.current().now());
            return new Responding.Taken();
        });
    }

    /** Counts a survey after its last day; groups too small to hide anybody in are not written down at all. */
    @Transactional
    public Closing close(Viewer by, UUID command, UUID inquiryId) {
        var inquiry = inquiry(inquiryId);
        by.require(Action.OPEN_INQUIRY, registry.pathOf(inquiry.compoundId()));
        return commands.once(command, by.personId(), "review.inquiry.close", inquiryId, Closing.class, () -> {
            inquiries.lock("inquiry:" + inquiryId);
            var now = inquiry(inquiryId);
            if (now.state() != InquiryState.OPEN) {
                return new Closing.AlreadyClosed();
            }
            int answered = inquiries.answered(inquiryId);
            if (!City.current().today().isAfter(now.closesOn()) && answered < now.households()) {
                return new Closing.StillRunning(now.closesOn());
            }
            var act = acts.record(
                    ReviewAct.INQUIRY_CLOSED,
                    List.of("inquiry:" + inquiryId, "compound:" + now.compoundId(), "project:" + now.projectId()),
                    Map.of("answered", answered, "households", now.households()));
            inquiries.close(inquiryId, by.person(), City.current().now(), act);
            write(now, answered);
            gates.meet(now.projectId(), GateCondition.SATISFACTION_SURVEYED, inquiryId, act);
            return new Closing.Closed(answered, now.households());
        });
    }

    private void write(Inquiry inquiry, int answered) {
        var rules = rules(inquiry);
        if (answered < rules.smallGroup()) {
            return;
        }
        var byQuestion = inquiries.counted(inquiry.id(), rules.satisfiedFrom()).stream()
                .collect(Collectors.groupingBy(Inquiries.Counted::question));
        byQuestion.forEach((question, counted) -> {
            inquiries.insertResult(inquiry.id(), question, null, inquiry.households(), counted);
            var sizes = counted.stream()
                    .collect(Collectors.toMap(Inquiries.Counted::buildingId, Inquiries.Counted::answered));
            var shown = SmallGroups.shown(sizes, rules.smallGroup());
            counted.stream()
                    .filter(one -> shown.contains(one.buildingId()))
                    .sorted(Comparator.comparing(Inquiries.Counted::buildingId))
                    .forEach(one -> inquiries.insertResult(
                            inquiry.id(),
                            question,
                            one.buildingId(),
                            inquiries.dwellingsIn(one.buildingId()),
                            List.of(one)));
        });
    }

    private Inquiry inquiry(UUID id) {
        return inquiries.find(id).orElseThrow(() -> new NoSuchElementException("no inquiry " + id));
    }

    private ReviewRules rules(Inquiry inquiry) {
        return policy.rules(ReviewRules.class, inquiry.editionId());
    }
}
