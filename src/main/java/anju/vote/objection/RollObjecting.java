package anju.vote.objection;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.site.NotThere;
import anju.vote.DraftRoll;
import anju.vote.Vote;
import anju.vote.VoteAct;
import anju.vote.VoteState;
import anju.vote.Votes;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes objections to a draft roll, by phone or written down at the desk, and their answers; the roll waits for both. */
@Component
public class RollObjecting {
    private final JdbcClient db;
    private final Votes votes;
    private final DraftRoll draft;
    private final Acts acts;
    private final Commands commands;

    RollObjecting(JdbcClient db, Votes votes, DraftRoll draft, Acts acts, Commands commands) {
        this.db = db;
        this.votes = votes;
        this.draft = draft;
        this.acts = acts;
        this.commands = commands;
    }

    /** Whoever owns something in the compound objects in their own name; whoever may write objections down does it for a door. */
    @Transactional
    public Objected object(Viewer by, UUID command, UUID voteId, RollObjection objection) {
        var path = required(voteId).path();
        boolean own = by.may(Action.RAISE_OBJECTION, path);
        if (!own) {
            by.require(Action.ENTER_OBJECTION, path);
        }
        var inputs = new TreeMap<String, Object>(Map.of("vote", voteId, "objection", objection));
        return commands.once(command, by.person(), VoteAct.ROLL_OBJECTED.code(), inputs, Objected.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            var refusal = refusal(vote, objection);
            if (refusal != null) {
                return refusal;
            }
            return new Objected.Raised(insert(vote, objection, own ? by.person() : null, by.person()));
        });
    }

    private @Nullable Objected refusal(Vote vote, RollObjection objection) {
        if (vote.state() != VoteState.PREPARED) {
            return new Objected.NoDraft(vote.state());
        }
        var period = draft.period(vote).orElse(null);
        if (period == null) {
            return new Objected.NotShown();
        }
        if (period.lastOn() != null && period.isOver(City.current().today())) {
            return new Objected.PeriodOver(period.lastOn());
        }
        if (objection.part() == null) {
            return null;
        }
        if (!is(
                "select from registry.part_now where id = ? and compound_id = ?",
                objection.part(),
                vote.compoundId())) {
            return new Objected.UnknownPart();
        }
        return is("""
                select from vote.roll_objection o
                 where o.vote_id = ? and o.part_id = ? and o.ground = ?
                   and not exists (select from vote.roll_answer a where a.objection_id = o.id)""", vote.id(), objection.part(), objection.ground().name()) ? new Objected.AlreadyRaised() : null;
    }

    private UUID insert(Vote vote, RollObjection objection, @Nullable UUID raisedBy, UUID recordedBy) {
        var id = City.current().newId();
        // Which door disputes its area is nobody's business: the public record has only that somebody does, and why.
        var said = new TreeMap<String, Object>(Map.of(
                "objection", id.toString(),
                "ground", objection.ground().name(),
                "words", objection.words(),
                "recorded_by", recordedBy.toString()));
        if (objection.part() != null) {
            said.put("part", objection.part().toString());
        }
        var act = acts.record(
                VoteAct.ROLL_OBJECTED,
                List.of("vote:" + vote.id()),
                Map.of("objection", id.toString(), "ground", objection.ground().name()),
                said);
        db.sql("""
                insert into vote.roll_objection (id, vote_id, part_id, ground, words, area_x100, raised_by, recorded_by, raised_at,
                                                 act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(vote.id())
                .param(objection.part())
                .param(objection.ground().name())
                .param(objection.words())
                .param(objection.part() == null ? null : draft.areasX100(vote).get(objection.part()))
                .param(raisedBy)
                .param(recordedBy)
                .param(Timestamp.from(City.current().now()))
                .param(act)
                .param(VoteAct.ROLL_OBJECTED.code())
                .update();
        return id;
    }

    /** Upheld, the registry is put right before the roll is frozen; rejected, the reason says why it stands. */
    @Transactional
    public Answered answer(Viewer by, UUID command, UUID objection, boolean upheld, String reason) {
        var voteId = voteOf(objection);
        by.require(Action.ANSWER_OBJECTION, required(voteId).path());
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an objection is not answered without a reason");
        }
        var inputs = new TreeMap<String, Object>(Map.of("objection", objection, "upheld", upheld, "reason", reason));
        return commands.once(command, by.person(), VoteAct.ROLL_ANSWERED.code(), inputs, Answered.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            if (vote.state() != VoteState.PREPARED) {
                return new Answered.NoDraft(vote.state());
            }
            if (is("select from vote.roll_answer where objection_id = ?", objection)) {
                return new Answered.AlreadyAnswered();
            }
            if (is(
                    "select from vote.roll_objection where id = ? and ? in (raised_by, recorded_by)",
                    objection,
                    by.person())) {
                return new Answered.OwnObjection();
            }
            var act = acts.record(
                    VoteAct.ROLL_ANSWERED,
                    List.of("vote:" + voteId),
                    Map.of("objection", objection.toString(), "upheld", upheld),
                    Map.of(
                            "objection",
                            objection.toString(),
                            "upheld",
                            upheld,
                            "reason",
                            reason,
                            "person",
                            by.person().toString()));
            db.sql("""
                    insert into vote.roll_answer (objection_id, upheld, reason, by_person, answered_at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .param(objection)
                    .param(upheld)
                    .param(reason)
                    .param(by.person())
                    .param(Timestamp.from(City.current().now()))
                    .param(act)
                    .param(VoteAct.ROLL_ANSWERED.code())
                    .update();
            return new Answered.Done(upheld);
        });
    }

    /** The vote whose roll it is about. */
    public UUID voteOf(UUID objection) {
        return db.sql("select vote_id from vote.roll_objection where id = ?")
                .param(objection)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
    }

    private boolean is(String query, Object... values) {
        return db.sql("select exists (" + query + ")")
                .params(values)
                .query(Boolean.class)
                .single();
    }

    private Vote required(UUID vote) {
        return votes.byId(vote).orElseThrow(NotThere::new);
    }
}
