package anju.consultation;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.notice.NumberScan;
import anju.registry.Registry;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Self-government groups (自治小组): formed once for a compound; who is in one, and for whom they speak. */
@Component
public class Groups {
    private final JdbcClient db;
    private final Gatherings gatherings;
    private final Registry registry;
    private final Acts acts;
    private final Commands commands;

    Groups(JdbcClient db, Gatherings gatherings, Registry registry, Acts acts, Commands commands) {
        this.db = db;
        this.gatherings = gatherings;
        this.registry = registry;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Grouping form(Viewer by, UUID command, UUID compound, String name, LocalDate formedOn) {
        by.require(Action.FORM_GROUP, registry.pathOf(compound));
        Texts.check(name, 2, GatheringDraft.TITLE_MAX);
        var inputs = List.of(compound, name, formedOn);
        return commands.once(command, by.person(), "consultation.form-group", inputs, Grouping.class, () -> {
            var city = City.current();
            lock(compound);
            if (of(compound).isPresent()) {
                return new Grouping.FormedAlready();
            }
            if (formedOn.isAfter(city.today())) {
                return new Grouping.InTheFuture();
            }
            if (!NumberScan.of(name).isEmpty()) {
                return new Grouping.NumbersFound();
            }
            var id = city.newId();
            var act = acts.record(
                    ConsultationAct.GROUP_FORMED,
                    List.of("group:" + id, "compound:" + compound),
                    Map.of("formed_on", formedOn.toString()),
                    Map.of("name", name));
            db.sql("""
                    insert into consultation.self_group (id, compound_id, name, formed_on, formed_by, formed_at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            compound,
                            name,
                            Date.valueOf(formedOn),
                            by.person(),
                            Timestamp.from(city.now()),
                            act,
                            ConsultationAct.GROUP_FORMED.code())
                    .update();
            return new Grouping.Formed(id);
        });
    }

    /** Names one of the compound's people a member. */
    @Transactional
    public Grouping name(Viewer by, UUID command, UUID group, UUID person, SpeaksFor speaksFor) {
        var compound = compoundOf(group);
        by.require(Action.FORM_GROUP, registry.pathOf(compound));
        var inputs = List.of(group, person, speaksFor);
        return commands.once(command, by.person(), "consultation.name-member", inputs, Grouping.class, () -> {
            var city = City.current();
            lock(compound);
            if (gatherings.neighbours(compound, List.of(person)) != 1) {
                return new Grouping.NotANeighbour();
            }
            boolean member = db.sql(
                            "select exists (select from consultation.member_now where group_id = ? and person_id = ?)")
                    .params(group, person)
                    .query(Boolean.class)
                    .single();
            if (member) {
                return new Grouping.MemberAlready();
            }
            var id = city.newId();
            var act = acts.record(
                    ConsultationAct.MEMBER_NAMED,
                    List.of("group:" + group, "compound:" + compound),
                    Map.of("speaks_for", speaksFor.name()),
                    Map.of("person", person.toString()));
            db.sql("""
                    insert into consultation.member (id, group_id, person_id, speaks_for, named_by, named_at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            group,
                            person,
                            speaksFor.name(),
                            by.person(),
                            Timestamp.from(city.now()),
                            act,
                            ConsultationAct.MEMBER_NAMED.code())
                    .update();
            return new Grouping.Named(id, actsFor(compound));
        });
    }

    /** Somebody leaves the group. */
    @Transactional
    public Grouping leave(Viewer by, UUID command, UUID member, String reason) {
        record Row(UUID groupId, UUID compoundId) {}
        var row = db.sql("""
                select m.group_id, g.compound_id from consultation.member m join consultation.self_group g on g.id = m.group_id
                 where m.id = ?""")
                .param(member)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no member " + member));
        by.require(Action.FORM_GROUP, registry.pathOf(row.compoundId));
        Texts.check(reason, 2, Consulting.REASON_MAX);
        var inputs = List.of(member, reason);
        return commands.once(command, by.person(), "consultation.leave-group", inputs, Grouping.class, () -> {
            var city = City.current();
            lock(row.compoundId);
            boolean standing = db.sql("select exists (select from consultation.member_now where id = ?)")
                    .param(member)
                    .query(Boolean.class)
                    .single();
            if (!standing) {
                return new Grouping.LeftAlready();
            }
            var act = acts.record(
                    ConsultationAct.MEMBER_LEFT,
                    List.of("group:" + row.groupId, "compound:" + row.compoundId),
                    Map.of(),
                    Map.of("member", member.toString(), "reason", reason));
            db.sql(
                            "insert into consultation.member_end (member_id, reason, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            member,
                            reason,
                            by.person(),
                            Timestamp.from(city.now()),
                            act,
                            ConsultationAct.MEMBER_LEFT.code())
                    .update();
            return new Grouping.Left(actsFor(row.compoundId));
        });
    }

    /** Whether party members, owners and residents each have a voice in the compound's group. */
    public boolean actsFor(UUID compound) {
        return db.sql("""
                select exists (select from consultation.group_now
                                where compound_id = ? and party_members > 0 and owners > 0 and residents > 0)""").param(compound).query(Boolean.class).single();
    }

    private Optional<UUID> of(UUID compound) {
        return db.sql("select id from consultation.self_group where compound_id = ?")
                .param(compound)
                .query(UUID.class)
                .optional();
    }

    private UUID compoundOf(UUID group) {
        return db.sql("select compound_id from consultation.self_group where id = ?")
                .param(group)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no group " + group));
    }

    private void lock(UUID compound) {
        Locks.hold(db, "group:" + compound);
    }
}
