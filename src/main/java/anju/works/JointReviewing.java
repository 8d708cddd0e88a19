package anju.works;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Job;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import anju.works.JointReviews.Review;
import anju.works.JointReviews.Spoken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joint reviews: one file, all departments at once; what is missing is promised, and a broken promise stops things. */
@Component
public class JointReviewing {
    /** The paper that proves the money. */
    public static final String PROOF_OF_FUNDS = "FUNDING";

    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Gates gates;
    private final Contracts contracts;
    private final JointReviews reviews;

    JointReviewing(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Gates gates,
            Contracts contracts,
            JointReviews reviews) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.gates = gates;
        this.contracts = contracts;
        this.reviews = reviews;
    }

    @Configuration
    static class Deadlines {
        @Bean
        Job brokenPromises(@Lazy JointReviewing reviewing) {
            return Job.every(Duration.ofHours(1), "works.broken-promises", reviewing::suspendLate);
        }
    }

    /** Puts the file up; it keeps the edition of the rules that holds now, and the day by which all have spoken. */
    @RetryOnConflict
    @Transactional
    public ReviewSubmitting submit(Viewer by, UUID command, UUID project, List<ReviewPaper> papers) {
        projects.require(by, Action.SUBMIT_REVIEW, project);
        var inputs = Arrays.asList(project, papers.toString());
        return commands.once(command, by.person(), "works.review", inputs, ReviewSubmitting.class, () -> {
            reviews.lock(project);
            var today = City.current().today();
            var edition = policy.edition(projects.paths(project).getFirst(), today);
            var rules = policy.rules(WorksRules.class, edition).review();
            var calendar = policy.rules(CalendarRules.class, edition);
            var refusal = refusal(project, papers, rules, calendar);
            if (refusal != null) {
                return refusal;
            }
            var due = calendar.after(today, rules.opinionDays());
            var review = new Review(
                    City.current().newId(), contracts.nextCode("LS"), project, edition, ReviewState.UNDER_REVIEW);
            var missing = papers.stream()
                    .filter(ReviewPaper::isMissing)
                    .map(ReviewPaper::type)
                    .toList();
            var act = acts.record(
                    WorksAct.REVIEW_SUBMITTED,
                    references(review),
                    Map.of("papers", papers.size(), "missing", missing.size()),
                    Map.of(
                            "code", review.code(),
                            "due_on", due.toString(),
                            "papers",
                                    papers.stream().map(JointReviewing::payload).toList(),
                            "by", by.person().toString()));
            reviews.insert(review, due, papers, by.person(), act);
            return new ReviewSubmitting.Submitted(review.id(), review.code(), due);
        });
    }

    private @Nullable ReviewSubmitting refusal(
            UUID project, List<ReviewPaper> papers, ReviewRules rules, CalendarRules calendar) {
        var standing = reviews.standing(project);
        if (standing.isPresent()) {
            return new ReviewSubmitting.AlreadyUnderReview(
                    standing.get().code(), standing.get().state());
        }
        if (!reviews.hasPlan(project)) {
            return new ReviewSubmitting.NoPlan();
        }
        var byType = papers.stream().collect(Collectors.toMap(ReviewPaper::type, paper -> paper));
        if (!rules.papers().keySet().equals(byType.keySet())) {
            throw new IllegalArgumentException("a file with exactly the papers of the rules");
        }
        var today = City.current().today();
        var latest = calendar.after(today, rules.supplementDays());
        for (var asked : rules.papers().entrySet()) {
            var paper = byType.get(asked.getKey());
            if (paper != null && paper.type().equals(PROOF_OF_FUNDS) && paper.file() == null && !paper.isMissing()) {
                var known = reviews.fundingPapers(project);
                if (!known.contains(paper.number())) {
                    return new ReviewSubmitting.FundsUnknown(paper.number(), known);
                }
            }
            if (paper == null || !paper.isMissing()) {
                continue;
            }
            if (!asked.getValue().deferrable()) {
                return new ReviewSubmitting.NotDeferrable(asked.getKey());
            }
            if (paper.dueOn() == null || paper.owner().isBlank()) {
                return new ReviewSubmitting.PromiseIncomplete(asked.getKey());
            }
            if (!paper.dueOn().isAfter(today) || paper.dueOn().isAfter(latest)) {
                return new ReviewSubmitting.PromiseOutOfBounds(asked.getKey(), today.plusDays(1), latest);
            }
        }
        return null;
    }

    /** A department speaks; whoever speaks for it holds the role the rules name for it. */
    @RetryOnConflict
    @Transactional
    public ReviewOpining opine(
            Viewer by, UUID command, UUID reviewId, String reviewer, ReviewOpinion opinion, String remark) {
        var found = reviews.find(reviewId).orElseThrow();
        projects.require(by, Action.GIVE_REVIEW_OPINION, found.projectId());
        if (!maySpeakFor(by, found.projectId(), reviewer, rules(found))) {
            throw new NotPermitted(Action.GIVE_REVIEW_OPINION);
        }
        var inputs = List.of(reviewId, reviewer, opinion, remark);
        return commands.once(command, by.person(), "works.opine", inputs, ReviewOpining.class, () -> {
            reviews.lock(found.projectId());
            var review = reviews.find(reviewId).orElseThrow();
            if (review.state() != ReviewState.UNDER_REVIEW) {
                return new ReviewOpining.NotUnderReview(review.state());
            }
            if (opinion != ReviewOpinion.AGREE && remark.isBlank()) {
                return new ReviewOpining.RemarkMissing();
            }
            var spoken = reviews.opinions(reviewId);
            for (var each : spoken) {
                if (each.reviewer().equals(reviewer)) {
                    return new ReviewOpining.HasSpoken(reviewer, each.at());
                }
                if (each.person().equals(by.person())) {
                    return new ReviewOpining.SpokeForAnother(each.reviewer());
                }
            }
            var act = acts.record(
                    WorksAct.REVIEW_OPINED,
                    references(review),
                    Map.of("reviewer", reviewer, "opinion", opinion.name()),
                    Map.of("remark", remark, "by", by.person().toString()));
            reviews.opine(reviewId, reviewer, by.person(), opinion, remark, act);
            return new ReviewOpining.Given(rules(review).reviewers().size() - spoken.size() - 1);
        });
    }

    /** Whether this person holds the role that speaks for a reviewer, at every place of the undertaking. */
    public boolean maySpeakFor(Viewer by, UUID project, String reviewer, ReviewRules rules) {
        var asked = rules.reviewers().get(reviewer);
        return asked != null
                && projects.paths(project).stream()
                        .allMatch(path -> by.grants().stream()
                                .anyMatch(grant -> grant.role() == asked.role()
                                        && (path + "/").startsWith(grant.placePath() + "/")));
    }

    /** Lets it pass, on condition while papers are missing, or returns it for a stated reason. */
    @RetryOnConflict
    @Transactional
    public ReviewConcluding conclude(Viewer by, UUID command, UUID reviewId, boolean passes, String remark) {
        var found = reviews.find(reviewId).orElseThrow();
        projects.require(by, Action.CONCLUDE_REVIEW, found.projectId());
        var inputs = List.of(reviewId, passes, remark);
        return commands.once(command, by.person(), "works.conclude", inputs, ReviewConcluding.class, () -> {
            reviews.lock(found.projectId());
            var review = reviews.find(reviewId).orElseThrow();
            boolean open =
                    review.state() == ReviewState.UNDER_REVIEW || (!passes && review.state() == ReviewState.SUSPENDED);
            if (!open) {
                return new ReviewConcluding.NotOpen(review.state());
            }
            if (!passes && remark.isBlank()) {
                return new ReviewConcluding.ReasonMissing();
            }
            if (!passes) {
                return step(review, ReviewState.RETURNED, WorksAct.REVIEW_RETURNED, remark, by.person());
            }
            var spoken = reviews.opinions(reviewId);
            var silent = rules(review).reviewers().keySet().stream()
                    .filter(reviewer ->
                            spoken.stream().noneMatch(each -> each.reviewer().equals(reviewer)))
                    .toList();
            if (!silent.isEmpty()) {
                return new ReviewConcluding.Awaited(silent);
            }
            var objecting = spoken.stream()
                    .filter(each -> each.opinion() == ReviewOpinion.OBJECT)
                    .map(Spoken::reviewer)
                    .sorted()
                    .toList();
            if (!objecting.isEmpty()) {
                return new ReviewConcluding.ObjectedTo(objecting);
            }
            return reviews.missing(reviewId).isEmpty()
                    ? step(review, ReviewState.APPROVED, WorksAct.REVIEW_APPROVED, remark, by.person())
                    : step(review, ReviewState.CONDITIONAL, WorksAct.REVIEW_CONDITIONAL, remark, by.person());
        });
    }

    /** A paper that was accepted as missing has come; the last one makes a conditional approval whole. */
    @RetryOnConflict
    @Transactional
    public ReviewConcluding supplement(
            Viewer by, UUID command, UUID reviewId, String type, String number, @Nullable UUID file) {
        var found = reviews.find(reviewId).orElseThrow();
        projects.require(by, Action.SUBMIT_REVIEW, found.projectId());
        var inputs = List.of(reviewId, type, number, String.valueOf(file));
        return commands.once(command, by.person(), "works.supplement", inputs, ReviewConcluding.class, () -> {
            reviews.lock(found.projectId());
            var review = reviews.find(reviewId).orElseThrow();
            if (review.state() == ReviewState.RETURNED) {
                return new ReviewConcluding.NotOpen(review.state());
            }
            if (number.isBlank() && file == null) {
                return new ReviewConcluding.NothingToShow();
            }
            var missing = reviews.missing(reviewId);
            if (!missing.contains(type)) {
                return new ReviewConcluding.NotMissing();
            }
            var act = acts.record(
                    WorksAct.REVIEW_SUPPLEMENTED,
                    references(review),
                    Map.of("type", type),
                    Map.of("number", number, "by", by.person().toString()));
            reviews.supplement(reviewId, type, number, file, by.person(), act);
            return missing.size() == 1 && review.state() != ReviewState.UNDER_REVIEW
                    ? step(review, ReviewState.APPROVED, WorksAct.REVIEW_APPROVED, "", by.person())
                    : new ReviewConcluding.Concluded(review.state());
        });
    }

    /** A paper did not come on its day: what was let through on its promise is suspended until it comes. */
    @Transactional
    public void suspendLate() {
        for (var late : reviews.late(City.current().today())) {
            reviews.lock(late.projectId());
            var review = reviews.find(late.id()).orElseThrow();
            if (review.state() == ReviewState.CONDITIONAL
                    && !reviews.missing(review.id()).isEmpty()) {
                step(review, ReviewState.SUSPENDED, WorksAct.REVIEW_SUSPENDED, "", null);
            }
        }
    }

    private ReviewConcluding step(Review review, ReviewState to, WorksAct kind, String remark, @Nullable UUID by) {
        var act =
                acts.record(kind, references(review), Map.of("remark", remark, "by", by == null ? "" : by.toString()));
        reviews.step(review.id(), to, remark, by, act, kind);
        if (to == ReviewState.APPROVED || to == ReviewState.CONDITIONAL) {
            gates.meet(review.projectId(), GateCondition.JOINT_REVIEWED, review.id(), act);
        } else {
            gates.withdraw(review.projectId(), GateCondition.JOINT_REVIEWED, review.id(), act);
        }
        return new ReviewConcluding.Concluded(to);
    }

    private ReviewRules rules(Review review) {
        return policy.rules(WorksRules.class, review.editionId()).review();
    }

    private static List<String> references(Review review) {
        return List.of("project:" + review.projectId(), "joint_review:" + review.id());
    }

    private static Map<String, ?> payload(ReviewPaper paper) {
        return Map.of(
                "type", paper.type(),
                "number", paper.number(),
                "file", paper.file() == null ? "" : paper.file().toString(),
                "due_on", paper.dueOn() == null ? "" : paper.dueOn().toString(),
                "owner", paper.owner());
    }
}
