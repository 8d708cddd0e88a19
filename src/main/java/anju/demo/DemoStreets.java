package anju.demo;

import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.money.Money;
import anju.plan.DrawingUp;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.policy.Policy;
import anju.programme.Announcing;
import anju.programme.BatchDraft;
import anju.programme.Batching;
import anju.programme.Drafting;
import anju.programme.Reserving;
import anju.programme.Submitting;
import anju.project.Advancing;
import anju.project.Opening;
import anju.project.Place;
import anju.project.Projects;
import anju.project.Recording;
import anju.project.RecordingLater;
import anju.project.Stages;
import anju.registry.Registry;
import anju.works.JointReviewing;
import anju.works.ReviewPaper;
import anju.works.ReviewRules;
import anju.works.ReviewSubmitting;
import anju.works.WorksRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How the other compounds get on: surveys, needs, projects, and who comes into which batch. */
@Component
class DemoStreets {
    private final DemoNeighbours neighbours;
    private final DemoSurvey survey;
    private final Registry registry;
    private final Areas areas;
    private final Projects projects;
    private final Recording recording;
    private final DemoEarlier earlier;
    private final Stages stages;
    private final Planning planning;
    private final Batching batching;
    private final JointReviewing reviewing;
    private final DemoVouchers vouchers;
    private final Policy policy;

    DemoStreets(
            DemoNeighbours neighbours,
            DemoSurvey survey,
            Registry registry,
            Areas areas,
            Projects projects,
            Recording recording,
            DemoEarlier earlier,
            Stages stages,
            Planning planning,
            Batching batching,
            JointReviewing reviewing,
            DemoVouchers vouchers,
            Policy policy) {
        this.neighbours = neighbours;
        this.survey = survey;
        this.registry = registry;
        this.areas = areas;
        this.projects = projects;
        this.recording = recording;
        this.earlier = earlier;
        this.stages = stages;
        this.planning = planning;
        this.batching = batching;
        this.reviewing = reviewing;
        this.vouchers = vouchers;
        this.policy = policy;
    }

    void write(Diary diary, String begins, Troupe troupe) {
        var told = Neighbourhood.read();
        var ids = new HashMap<String, UUID>();
        diary.at(begins, () -> ids.putAll(neighbours.register(told, troupe)));
        for (var compound : told.compounds()) {
            var needs = new HashMap<String, UUID>();
            diary.at(compound.surveyed(), () -> needs.putAll(surveyed(compound, at(ids, compound.key()), troupe)));
            var project = compound.project();
            if (project != null) {
                diary.at(project.on(), () -> undertaking(compound, project, at(ids, compound.key()), needs, troupe));
                if (project.review() != null) {
                    diary.at(project.review(), () -> review(compound, at(ids, compound.key()), troupe));
                }
            }
        }
        reserve(diary, told.reserve(), ids, troupe);
    }

    private Map<String, UUID> surveyed(Neighbourhood.Compound told, UUID compound, Troupe troupe) {
        var clerk = troupe.person(told.clerk());
        survey.round(clerk, compound, registry.pathOf(compound), told.hazards(), told.answers());
        if (told.settled() != null) {
            survey.settle(troupe.person(told.clerk().replace("clerk", "leader")), compound, told.settled());
        }
        return survey.needs(clerk, compound, told.called());
    }

    private void undertaking(
            Neighbourhood.Compound told,
            Neighbourhood.Undertaking project,
            UUID compound,
            Map<String, UUID> needs,
            Troupe troupe) {
        var clerk = troupe.person(told.clerk());
        var id = Expect.that(
                        projects.open(
                                clerk,
                                id(),
                                project.name(),
                                java.util.List.of(Place.compound(compound)),
                                project.goLive()),
                        Opening.Opened.class)
                .projectId();
        if (project.later() != null) {
            var paper = earlier.paper(
                    clerk, told.code(), registry.pathOf(compound), told.name(), project.paper(project.name()));
            var paid = project.paid() == null ? java.util.List.<DemoEarlier.Paid>of() : project.paid();
            var entered = paid.stream()
                    .map(each -> earlier.enter(clerk, id, each, paper))
                    .toList();
            entered.forEach(each -> earlier.confirm(troupe.person(told.clerk().replace("clerk", "leader")), each));
            project.later()
                    .forEach((condition, before) -> Expect.that(
                            recording.record(clerk, id(), id, condition, before.on(), before.reason(), paper),
                            RecordingLater.Recorded.class));
        }
        if (project.items() != null) {
            plan(project, clerk, id, compound, needs);
        }
        var housing = troupe.person("housing");
        while (projects.stage(id) != project.to()) {
            Expect.that(stages.advance(housing, id(), id, projects.stage(id)), Advancing.Advanced.class);
        }
    }

    private void plan(
            Neighbourhood.Undertaking project, Viewer clerk, UUID id, UUID compound, Map<String, UUID> needs) {
        var plan = Expect.that(planning.open(clerk, id(), id), anju.plan.Opening.Opened.class)
                .planId();
        for (var item : java.util.Objects.requireNonNull(project.items())) {
            var draft = new ItemDraft(
                    compound,
                    item.code(),
                    item.title(),
                    item.character(),
                    new ItemDraft.Amount(item.quantity().movePointRight(3).longValueExact(), false, item.counted()),
                    Money.ofYuan(item.price()),
                    null,
                    false,
                    ItemDraft.Grounds.of(Set.of(at(needs, item.need())), null));
            Expect.that(planning.drawUp(clerk, id(), plan, draft), DrawingUp.DrawnUp.class);
        }
    }

    /** The file is up and no department has spoken yet; one paper is promised for later. */
    private void review(Neighbourhood.Compound told, UUID compound, Troupe troupe) {
        var today = City.current().today();
        var rules =
                policy.rules(WorksRules.class, registry.pathOf(compound), today).review();
        var project = projects.covering(compound).getFirst().id();
        Expect.that(
                reviewing.submit(
                        troupe.person(told.clerk()),
                        id(),
                        project,
                        papers(rules, told, compound, troupe.person(told.clerk()))),
                ReviewSubmitting.Submitted.class);
    }

    private java.util.List<ReviewPaper> papers(
            ReviewRules rules, Neighbourhood.Compound told, UUID compound, Viewer clerk) {
        var code = told.code();
        var papers = new ArrayList<ReviewPaper>();
        rules.papers().forEach((type, _) -> {
            boolean promised = type.equals("OPERATORS");
            papers.add(new ReviewPaper(
                    type,
                    promised ? "" : code + "-" + (papers.size() + 1),
                    type.equals(JointReviewing.PROOF_OF_FUNDS)
                            ? vouchers.picture(clerk, registry.pathOf(compound), told.name(), "works.review")
                            : null,
                    promised ? City.current().today().plusDays(5) : null,
                    promised ? code : ""));
        });
        return papers;
    }

    private void reserve(Diary diary, Neighbourhood.Reserve told, Map<String, UUID> ids, Troupe troupe) {
        var reserves = new HashMap<String, UUID>();
        diary.at(told.on(), () -> {
            for (var entry : told.entries()) {
                var reserved = batching.reserve(
                        troupe.person(entry.clerk()),
                        id(),
                        at(ids, entry.compound()),
                        Money.ofYuan(entry.estimated()),
                        entry.year(),
                        entry.grounds());
                reserves.put(
                        entry.compound(),
                        Expect.that(reserved, Reserving.Reserved.class).reserve());
            }
        });
        var first = told.announced();
        var proposal = new ArrayList<UUID>();
        var housing = troupe.person("housing");
        diary.at(first.proposed(), () -> proposal.add(propose(first, housing, reserves)));
        diary.at(
                java.util.Objects.requireNonNull(first.announced()),
                () -> Expect.that(
                        batching.announce(troupe.person("bureau"), id(), proposal.getFirst()),
                        Announcing.Announced.class));
        var second = told.proposed();
        diary.at(second.proposed(), () -> propose(second, troupe.person("clerk"), reserves));
    }

    private UUID propose(Neighbourhood.Batch batch, Viewer by, Map<String, UUID> reserves) {
        var draft = new BatchDraft(
                batch.name(),
                batch.year(),
                areas.byPath(batch.area()).orElseThrow().id(),
                Money.ofYuan(batch.budget()),
                batch.grounds(),
                batch.compounds().stream().map(key -> at(reserves, key)).toList());
        var proposal = Expect.that(batching.draft(by, id(), null, draft), Drafting.Drafted.class)
                .proposal();
        Expect.that(batching.submit(by, id(), proposal), Submitting.Submitted.class);
        return proposal;
    }

    private static UUID at(Map<String, UUID> ids, String key) {
        var id = ids.get(key);
        if (id == null) {
            throw new IllegalArgumentException("the story knows no " + key);
        }
        return id;
    }

    private static UUID id() {
        return City.current().newId();
    }
}
