package anju.vote.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.vote.VoteState;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads consents and candidates of a vote. */
@Component
class ConditionsScreens {
    private static final int DOORS_AT_MOST = 3000;

    private final JdbcClient db;
    private final VoteScreens votes;
    private final People people;

    ConditionsScreens(JdbcClient db, VoteScreens votes, People people) {
        this.db = db;
        this.votes = votes;
        this.people = people;
    }

    ConditionsPage conditions(Site site, UUID voteId, Form needing, Form giving, Form naming) {
        var vote = votes.facts(voteId);
        site.viewer().require(Action.PREPARE_VOTE, vote.path());
        var candidates = db.sql("""
                select distinct c.person_id from vote.candidate c join vote.matter m on m.id = c.matter_id
                 where m.vote_id = ?""").param(voteId).query(UUID.class).list();
        return new ConditionsPage(
                site,
                needing,
                giving,
                naming,
                vote,
                matters(site, voteId),
                doors(voteId),
                needed(voteId),
                List.copyOf(people.namesOf(candidates, Audience.STAFF).values()),
                vote.state() == VoteState.FROZEN,
                vote.state() == VoteState.PREPARED);
    }

    private List<Option> matters(Site site, UUID vote) {
        return db.sql("select id, number, title from vote.matter where vote_id = ? order by number")
                .param(vote)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text("vote.matter.heading", row.getInt("number"), row.getString("title"))))
                .list();
    }

    private List<Option> doors(UUID vote) {
        return db.sql("""
                select p.id, p.building_number || '-' || p.stairwell_number || '-' || p.number as door
                  from vote.head_part x join registry.part_now p on p.id = x.part_id where x.vote_id = ?
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number, p.number
                 limit ?""")
                .params(vote, DOORS_AT_MOST)
                .query((row, _) -> new Option(row.getString("id"), row.getString("door")))
                .list();
    }

    private List<ConditionsPage.Needed> needed(UUID vote) {
        return db.sql("""
                select n.id, m.number, m.title, p.building_number || '-' || p.stairwell_number || '-' || p.number as door, n.what,
                       exists (select from vote.consent c where c.needed_id = n.id) as given
                  from vote.consent_needed n
                  join vote.matter m on m.id = n.matter_id
                  join registry.part_now p on p.id = n.part_id
                 where m.vote_id = ? order by m.number, door""").param(vote).query(ConditionsPage.Needed.class).list();
    }

    UUID voteOfNeeded(UUID needed) {
        return db.sql("""
                select m.vote_id from vote.consent_needed n join vote.matter m on m.id = n.matter_id
                 where n.id = ?""").param(needed).query(UUID.class).optional().orElseThrow(anju.site.NotThere::new);
    }
}
