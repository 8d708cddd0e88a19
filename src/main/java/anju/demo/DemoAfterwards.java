package anju.demo;

import static anju.demo.Story.id;

import anju.city.City;
import anju.money.Money;
import anju.payment.Agreeing;
import anju.payment.ClearanceKind;
import anju.payment.Review;
import anju.payment.Settling;
import anju.payment.Stages;
import anju.payment.Terms;
import anju.stewardship.BudgetCard;
import anju.stewardship.Budgeted;
import anju.stewardship.Budgeting;
import anju.stewardship.ContractCard;
import anju.stewardship.Engagement;
import anju.stewardship.Serving;
import anju.vote.MatterKind;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What comes after the works: price settled, halls opened, service put in trust with its budget, neighbours asked. */
@Component
class DemoAfterwards {
    private static final String TRUST = "TRUST";

    private final Stages stages;
    private final DemoStages passing;
    private final DemoMoney money;
    private final DemoKeeping keeping;
    private final DemoLife life;
    private final DemoOffice office;
    private final DemoDecision decision;
    private final Voting voting;
    private final Serving serving;
    private final Budgeting budgeting;
    private final JdbcClient db;

    DemoAfterwards(
            Stages stages,
            DemoStages passing,
            DemoMoney money,
            DemoKeeping keeping,
            DemoLife life,
            DemoOffice office,
            DemoDecision decision,
            Voting voting,
            Serving serving,
            Budgeting budgeting,
            JdbcClient db) {
        this.stages = stages;
        this.passing = passing;
        this.money = money;
        this.keeping = keeping;
        this.life = life;
        this.office = office;
        this.decision = decision;
        this.voting = voting;
        this.serving = serving;
        this.budgeting = budgeting;
        this.db = db;
    }

    void write(Diary diary, Replay told, Story story) {
        completion(diary, told.completion(), story);
        told.spaces().forEach(space -> keeping.parcel(diary, space, story));
        keeping.rooms(diary, told.rooms(), told.bookings(), story);
        told.teams().forEach(team -> diary.at(team.on(), () -> life.formed(team, story)));
        trust(diary, told.trust(), story);
        keeping.income(diary, told.income(), told.published(), story);
        told.reviews().forEach(review -> office.review(diary, review, story));
    }

    private void completion(Diary diary, Replay.Completion told, Story story) {
        var terms = told.terms();
        diary.at(
                told.agreed(),
                () -> Expect.that(
                        stages.agree(
                                story.person("checker"),
                                id(),
                                contract(story),
                                new Terms(
                                        terms.advance(),
                                        terms.wages(),
                                        terms.completion(),
                                        terms.retention(),
                                        terms.defectMonths(),
                                        null)),
                        Agreeing.Agreed.class));
        var settled = told.settlement();
        diary.at(told.settled(), () -> {
            var review = new Review(
                    Money.ofYuan(settled.claimed()),
                    Money.ofYuan(settled.settled()),
                    settled.reviewer(),
                    settled.firm(),
                    settled.report(),
                    settled.on());
            Expect.that(stages.settle(story.person("checker"), id(), contract(story), review), Settling.Settled.class);
        });
        diary.at(
                told.settlementPaid(),
                () -> money.stage(
                        ClearanceKind.SETTLEMENT,
                        told.documents(),
                        City.current().today().toString(),
                        told.bankReference(),
                        story.troupe,
                        contract(story)));
        told.stages().forEach(moment -> diary.at(moment, () -> passing.advance(story.troupe, project(story))));
    }

    private void trust(Diary diary, Replay.Trust told, Story story) {
        var vote = told.vote();
        var prepared = new ArrayList<Preparing.Prepared>();
        var clerk = story.person("clerk");
        diary.at(vote.preparedAt(), () -> {
            decision.closeNotices(story.troupe);
            var proposal = new Proposal(
                    story.compound,
                    vote.title(),
                    DemoScript.day(vote.recordOn()),
                    DemoScript.moment(vote.opensAt()),
                    DemoScript.moment(vote.closesAt()),
                    List.of(
                            Proposal.Matter.of(MatterKind.ORDINARY, vote.matter()),
                            Proposal.Matter.of(MatterKind.ORDINARY, told.budgetMatter())));
            prepared.add(
                    Expect.that(voting.prepare(story.person("committee"), id(), proposal), Preparing.Prepared.class));
            decision.post(story.troupe, prepared.getFirst().voteId(), VoteNotice.AGENDA);
        });
        diary.at(
                vote.frozenAt(),
                () -> decision.freeze(story.troupe, prepared.getFirst().voteId()));
        diary.atOnce(vote.castOn(), () -> {
            decision.closeNotices(story.troupe);
            decision.castSome(vote, prepared.getFirst(), story.path, null);
        });
        diary.at(
                told.counted(),
                () -> decision.close(story.troupe, prepared.getFirst().voteId(), told.documentNumber(), List.of()));
        diary.at(told.decided(), () -> {
            Expect.that(
                    serving.decide(
                            clerk,
                            id(),
                            story.compound,
                            TRUST,
                            prepared.getFirst().matters().getFirst(),
                            told.documentNumber(),
                            City.current().today()),
                    Engagement.Decided.class);
            engage(told.contract(), story);
        });
        diary.at(told.budgeted(), () -> {
            var lines = new TreeMap<String, Money>();
            told.budget().forEach((kind, amount) -> lines.put(kind, Money.ofYuan(amount)));
            var card = new BudgetCard(
                    City.current().today().getYear(),
                    lines,
                    prepared.getFirst().matters().getLast(),
                    told.documentNumber());
            Expect.that(budgeting.adopt(clerk, id(), story.compound, card), Budgeted.Adopted.class);
        });
    }

    private void engage(Rooms.Service told, Story story) {
        var card = new ContractCard(
                story.troupe.firm("property"),
                told.number(),
                told.from(),
                told.until(),
                Money.ofYuan(told.fee()),
                ContractCard.FeeUnit.SQM_MONTH,
                told.scope(),
                told.terms());
        Expect.that(serving.engage(story.person("clerk"), id(), story.compound, card), Engagement.Signed.class);
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
}
