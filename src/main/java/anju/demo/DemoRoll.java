package anju.demo;

import static anju.demo.Story.id;

import anju.vote.MatterKind;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import anju.vote.objection.Answered;
import anju.vote.objection.Ground;
import anju.vote.objection.Objected;
import anju.vote.objection.RollObjecting;
import anju.vote.objection.RollObjection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What owners say of draft rolls, and what the office answers. */
@Component
class DemoRoll {
    private final Voting voting;
    private final RollObjecting objecting;
    private final DemoDecision decision;
    private final JdbcClient db;

    DemoRoll(Voting voting, RollObjecting objecting, DemoDecision decision, JdbcClient db) {
        this.voting = voting;
        this.objecting = objecting;
        this.decision = decision;
        this.db = db;
    }

    /** A vote whose roll is still a draft when the story ends. */
    void write(Diary diary, DemoScript.DraftVote told, Story story) {
        var vote = new ArrayList<UUID>();
        diary.at(told.preparedAt(), () -> {
            decision.closeNotices(story.troupe);
            var proposal = new Proposal(
                    story.compound,
                    told.title(),
                    DemoScript.day(told.recordOn()),
                    DemoScript.moment(told.opensAt()),
                    DemoScript.moment(told.closesAt()),
                    List.of(Proposal.Matter.of(MatterKind.ORDINARY, told.matter())));
            vote.add(Expect.that(voting.prepare(story.person("committee"), id(), proposal), Preparing.Prepared.class)
                    .voteId());
            decision.post(story.troupe, vote.getFirst(), VoteNotice.AGENDA);
        });
        write(diary, told.objections(), vote, story);
    }

    /** @param vote filled once it is prepared */
    void write(Diary diary, List<DemoScript.RollObjection> told, List<UUID> vote, Story story) {
        for (var objection : told) {
            var raised = new ArrayList<UUID>();
            diary.at(objection.at(), () -> raised.add(raise(vote.getFirst(), objection, story)));
            if (objection.answered() != null) {
                diary.at(
                        objection.answered(),
                        () -> Expect.that(
                                objecting.answer(
                                        story.person("clerk"),
                                        id(),
                                        raised.getFirst(),
                                        false,
                                        String.valueOf(objection.reason())),
                                Answered.Done.class));
            }
        }
    }

    private UUID raise(UUID vote, DemoScript.RollObjection told, Story story) {
        var by = told.home() == null ? story.person("grid") : story.home(told.home());
        var part = told.ground() == Ground.MISSING_PART ? null : part(by.person());
        return Expect.that(
                        objecting.object(by, id(), vote, new RollObjection(part, told.ground(), told.words())),
                        Objected.Raised.class)
                .objectionId();
    }

    private UUID part(UUID owner) {
        return db.sql("select part_id from registry.ownership_now where person_id = ? order by part_id limit 1")
                .param(owner)
                .query(UUID.class)
                .single();
    }
}
