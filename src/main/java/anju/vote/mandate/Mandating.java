package anju.vote.mandate;

import anju.access.Action;
import anju.access.People;
import anju.access.Role;
import anju.access.RoleHolders;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.site.NotThere;
import anju.vote.Vote;
import anju.vote.VoteAct;
import anju.vote.VoteState;
import anju.vote.Votes;
import anju.vote.VotingRules;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records written mandates to vote for a head, and takes them back until the proxy has voted. */
@Component
public class Mandating {
    private final JdbcClient db;
    private final Votes votes;
    private final Policy policy;
    private final People people;
    private final RoleHolders holders;
    private final Attachments attachments;
    private final Acts acts;
    private final Commands commands;

    Mandating(
            JdbcClient db,
            Votes votes,
            Policy policy,
            People people,
            RoleHolders holders,
            Attachments attachments,
            Acts acts,
            Commands commands) {
        this.db = db;
        this.votes = votes;
        this.policy = policy;
        this.people = people;
        this.holders = holders;
        this.attachments = attachments;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Mandated record(Viewer by, UUID command, UUID voteId, Mandate mandate) {
        by.require(Action.RECORD_MANDATE, required(voteId).path());
        var inputs = new TreeMap<String, Object>(Map.of(
                "vote", voteId,
                "head", mandate.headId(),
                "proxy", mandate.proxy().name(),
                "scan", mandate.scan(),
                "signed_on", mandate.signedOn().toString()));
        return commands.once(command, by.person(), VoteAct.MANDATE_RECORDED.code(), inputs, Mandated.class, () -> {
            // Alone on the vote: no ballot, end or second mandate of this head overtakes it.
            votes.lock(voteId);
            var vote = required(voteId);
            var refusal = refusal(vote, mandate);
            if (refusal != null) {
                return refusal;
            }
            var proxy = people.add(mandate.proxy());
            Locks.hold(db, "proxy:" + voteId + proxy);
            var barred = refusal(by, vote, mandate, proxy);
            if (barred != null) {
                return barred;
            }
            return new Mandated.Recorded(insert(by, vote, mandate, proxy));
        });
    }

    /** What speaks against the paper itself. */
    private @Nullable Mandated refusal(Vote vote, Mandate mandate) {
        var city = City.current();
        if (vote.state() != VoteState.FROZEN) {
            return new Mandated.NotFrozen(vote.state());
        }
        if (!city.now().isBefore(vote.closesAt())) {
            return new Mandated.Over(vote.closesAt());
        }
        if (!is("select from vote.head where vote_id = ? and id = ?", vote.id(), mandate.headId())) {
            return new Mandated.NotOnTheRoll();
        }
        var givers = givers(mandate.headId());
        boolean theirs = mandate.givenBy() == null ? givers.isEmpty() : givers.contains(mandate.givenBy());
        if (!theirs) {
            return new Mandated.NotTheirs();
        }
        if (mandate.signedOn().isAfter(city.today())) {
            return new Mandated.SignedAhead(city.today());
        }
        return attachments.exists(mandate.scan()) ? null : new Mandated.NoSuchFile();
    }

    /** What speaks against this proxy. */
    private @Nullable Mandated refusal(Viewer by, Vote vote, Mandate mandate, UUID proxy) {
        if (givers(mandate.headId()).contains(proxy)) {
            return new Mandated.ProxyIsOwner();
        }
        if (proxy.equals(by.person())) {
            return new Mandated.OwnMandate();
        }
        if (is("""
                select from vote.candidate c join vote.matter m on m.id = c.matter_id
                 where m.vote_id = ? and c.person_id = ?""", vote.id(), proxy)) {
            return new Mandated.Candidate();
        }
        var rules = policy.rules(VotingRules.class, vote.editionId());
        var office = barred(rules, vote.path(), proxy);
        if (office.isPresent()) {
            return new Mandated.Barred(office.get());
        }
        if (is("select from vote.mandate where head_id = ? and state = 'STANDING'", mandate.headId())) {
            return new Mandated.StandsAlready();
        }
        if (is("""
                select from vote.ballot where vote_id = ? and head_id = ? and mandate_id is null and invalid_reason is null""", vote.id(), mandate.headId())) {
            return new Mandated.OwnerVoted();
        }
        int standing = db.sql(
                        "select count(*) from vote.mandate where vote_id = ? and proxy = ? and state = 'STANDING'")
                .params(vote.id(), proxy)
                .query(Integer.class)
                .single();
        int most = db.sql("select proxy_heads_max from vote.vote where id = ?")
                .param(vote.id())
                .query(Integer.class)
                .single();
        return standing >= most ? new Mandated.TooMany(most) : null;
    }

    private Optional<Role> barred(VotingRules rules, String path, UUID person) {
        return rules.proxiesBarred().stream()
                .filter(office -> holders.at(List.of(office), path).contains(person))
                .findFirst();
    }

    private UUID insert(Viewer by, Vote vote, Mandate mandate, UUID proxy) {
        var id = City.current().newId();
        // Who stands for whom is nobody's business but the owner's and the tellers': the public record has only that
        // one stands.
        var said = new TreeMap<String, Object>(Map.of(
                "mandate", id.toString(),
                "head", mandate.headId().toString(),
                "proxy", proxy.toString(),
                "signed_on", mandate.signedOn().toString(),
                "scan", mandate.scan().toString(),
                "person", by.person().toString()));
        if (mandate.givenBy() != null) {
            said.put("given_by", mandate.givenBy().toString());
        }
        var act = acts.record(VoteAct.MANDATE_RECORDED, List.of("vote:" + vote.id()), Map.of(), said);
        db.sql("""
                insert into vote.mandate (id, vote_id, head_id, proxy, given_by, signed_on, scan, recorded_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(vote.id())
                .param(mandate.headId())
                .param(proxy)
                .param(mandate.givenBy())
                .param(Date.valueOf(mandate.signedOn()))
                .param(mandate.scan())
                .param(by.person())
                .param(Timestamp.from(City.current().now()))
                .param(act)
                .param(VoteAct.MANDATE_RECORDED.code())
                .update();
        return id;
    }

    /** By the owner's own hand, or at the desk on the owner's word. */
    @Transactional
    public Revoking revoke(Viewer by, UUID command, UUID mandate) {
        var voteId = db.sql("select vote_id from vote.mandate where id = ?")
                .param(mandate)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        boolean owner = is("""
                select from vote.mandate m join vote.head_person p on p.head_id = m.head_id
                 where m.id = ? and p.person_id = ?""", mandate, by.person());
        if (!owner) {
            by.require(Action.RECORD_MANDATE, required(voteId).path());
        }
        return commands.once(command, by.person(), VoteAct.MANDATE_ENDED.code(), mandate, Revoking.class, () -> {
            votes.lock(voteId);
            var vote = required(voteId);
            var now = City.current().now();
            if (vote.state() != VoteState.FROZEN || !now.isBefore(vote.closesAt())) {
                return new Revoking.Over(vote.closesAt());
            }
            if (!votes.holdsMandate(mandate)) {
                return new Revoking.NotStanding();
            }
            var cast = db.sql("select min(accepted_at) from vote.ballot where mandate_id = ? having count(*) > 0")
                    .param(mandate)
                    .query(Timestamp.class)
                    .optional();
            if (cast.isPresent()) {
                return new Revoking.AlreadyCast(cast.get().toInstant());
            }
            var act = acts.record(
                    VoteAct.MANDATE_ENDED,
                    List.of("vote:" + voteId),
                    Map.of(),
                    Map.of("mandate", mandate.toString(), "person", by.person().toString()));
            votes.endMandate(mandate, "REVOKED", by.person(), now, act);
            return new Revoking.Revoked();
        });
    }

    private List<UUID> givers(UUID head) {
        return db.sql("select person_id from vote.head_person where head_id = ?")
                .param(head)
                .query(UUID.class)
                .list();
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
