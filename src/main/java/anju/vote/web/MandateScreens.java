package anju.vote.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import anju.vote.VoteState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who stands for whom in a vote: the desk sees all, whoever gave or holds a mandate their own. */
@Component
class MandateScreens {
    private final JdbcClient db;
    private final VoteScreens votes;
    private final BallotScreens ballots;
    private final People people;

    MandateScreens(JdbcClient db, VoteScreens votes, BallotScreens ballots, People people) {
        this.db = db;
        this.votes = votes;
        this.ballots = ballots;
        this.people = people;
    }

    MandatesPage mandates(Site site, UUID voteId, String door, Form form) {
        var vote = facts(site, voteId);
        boolean open = isOpen(vote);
        return new MandatesPage(
                site,
                form,
                vote,
                votes.rules(vote).proxyHeadsMax(),
                lines(voteId),
                door,
                door.isBlank() || !open ? List.of() : ballots.found(voteId, door),
                open);
    }

    private VotePage.Facts facts(Site site, UUID vote) {
        var facts = votes.facts(vote);
        site.viewer().require(Action.RECORD_MANDATE, facts.path());
        return facts;
    }

    private static boolean isOpen(VotePage.Facts vote) {
        return vote.state() == VoteState.FROZEN && City.current().now().isBefore(vote.closesAt());
    }

    private List<MandatesPage.Line> lines(UUID vote) {
        var rows = db.sql("""
                select m.id, m.head_id, m.proxy, m.signed_on, m.scan,
                       case when s.why = 'REVOKED' then 'revoked' when s.why = 'OWN_BALLOT' then 'own'
                            when exists (select from vote.ballot b where b.mandate_id = m.id) then 'cast' else 'standing' end as state
                  from vote.mandate m left join vote.mandate_step s on s.mandate_id = m.id
                 where m.vote_id = ? order by m.recorded_at desc, m.id""").param(vote).query(Row.class).list();
        var names = people.namesOf(rows.stream().map(Row::proxy).distinct().toList(), Audience.STAFF);
        return rows.stream()
                .map(row -> new MandatesPage.Line(
                        row.id,
                        ballots.doors(row.headId),
                        String.valueOf(names.get(row.proxy)),
                        row.signedOn,
                        row.scan,
                        row.state))
                .toList();
    }

    private record Row(UUID id, UUID headId, UUID proxy, LocalDate signedOn, UUID scan, String state) {}

    MandatesPage.Entry entry(Site site, UUID voteId, UUID head, Form form) {
        var vote = facts(site, voteId);
        var rules = votes.rules(vote);
        return new MandatesPage.Entry(
                site,
                form,
                vote,
                rules.proxyHeadsMax(),
                rules.proxiesBarred().stream().map(site::word).toList(),
                ballots.owner(voteId, head).orElseThrow(NotThere::new));
    }

    UUID voteOf(UUID mandate) {
        return db.sql("select vote_id from vote.mandate where id = ?")
                .param(mandate)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
    }

    boolean isOwner(UUID mandate, UUID person) {
        return db.sql("""
                select exists (select from vote.mandate m join vote.head_person p on p.head_id = m.head_id
                                where m.id = ? and p.person_id = ?)""").params(mandate, person).query(Boolean.class).single();
    }
}
