package anju.vote;

import anju.access.Action;
import anju.access.People;
import anju.access.Phone;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.site.NotThere;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a matter needs besides the count: the consent of owners whose own part it occupies, such as by a lift's shaft, without
 * which a passed matter does not take effect; and who stands for election in it.
 */
@Component
public class Consenting {
    private final JdbcClient db;
    private final Votes votes;
    private final Papers papers;
    private final People people;
    private final Acts acts;
    private final Commands commands;
    private final ApplicationEventPublisher events;

    Consenting(
            JdbcClient db,
            Votes votes,
            Papers papers,
            People people,
            Acts acts,
            Commands commands,
            ApplicationEventPublisher events) {
        this.db = db;
        this.votes = votes;
        this.papers = papers;
        this.people = people;
        this.acts = acts;
        this.commands = commands;
        this.events = events;
    }

    /** Says, before the count, that a matter occupies this part. */
    @Transactional
    public Consent need(Viewer by, UUID command, UUID matter, UUID part, String what) {
        var voteId = voteOf(matter);
        by.require(Action.PREPARE_VOTE, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of("matter", matter, "part", part, "what", what));
        return commands.once(command, by.personId(), "vote.need_consent", inputs, Consent.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            if (vote.state() != VoteState.FROZEN) {
                return new Consent.TooLate(vote.state());
            }
            if (!exists("select from vote.head_part where vote_id = ? and part_id = ?", voteId, part)) {
                return new Consent.NotOnTheRoll();
            }
            if (exists("select from vote.consent_needed where matter_id = ? and part_id = ?", matter, part)) {
                return new Consent.AlreadyNeeded();
            }
            var id = City.current().newId();
            var act = acts.record(
                    VoteAct.CONSENT_NEEDED,
                    List.of("vote:" + voteId, "matter:" + matter),
                    Map.of("part", part.toString(), "what", what));
            db.sql(
                            "insert into vote.consent_needed (id, matter_id, part_id, what, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                    .params(id, matter, part, what, act, VoteAct.CONSENT_NEEDED.code())
                    .update();
            return new Consent.Needed(id);
        });
    }

    /** The owner consented, before or after the count. */
    @Transactional
    public Consent give(Viewer by, UUID command, UUID needed, String evidence) {
        var matter = db.sql("select matter_id from vote.consent_needed where id = ?")
                .param(needed)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        var voteId = voteOf(matter);
        by.require(Action.PREPARE_VOTE, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of("needed", needed, "evidence", evidence));
        return commands.once(command, by.personId(), "vote.give_consent", inputs, Consent.class, () -> {
            votes.lock(voteId);
            if (required(voteId).state() == VoteState.VOID) {
                return new Consent.TooLate(VoteState.VOID);
            }
            if (exists("select from vote.consent where needed_id = ?", needed)) {
                return new Consent.AlreadyGiven();
            }
            var act = acts.record(
                    VoteAct.CONSENT_GIVEN,
                    List.of("vote:" + voteId, "matter:" + matter),
                    Map.of("needed", needed.toString(), "evidence", evidence));
            db.sql("""
                    insert into vote.consent (needed_id, evidence, by_person, given_at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            needed,
                            evidence,
                            by.person(),
                            Timestamp.from(City.current().now()),
                            act,
                            VoteAct.CONSENT_GIVEN.code())
                    .update();
            events.publishEvent(new ConsentGiven(voteId, act));
            return new Consent.Given(exists("select from vote.matter_now where id = ? and in_effect", matter));
        });
    }

    /** Names who stands for election in a matter, found by phone number; they do not count this vote. */
    @Transactional
    public Consent name(Viewer by, UUID command, UUID matter, Phone phone) {
        var voteId = voteOf(matter);
        by.require(Action.PREPARE_VOTE, required(voteId).path());
        var found = people.withPhone(phone);
        var inputs = List.of(matter, found);
        return commands.once(command, by.personId(), "vote.name_candidate", inputs, Consent.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            if (vote.state() != VoteState.PREPARED) {
                return new Consent.TooLate(vote.state());
            }
            if (found.size() != 1) {
                return new Consent.UnknownPhone();
            }
            var person = found.getFirst();
            if (exists("select from vote.candidate where matter_id = ? and person_id = ?", matter, person)) {
                return new Consent.AlreadyNamed();
            }
            var act = acts.record(
                    VoteAct.CANDIDATE_NAMED,
                    List.of("vote:" + voteId, "matter:" + matter),
                    Map.of("person", person.toString()));
            papers.insertCandidate(matter, person, act);
            return new Consent.Named();
        });
    }

    private boolean exists(String query, Object... values) {
        return db.sql("select exists (" + query + ")")
                .params(values)
                .query(Boolean.class)
                .single();
    }

    private UUID voteOf(UUID matter) {
        return db.sql("select vote_id from vote.matter where id = ?")
                .param(matter)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
    }

    private Vote required(UUID vote) {
        return votes.byId(vote).orElseThrow(NotThere::new);
    }
}
