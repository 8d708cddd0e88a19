package anju.vote.web;

import anju.access.Action;
import anju.city.City;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import anju.vote.VoteState;
import anju.vote.VotingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who takes part by door; a choice is read nowhere here. */
@Component
class TurnoutScreens {
    private final JdbcClient db;
    private final VoteScreens votes;

    TurnoutScreens(JdbcClient db, VoteScreens votes) {
        this.db = db;
        this.votes = votes;
    }

    TurnoutPage board(Site site, UUID voteId) {
        var poll = votes.vote(site, voteId, Form.empty("vote.annul"));
        var vote = poll.vote();
        site.viewer().require(Action.SEE_TURNOUT, vote.path());
        if (!poll.hasRoll()) {
            throw new NotThere();
        }
        boolean open = vote.state() == VoteState.FROZEN && City.current().now().isBefore(vote.closesAt());
        return new TurnoutPage(
                site,
                vote,
                poll.turnout(),
                buildings(doors(voteId)),
                open,
                poll.owed(),
                open && site.viewer().may(Action.DELIVER_BALLOTS, vote.path()));
    }

    private static List<TurnoutPage.Building> buildings(List<TurnoutPage.Door> doors) {
        var byBuilding = doors.stream()
                .collect(Collectors.groupingBy(
                        TurnoutPage.Door::building,
                        LinkedHashMap::new,
                        Collectors.groupingBy(TurnoutPage.Door::stairwellId, LinkedHashMap::new, Collectors.toList())));
        return byBuilding.entrySet().stream()
                .map(building -> new TurnoutPage.Building(
                        building.getKey(),
                        building.getValue().values().stream()
                                .map(inside -> new TurnoutPage.Stairwell(
                                        inside.getFirst().stairwellId(),
                                        building.getKey(),
                                        inside.getFirst().stairwell(),
                                        inside))
                                .toList()))
                .toList();
    }

    List<TurnoutPage.Door> doors(UUID vote) {
        return db.sql("""
                select d.part_id, p.stairwell_id, p.building_number as building, p.stairwell_number as stairwell, p.number, p.floor,
                       d.delivered, d.attempts, d.takes_part,
                       case when d.takes_part then (select b.channel from vote.ballot b
                          where b.vote_id = d.vote_id and b.head_id = d.head_id and b.invalid_reason is null
                          order by b.cast_at desc, b.accepted_at desc limit 1) end as channel
                  from vote.door d join registry.part_now p on p.id = d.part_id
                 where d.vote_id = ?
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number,
                          p.floor desc, p.number""").param(vote).query(TurnoutPage.Door.class).list();
    }

    DeliveryPage deliveries(Site site, UUID voteId, UUID stairwell, Form form) {
        var vote = votes.facts(voteId);
        site.viewer().require(Action.DELIVER_BALLOTS, vote.path());
        var doors = doors(voteId).stream()
                .filter(door -> door.stairwellId().equals(stairwell))
                .toList();
        if (doors.isEmpty()) {
            throw new NotThere();
        }
        VotingRules rules = votes.rules(vote);
        return new DeliveryPage(site, form, vote, stairwell, doors, rules.deliveryAttempts());
    }
}
