package anju.demo;

import anju.city.City;
import anju.plan.Asking;
import anju.vote.PaperBallot;
import anju.vote.VoteNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The one thread of a compound: plan, decision, money, contract, acceptance, payment. */
@Component
class DemoThread {
    private final DemoDecision decision;
    private final DemoMoney money;
    private final DemoStages stages;
    private final DemoRoll roll;

    DemoThread(DemoDecision decision, DemoMoney money, DemoStages stages, DemoRoll roll) {
        this.decision = decision;
        this.money = money;
        this.stages = stages;
        this.roll = roll;
    }

    /** @param items filled once the plan is drawn up */
    void write(Diary diary, City city, DemoScript script, Story story, List<UUID> items) {
        var troupe = story.troupe;
        var project = new ArrayList<UUID>();
        diary.at(script.project().on(), () -> {
            project.add(decision.project(script, troupe, story.compound));
            stages.advance(troupe, project.getFirst());
        });
        var plan = new ArrayList<UUID>();
        diary.at(script.plan().on(), () -> {
            plan.add(decision.plan(troupe, project.getFirst()));
            items.addAll(decision.items(script, troupe, plan.getFirst(), story.compound, story.needs()));
            stages.advance(troupe, project.getFirst());
            decision.publish(troupe, plan.getFirst());
        });
        assembly(diary, script.vote(), story, plan, project, items);
        if (script.draftVote() != null) {
            roll.write(diary, script.draftVote(), story);
        }
        diary.at(script.funding().on(), () -> {
            money.funding(script, troupe, project.getFirst(), items);
            stages.advance(troupe, project.getFirst());
        });
        var contract = new ArrayList<UUID>();
        diary.at(script.contract().on(), () -> {
            contract.add(money.contract(script, troupe, project.getFirst(), items));
            stages.advance(troupe, project.getFirst());
        });
        diary.at(script.contract().started(), () -> stages.advance(troupe, project.getFirst()));
        for (var acceptance : script.acceptances()) {
            diary.at(
                    acceptance.on(),
                    () -> money.acceptance(
                            city, script, acceptance, troupe, contract.getFirst(), story.compound, items));
        }
    }

    private void assembly(
            Diary diary, DemoScript.Vote vote, Story story, List<UUID> plan, List<UUID> project, List<UUID> items) {
        var troupe = story.troupe;
        var asked = new ArrayList<Asking.Asked>();
        var votes = new ArrayList<UUID>();
        var papers = new ArrayList<PaperBallot>();
        diary.at(vote.preparedAt(), () -> {
            decision.closeNotices(troupe);
            asked.add(decision.ask(vote, troupe, plan.getFirst(), story.compound, items));
            votes.add(asked.getFirst().voteId());
            decision.post(troupe, votes.getFirst(), VoteNotice.AGENDA);
        });
        if (vote.objections() != null) {
            roll.write(diary, vote.objections(), votes, story);
        }
        diary.at(vote.frozenAt(), () -> {
            decision.freeze(troupe, asked.getFirst().voteId());
            decision.post(troupe, asked.getFirst().voteId(), VoteNotice.ROLL);
        });
        diary.atOnce(vote.castOn(), () -> {
            decision.closeNotices(troupe);
            papers.addAll(decision.cast(vote, asked.getFirst(), story.path));
        });
        diary.at(vote.closedAt(), () -> {
            decision.close(troupe, asked.getFirst().voteId(), vote.documentNumber(), papers);
            stages.advance(troupe, project.getFirst());
        });
    }
}
