package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings neighbours together: one proposes, others are willing, and with enough of them there is a team (成都锦江: 活力小分队). */
@Component
public class Teaming {
    private final Life life;
    private final Commands commands;
    private final Acts acts;
    private final Registry registry;
    private final Policy policy;

    Teaming(Life life, Commands commands, Acts acts, Registry registry, Policy policy) {
        this.life = life;
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
        this.policy = policy;
    }

    /** Proposes a team and is its first member. */
    @Transactional
    public Teamed propose(Viewer by, UUID command, UUID compound, String name, Purpose purpose) {
        var path = registry.pathOf(compound);
        by.require(Action.JOIN_IN, path);
        var inputs = List.of(compound, name, purpose);
        return commands.once(command, by.personId(), "stewardship.team.propose", inputs, Teamed.class, () -> {
            life.lockTeams(compound);
            if (life.isTeamNamed(compound, name)) {
                return new Teamed.NameTaken();
            }
            int atLeast = policy.rules(
                            StewardshipRules.class, path, City.current().today())
                    .teams()
                    .membersAtLeast();
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.TEAM_PROPOSED,
                    List.of("compound:" + compound, "team:" + id),
                    Map.of("at_least", (long) atLeast, "purpose", purpose.name()),
                    Map.of("name", name, "by", by.person().toString()));
            life.propose(id, compound, name, purpose, atLeast, by.person(), act);
            life.join(id, by.person());
            return new Teamed.Proposed(id, atLeast - 1);
        });
    }

    @Transactional
    public Teamed join(Viewer by, UUID command, UUID compound, UUID team) {
        by.require(Action.JOIN_IN, registry.pathOf(compound));
        return commands.once(
                command, by.personId(), "stewardship.team.join", List.of(compound, team), Teamed.class, () -> {
                    life.lockTeams(compound);
                    var now = life.team(compound, team);
                    if (now.isEmpty() || now.get().state() == Life.TeamState.DISSOLVED) {
                        return new Teamed.Gone();
                    }
                    if (!life.join(team, by.person())) {
                        return new Teamed.AlreadyIn();
                    }
                    int members = now.get().members() + 1;
                    if (now.get().state() == Life.TeamState.PROPOSED
                            && members >= now.get().atLeast()) {
                        step(by, compound, team, StewardshipAct.TEAM_FORMED, Life.TeamState.FORMED, members, "");
                        return new Teamed.Formed(members);
                    }
                    return new Teamed.Joined(Math.max(0, now.get().atLeast() - members));
                });
    }

    /** Leaves a team; it stays formed, since the others may go on. */
    @Transactional
    public Teamed leave(Viewer by, UUID command, UUID compound, UUID team) {
        by.require(Action.JOIN_IN, registry.pathOf(compound));
        var inputs = List.of(compound, team);
        return commands.once(command, by.personId(), "stewardship.team.leave", inputs, Teamed.class, () -> {
            life.lockTeams(compound);
            if (life.team(compound, team).isEmpty()) {
                return new Teamed.Gone();
            }
            return life.leave(team, by.person()) ? new Teamed.Left() : new Teamed.NotIn();
        });
    }

    @Transactional
    public Teamed dissolve(Viewer by, UUID command, UUID compound, UUID team, String reason) {
        var path = registry.pathOf(compound);
        by.require(Action.JOIN_IN, path);
        var inputs = List.of(compound, team, reason);
        return commands.once(command, by.personId(), "stewardship.team.dissolve", inputs, Teamed.class, () -> {
            life.lockTeams(compound);
            var now = life.team(compound, team);
            if (now.isEmpty() || now.get().state() == Life.TeamState.DISSOLVED) {
                return new Teamed.Gone();
            }
            if (!life.isMember(team, by.person()) && !by.may(Action.KEEP_ROOMS, path)) {
                return new Teamed.NotYours();
            }
            int members = now.get().members();
            step(by, compound, team, StewardshipAct.TEAM_DISSOLVED, Life.TeamState.DISSOLVED, members, reason);
            return new Teamed.Dissolved();
        });
    }

    private void step(
            Viewer by, UUID compound, UUID team, StewardshipAct kind, Life.TeamState to, int members, String reason) {
        var act = acts.record(
                kind,
                List.of("compound:" + compound, "team:" + team),
                Map.of("members", (long) members),
                Map.of("reason", reason, "by", by.person().toString()));
        life.step(team, to, members, reason, by.person(), act, kind);
    }
}
