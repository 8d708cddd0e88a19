package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the neighbours' teams and activities. */
@Component
class Life {
    enum TeamState {
        PROPOSED,
        FORMED,
        DISSOLVED
    }

    record Team(TeamState state, int atLeast, int members) {}

    /** An activity that is neither counted nor called off. */
    record Planned(Instant startsAt, UUID plannedBy) {}

    private final JdbcClient db;

    Life(JdbcClient db) {
        this.db = db;
    }

    /** Two neighbours joining at once take turns, so that the one who makes it enough is seen. */
    void lockTeams(UUID compound) {
        Locks.hold(db, "teams:" + compound.toString());
    }

    boolean isTeamNamed(UUID compound, String name) {
        return db.sql("""
                select exists (select from stewardship.team where compound_id = ? and name = ? and state <> 'DISSOLVED')""").params(compound, name).query(Boolean.class).single();
    }

    Optional<Team> team(UUID compound, UUID team) {
        return db.sql("""
                select t.state, t.at_least, (select count(*) from stewardship.team_member m where m.team_id = t.id) as members
                  from stewardship.team t where t.compound_id = ? and t.id = ?""").params(compound, team).query(Team.class).optional();
    }

    void propose(UUID id, UUID compound, String name, Purpose purpose, int atLeast, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.team (id, compound_id, name, purpose, at_least, proposed_by, proposed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, name, purpose.name(), atLeast, by, now())
                .params(act, StewardshipAct.TEAM_PROPOSED.code())
                .update();
    }

    boolean isMember(UUID team, UUID person) {
        return db.sql("select exists (select from stewardship.team_member where team_id = ? and person_id = ?)")
                .params(team, person)
                .query(Boolean.class)
                .single();
    }

    boolean join(UUID team, UUID person) {
        return db.sql(
                                "insert into stewardship.team_member (team_id, person_id, since) values (?, ?, ?) on conflict do nothing")
                        .params(team, person, now())
                        .update()
                == 1;
    }

    boolean leave(UUID team, UUID person) {
        return db.sql("delete from stewardship.team_member where team_id = ? and person_id = ?")
                        .params(team, person)
                        .update()
                == 1;
    }

    void step(UUID team, TeamState to, int members, String reason, UUID by, UUID act, StewardshipAct kind) {
        db.sql("""
                insert into stewardship.team_step (id, team_id, to_state, members, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), team, to.name(), members, reason, by, now(), act, kind.code())
                .update();
    }

    void plan(UUID id, UUID compound, ActivityCard card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.activity (id, compound_id, team_id, kind, title, venue, starts_at, planned_by, planned_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(compound)
                .param(card.team())
                .param(card.kind().name())
                .param(card.title())
                .param(card.venue())
                .param(Timestamp.from(card.startsAt()))
                .param(by)
                .param(now())
                .param(act)
                .param(StewardshipAct.ACTIVITY_PLANNED.code())
                .update();
    }

    /** Held for this transaction, so that it is counted or called off once. */
    Optional<Planned> activity(UUID compound, UUID activity) {
        Locks.hold(db, "activity:" + activity.toString());
        return db.sql("""
                select starts_at, planned_by from stewardship.activity
                 where compound_id = ? and id = ? and state = 'PLANNED'""").params(compound, activity).query(Planned.class).optional();
    }

    void held(UUID activity, int heads, int volunteers, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.activity_step (id, activity_id, to_state, heads, volunteers, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'HELD', ?, ?, '', ?, ?, ?, ?)""")
                .params(City.current().newId(), activity, heads, volunteers, by, now(), act)
                .param(StewardshipAct.ACTIVITY_HELD.code())
                .update();
    }

    void calledOff(UUID activity, String reason, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.activity_step (id, activity_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'CANCELLED', ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), activity, reason, by, now(), act)
                .param(StewardshipAct.ACTIVITY_CANCELLED.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }
}
