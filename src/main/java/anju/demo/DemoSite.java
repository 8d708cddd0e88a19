package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.city.City;
import anju.money.Area;
import anju.money.Money;
import anju.policy.Policy;
import anju.works.BatchChecking;
import anju.works.BatchTerms;
import anju.works.Covering;
import anju.works.HiddenWorks;
import anju.works.JointReviewing;
import anju.works.LogTerms;
import anju.works.LogWriting;
import anju.works.MaterialChecker;
import anju.works.MaterialChecking;
import anju.works.Milestone;
import anju.works.MilestoneReaching;
import anju.works.Opinion;
import anju.works.ReviewConcluding;
import anju.works.ReviewOpining;
import anju.works.ReviewOpinion;
import anju.works.ReviewPaper;
import anju.works.ReviewSubmitting;
import anju.works.ScheduleSetting;
import anju.works.Scheduling;
import anju.works.StretchTerms;
import anju.works.WorksRules;
import anju.works.briefing.Briefed;
import anju.works.briefing.Briefing;
import anju.works.briefing.BriefingTerms;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeTerms;
import anju.works.change.Changed;
import anju.works.change.Changing;
import anju.works.ground.Cleared;
import anju.works.ground.ClearingGround;
import anju.works.ground.EncroachmentState;
import anju.works.ground.EncroachmentTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The joint review before the works; then schedule, daily log and materials on the site. */
@Component
class DemoSite {
    /** Who of the troupe speaks for whom in a joint review. */
    private static final Map<String, String> SPEAKERS =
            Map.of("HOUSING", "housing", "FINANCE", "finance", "DEPARTMENTS", "department", "RESIDENTS", "committee");

    private final JointReviewing reviewing;
    private final Scheduling scheduling;
    private final Briefing briefing;
    private final MaterialChecking materials;
    private final Changing changing;
    private final ClearingGround clearing;
    private final HiddenWorks hidden;
    private final Policy policy;
    private final DemoVouchers vouchers;
    private final JdbcClient db;

    DemoSite(
            JointReviewing reviewing,
            Scheduling scheduling,
            Briefing briefing,
            MaterialChecking materials,
            Changing changing,
            ClearingGround clearing,
            HiddenWorks hidden,
            Policy policy,
            DemoVouchers vouchers,
            JdbcClient db) {
        this.reviewing = reviewing;
        this.scheduling = scheduling;
        this.briefing = briefing;
        this.materials = materials;
        this.changing = changing;
        this.clearing = clearing;
        this.hidden = hidden;
        this.policy = policy;
        this.vouchers = vouchers;
        this.db = db;
    }

    /** @param items the plan's items, known once it is drawn up */
    void write(Diary diary, Rooms.Site told, Story story, Supplier<List<UUID>> items) {
        review(diary, told.review(), story);
        var clerk = story.person("clerk");
        diary.at(told.schedule().on(), () -> {
            var milestones = told.schedule().milestones().stream()
                    .map(point -> new Milestone(point.title(), point.percent(), point.plannedOn()))
                    .toList();
            Expect.that(scheduling.set(clerk, id(), contract(story), milestones), ScheduleSetting.Set.class);
        });
        var contractor = story.person("contractor");
        for (var point : told.schedule().milestones()) {
            if (point.reached() != null) {
                diary.at(point.reached(), () -> {
                    var milestone = milestone(contract(story), point.title());
                    Expect.that(
                            scheduling.reach(
                                    contractor, id(), milestone, City.current().today(), ""),
                            MilestoneReaching.Reached.class);
                });
            }
        }
        told.briefings().forEach(each -> brief(diary, each, story, items));
        for (var log : told.logs()) {
            diary.at(log.at(), () -> {
                var terms = new LogTerms(
                        City.current().today(), log.weather(), log.headcount(), log.done(), log.note(), List.of());
                Expect.that(scheduling.write(contractor, id(), contract(story), terms, null), LogWriting.Written.class);
            });
        }
        told.encroachments().forEach(found -> encroachment(diary, found, story));
        told.stretches().forEach(stretch -> stretch(diary, stretch, story, items));
        told.changes().forEach(change -> change(diary, change, story, items));
        told.batches().forEach(batch -> batch(diary, batch, story, items));
    }

    void brief(Diary diary, Rooms.Briefing told, Story story, Supplier<List<UUID>> items) {
        diary.at(told.at(), () -> {
            var contractor = story.person("contractor");
            var terms = new BriefingTerms(
                    told.kind(),
                    told.item() == null
                            ? null
                            : line(contract(story), items.get().get(told.item() - 1)),
                    City.current().today(),
                    told.topic(),
                    told.giver(),
                    told.people(),
                    told.passed(),
                    vouchers.picture(contractor, story, "works.briefing"));
            Expect.that(briefing.hold(contractor, id(), contract(story), terms), Briefed.Held.class);
        });
    }

    void stretch(Diary diary, Rooms.Stretch told, Story story, Supplier<List<UUID>> items) {
        var announced = new ArrayList<UUID>();
        Runnable announce = () -> {
            var contractor = story.person("contractor");
            var terms = new StretchTerms(
                    line(contract(story), items.get().get(told.item() - 1)),
                    told.place(),
                    told.what(),
                    announced.isEmpty() ? null : announced.getLast(),
                    List.of(vouchers.picture(contractor, story, "works.stretch")));
            announced.add(
                    Expect.that(hidden.announce(contractor, id(), contract(story), terms), Covering.Announced.class)
                            .stretch());
        };
        var supervisor = story.person("supervisor");
        diary.at(told.at(), announce);
        var mended = told.mended();
        if (mended != null) {
            diary.at(
                    mended.looked(),
                    () -> Expect.that(
                            hidden.look(supervisor, id(), announced.getLast(), false, mended.remark()),
                            Covering.Done.class));
            diary.at(mended.again(), announce);
        }
        if (told.passed() != null) {
            diary.at(
                    told.passed(),
                    () -> Expect.that(
                            hidden.look(supervisor, id(), announced.getLast(), true, ""), Covering.Done.class));
        }
        if (told.covered() != null) {
            diary.at(
                    told.covered(),
                    () -> Expect.that(
                            hidden.cover(story.person("contractor"), id(), announced.getLast(), "", null),
                            Covering.Done.class));
        }
    }

    private void encroachment(Diary diary, Rooms.Encroachment told, Story story) {
        var found = new ArrayList<UUID>();
        var clerk = story.person("clerk");
        diary.at(told.at(), () -> {
            var area = new Area(
                    new java.math.BigDecimal(told.area()).movePointRight(2).longValueExact());
            var terms = new EncroachmentTerms(told.kind(), told.place(), area, told.fireLane(), null);
            found.add(Expect.that(clearing.find(clerk, id(), story.compound, terms), Cleared.Found.class)
                    .encroachment());
        });
        for (var step : told.steps()) {
            diary.at(step.at(), () -> {
                var photo = step.to() == EncroachmentState.REMOVED
                        ? vouchers.picture(clerk, story, "works.encroachment")
                        : null;
                Expect.that(
                        clearing.step(clerk, id(), found.getFirst(), step.to(), step.note(), photo),
                        Cleared.Done.class);
            });
        }
    }

    private void change(Diary diary, Rooms.Change told, Story story, Supplier<List<UUID>> items) {
        var change = new ArrayList<UUID>();
        diary.at(told.at(), () -> {
            var contractor = story.person("contractor");
            var line = line(contract(story), items.get().get(told.item() - 1));
            var terms = new ChangeTerms(
                    ChangeSide.CONTRACTOR,
                    told.reason(),
                    List.of(new ChangeTerms.More(line, told.milli())),
                    told.instead() == null
                            ? List.of()
                            : List.of(new ChangeTerms.Added(
                                    items.get().get(told.item() - 1),
                                    told.instead().number(),
                                    told.instead().title(),
                                    -told.milli(),
                                    Money.ofYuan(told.instead().price()),
                                    told.instead().basis())),
                    List.of(vouchers.picture(contractor, story, "works.change")));
            change.add(Expect.that(changing.propose(contractor, id(), contract(story), terms), Changed.Proposed.class)
                    .change());
        });
        diary.at(
                told.agreed(),
                () -> Expect.that(
                        changing.agree(story.person("supervisor"), id(), change.getFirst(), true, ""),
                        Changed.Done.class));
        if (told.approved() != null) {
            diary.at(
                    told.approved(),
                    () -> Expect.that(
                            changing.approve(story.person("clerk"), id(), change.getFirst(), ""), Changed.Done.class));
        }
        if (told.refused() != null) {
            diary.at(told.refused(), () -> {
                var remark = java.util.Objects.requireNonNull(told.remark());
                Expect.that(
                        changing.refuse(story.person("clerk"), id(), change.getFirst(), remark), Changed.Done.class);
            });
        }
    }

    private void review(Diary diary, Rooms.JointReview told, Story story) {
        var clerk = story.person("clerk");
        var review = new ArrayList<UUID>();
        diary.at(told.submitted(), () -> {
            var submitted = reviewing.submit(clerk, id(), project(story), papers(told, story));
            review.add(Expect.that(submitted, ReviewSubmitting.Submitted.class).review());
        });
        diary.at(
                told.opinions(),
                () -> SPEAKERS.forEach((reviewer, speaker) -> {
                    boolean conditions = reviewer.equals("DEPARTMENTS");
                    Expect.that(
                            reviewing.opine(
                                    story.person(speaker),
                                    id(),
                                    review.getFirst(),
                                    reviewer,
                                    conditions ? ReviewOpinion.AGREE_WITH_CONDITIONS : ReviewOpinion.AGREE,
                                    conditions ? told.remark() : ""),
                            ReviewOpining.Given.class);
                }));
        diary.at(
                told.concluded(),
                () -> Expect.that(
                        reviewing.conclude(story.person("leader"), id(), review.getFirst(), true, ""),
                        ReviewConcluding.Concluded.class));
        diary.at(
                told.supplemented(),
                () -> Expect.that(
                        reviewing.supplement(
                                clerk,
                                id(),
                                review.getFirst(),
                                told.deferred(),
                                story.name + "-" + told.deferred(),
                                null),
                        ReviewConcluding.Concluded.class));
    }

    private List<ReviewPaper> papers(Rooms.JointReview told, Story story) {
        var today = City.current().today();
        var papers = new ArrayList<ReviewPaper>();
        for (var type : policy.rules(WorksRules.class, story.path, today)
                .review()
                .papers()
                .keySet()) {
            papers.add(
                    type.equals(told.deferred())
                            ? new ReviewPaper(
                                    type, "", null, told.supplemented().toLocalDate(), told.owner())
                            : new ReviewPaper(
                                    type,
                                    story.name + "-" + (papers.size() + 1),
                                    type.equals(JointReviewing.PROOF_OF_FUNDS)
                                            ? vouchers.picture(story.person("clerk"), story, "works.review")
                                            : null,
                                    null,
                                    ""));
        }
        return papers;
    }

    void batch(Diary diary, Rooms.Batch told, Story story, Supplier<List<UUID>> items) {
        var batch = new ArrayList<UUID>();
        diary.at(told.at(), () -> {
            var terms = new BatchTerms(
                    List.of(line(contract(story), items.get().get(told.item() - 1))),
                    told.name(),
                    told.maker(),
                    told.spec(),
                    told.quantity(),
                    told.certificate(),
                    null,
                    City.current().today());
            batch.add(Expect.that(
                            materials.arrive(story.person("contractor"), id(), contract(story), terms),
                            BatchChecking.Arrived.class)
                    .batch());
        });
        if (told.signed() != null) {
            diary.at(told.signed(), () -> {
                sign(batch.getFirst(), story.person("contractor"), MaterialChecker.MATERIALS);
                sign(batch.getFirst(), story.person("checker"), MaterialChecker.QUALITY);
                sign(batch.getFirst(), story.person("supervisor"), MaterialChecker.SUPERVISOR);
            });
        }
        removal(diary, told, batch, story);
        if (told.rejected() != null) {
            diary.at(told.rejected(), () -> {
                sign(batch.getFirst(), story.person("contractor"), MaterialChecker.MATERIALS);
                var remark = java.util.Objects.requireNonNull(told.remark());
                Expect.that(
                        materials.sign(
                                story.person("supervisor"),
                                id(),
                                batch.getFirst(),
                                MaterialChecker.SUPERVISOR,
                                Opinion.NOT_QUALIFIED,
                                remark),
                        BatchChecking.Done.class);
            });
        }
    }

    private void removal(Diary diary, Rooms.Batch told, List<UUID> batch, Story story) {
        if (told.removed() != null) {
            diary.at(told.removed(), () -> {
                var contractor = story.person("contractor");
                var photo = vouchers.picture(contractor, story, "works.batch");
                Expect.that(
                        materials.remove(contractor, id(), batch.getFirst(), told.name(), photo),
                        BatchChecking.Done.class);
            });
        }
    }

    private void sign(UUID batch, Viewer by, MaterialChecker checker) {
        Expect.that(materials.sign(by, id(), batch, checker, Opinion.QUALIFIED, ""), BatchChecking.Done.class);
    }

    private UUID project(Story story) {
        return db.sql("select project_id from project.place where compound_id = ?")
                .param(story.compound)
                .query(UUID.class)
                .single();
    }

    private UUID contract(Story story) {
        return db.sql("select id from works.contract where project_id = ?")
                .param(project(story))
                .query(UUID.class)
                .single();
    }

    private UUID milestone(UUID contract, String title) {
        return db.sql("select id from works.milestone where contract_id = ? and title = ?")
                .params(contract, title)
                .query(UUID.class)
                .single();
    }

    private UUID line(UUID contract, UUID item) {
        return db.sql("select id from works.contract_line where contract_id = ? and item_id = ? and change_id is null")
                .params(contract, item)
                .query(UUID.class)
                .single();
    }
}
