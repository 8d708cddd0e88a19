package anju.vote.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.RoleHolders;
import anju.city.City;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.vote.Choice;
import anju.vote.InvalidReason;
import anju.vote.Telling;
import anju.vote.VoteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ballot box and the papers that wait to be compared. */
@Component
class BoxScreens {
    static final int AT_ONCE = 50;

    private final JdbcClient db;
    private final VoteScreens votes;
    private final People people;
    private final RoleHolders holders;

    BoxScreens(JdbcClient db, VoteScreens votes, People people, RoleHolders holders) {
        this.db = db;
        this.votes = votes;
        this.people = people;
        this.holders = holders;
    }

    BoxPage box(Site site, UUID voteId, Form form, Form striking) {
        var vote = votes.facts(voteId);
        var viewer = site.viewer();
        boolean mayTell = viewer.may(Action.ENTER_PAPER_BALLOT, vote.path());
        boolean mayOpen = viewer.may(Action.OPEN_BALLOT_BOX, vote.path());
        if (!mayTell) {
            viewer.require(Action.OPEN_BALLOT_BOX, vote.path());
        }
        boolean over = !City.current().now().isBefore(vote.closesAt());
        var opened = opened(voteId);
        return new BoxPage(
                site,
                form,
                striking,
                vote,
                votes.rules(vote).boxWitnesses(),
                opened.isPresent() || !mayOpen ? List.of() : witnesses(vote, viewer.person()),
                opened.orElse(null),
                mayTell ? entries(site, voteId) : List.of(),
                mayOpen && vote.state() == VoteState.FROZEN && over && opened.isEmpty(),
                mayTell && vote.state() == VoteState.FROZEN && opened.isPresent());
    }

    private List<Option> witnesses(VotePage.Facts vote, UUID opener) {
        var ids = holders.at(Telling.WITNESSES, vote.path()).stream()
                .filter(person -> !person.equals(opener))
                .toList();
        return people.namesOf(ids, Audience.STAFF).entrySet().stream()
                .map(entry -> new Option(entry.getKey().toString(), entry.getValue()))
                .toList();
    }

    private Optional<BoxPage.Opened> opened(UUID vote) {
        var witnesses = db.sql("select person_id from vote.box_witness where vote_id = ?")
                .param(vote)
                .query(UUID.class)
                .list();
        return db.sql("""
                select o.papers, o.nameless, o.opened_at,
                       (select count(*) from vote.paper_entry e where e.vote_id = o.vote_id and e.state <> 'STRUCK') as entered,
                       (select count(*) from vote.paper_entry e where e.vote_id = o.vote_id and e.state = 'COUNTED') as counted
                  from vote.box_opening o where o.vote_id = ?""")
                .param(vote)
                .query((row, _) -> new BoxPage.Opened(
                        row.getInt("papers"),
                        row.getInt("nameless"),
                        row.getTimestamp("opened_at").toInstant(),
                        List.copyOf(people.namesOf(witnesses, Audience.STAFF).values()),
                        row.getInt("entered"),
                        row.getInt("counted")))
                .optional();
    }

    private List<BoxPage.Entry> entries(Site site, UUID vote) {
        return db.sql("""
                select e.id, e.serial, e.cast_at, e.entered_by, e.invalid_reason, e.head_id
                  from vote.paper_entry e
                 where e.vote_id = ? and e.state = 'WAITING' order by e.entered_by = ?, e.serial limit ?""")
                .params(vote, site.viewer().person(), AT_ONCE)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var says = new ArrayList<String>();
                    var invalid = row.getString("invalid_reason");
                    if (invalid != null) {
                        says.add(site.text("vote.box.invalid", InvalidReason.valueOf(invalid)));
                    }
                    says.addAll(answers(site, id));
                    return new BoxPage.Entry(
                            id,
                            row.getString("serial"),
                            row.getTimestamp("cast_at").toInstant(),
                            doors(row.getObject("head_id", UUID.class)),
                            says,
                            row.getObject("entered_by", UUID.class)
                                    .equals(site.viewer().person()));
                })
                .list();
    }

    private List<String> answers(Site site, UUID entry) {
        return db.sql("""
                select m.number, a.choice from vote.paper_answer a join vote.matter m on m.id = a.matter_id
                 where a.entry_id = ? order by m.number""")
                .param(entry)
                .query((row, _) ->
                        site.text("vote.box.answer", row.getInt("number"), Choice.valueOf(row.getString("choice"))))
                .list();
    }

    private List<String> doors(UUID head) {
        return db.sql("""
                select p.building_number || '-' || p.stairwell_number || '-' || p.number
                  from vote.head_part x join registry.part_now p on p.id = x.part_id where x.head_id = ?
                 order by length(p.building_number), p.building_number, p.stairwell_number, p.number""").param(head).query(String.class).list();
    }
}
