package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.registry.Registry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans activities for neighbours and counts who came: heads, and volunteers among them; person-times (人次) are their sum
 * over activities, so one neighbour at three activities is three.
 */
@Component
public class Hosting {
    private final Life life;
    private final Commands commands;
    private final Acts acts;
    private final Registry registry;

    Hosting(Life life, Commands commands, Acts acts, Registry registry) {
        this.life = life;
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
    }

    @Transactional
    public Hosted plan(Viewer by, UUID command, UUID compound, ActivityCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.JOIN_IN, path);
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.activity.plan", inputs, Hosted.class, () -> {
            if (!card.startsAt().isAfter(City.current().now())) {
                return new Hosted.Past();
            }
            boolean keeper = by.may(Action.KEEP_ROOMS, path);
            if (card.team() == null) {
                if (!keeper) {
                    return new Hosted.TeamMissing();
                }
            } else {
                life.lockTeams(compound);
                var team = life.team(compound, card.team());
                if (team.isEmpty() || team.get().state() != Life.TeamState.FORMED) {
                    return new Hosted.NotFormed();
                }
                if (!keeper && !life.isMember(card.team(), by.person())) {
                    return new Hosted.NotYours();
                }
            }
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.ACTIVITY_PLANNED,
                    List.of("compound:" + compound, "activity:" + id),
                    Map.of("kind", card.kind().name()),
                    Map.of(
                            "title", card.title(),
                            "venue", card.venue(),
                            "starts_at", card.startsAt().toString(),
                            "by", by.person().toString()));
            life.plan(id, compound, card, by.person(), act);
            return new Hosted.Planned(id);
        });
    }

    /** Says how many came; only once it has begun. */
    @Transactional
    public Hosted count(Viewer by, UUID command, UUID compound, UUID activity, int heads, int volunteers) {
        by.require(Action.JOIN_IN, registry.pathOf(compound));
        var inputs = Arrays.asList(compound, activity, heads, volunteers);
        return commands.once(command, by.personId(), "stewardship.activity.count", inputs, Hosted.class, () -> {
            var now = life.activity(compound, activity);
            if (now.isEmpty()) {
                return new Hosted.Over();
            }
            if (!mayTell(by, compound, now.get())) {
                return new Hosted.NotYours();
            }
            if (now.get().startsAt().isAfter(City.current().now())) {
                return new Hosted.NotYet(now.get().startsAt());
            }
            if (volunteers > heads) {
                return new Hosted.MoreVolunteersThanHeads();
            }
            var act = acts.record(
                    StewardshipAct.ACTIVITY_HELD,
                    List.of("compound:" + compound, "activity:" + activity),
                    Map.of("heads", (long) heads, "volunteers", (long) volunteers),
                    Map.of("by", by.person().toString()));
            life.held(activity, heads, volunteers, by.person(), act);
            return new Hosted.Counted();
        });
    }

    @Transactional
    public Hosted callOff(Viewer by, UUID command, UUID compound, UUID activity, String reason) {
        by.require(Action.JOIN_IN, registry.pathOf(compound));
        var inputs = List.of(compound, activity, reason);
        return commands.once(command, by.personId(), "stewardship.activity.cancel", inputs, Hosted.class, () -> {
            var now = life.activity(compound, activity);
            if (now.isEmpty()) {
                return new Hosted.Over();
            }
            if (!mayTell(by, compound, now.get())) {
                return new Hosted.NotYours();
            }
            var act = acts.record(
                    StewardshipAct.ACTIVITY_CANCELLED,
                    List.of("compound:" + compound, "activity:" + activity),
                    Map.of("reason", reason, "by", by.person().toString()));
            life.calledOff(activity, reason, by.person(), act);
            return new Hosted.CalledOff();
        });
    }

    private boolean mayTell(Viewer by, UUID compound, Life.Planned activity) {
        return activity.plannedBy().equals(by.person()) || by.may(Action.KEEP_ROOMS, registry.pathOf(compound));
    }
}
