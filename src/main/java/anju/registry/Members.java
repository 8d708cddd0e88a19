package anju.registry;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works for which organisation. A role says what somebody may do at a place; that they act for the firm of the contract,
 * and for no other (建设工程质量管理条例第35条), is asked here.
 */
@Component
public class Members {
    private final JdbcClient db;
    private final Organisations organisations;
    private final Commands commands;
    private final Acts acts;

    Members(JdbcClient db, Organisations organisations, Commands commands, Acts acts) {
        this.db = db;
        this.organisations = organisations;
        this.commands = commands;
        this.acts = acts;
    }

    /** One of an organisation's people. */
    public record Member(UUID id, UUID personId, Instant fromAt) {}

    /** The role that people of such an organisation hold; empty for those whose people do nothing here. */
    public static Optional<Role> roleOf(OrganisationKind kind) {
        return switch (kind) {
            case CONTRACTOR -> Optional.of(Role.CONTRACTOR);
            case SUPERVISOR -> Optional.of(Role.SUPERVISOR);
            case PROPERTY_FIRM -> Optional.of(Role.PROPERTY_FIRM);
            case DEVELOPER, PIPELINE_OPERATOR, OFFICE, ENTERPRISE, PROPERTY_RIGHT_UNIT -> Optional.empty();
        };
    }

    @Transactional
    public Joining join(Viewer by, UUID command, UUID organisation, UUID person) {
        Organisations.requireKeeper(by);
        var inputs = List.of(organisation, person);
        return commands.once(command, by.person(), "registry.member.join", inputs, Joining.class, () -> {
            var of = organisations.locked(organisation);
            if (!candidates(of).contains(person)) {
                return belongs(person, organisation) ? new Joining.AlreadySo() : new Joining.NotOfThisKind();
            }
            var id = City.current().newId();
            var kind = RegistryAct.MEMBER_JOINED;
            var act = acts.record(
                    kind,
                    List.of("organisation:" + organisation),
                    Map.of(),
                    Map.of(
                            "person", person.toString(),
                            "organisation", of.name(),
                            "by", by.person().toString()));
            db.sql("""
                    insert into registry.member (id, person_id, organisation_id, from_at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            person,
                            organisation,
                            Timestamp.from(City.current().now()),
                            act,
                            kind.code())
                    .update();
            return new Joining.Joined(id);
        });
    }

    @Transactional
    public Joining leave(Viewer by, UUID command, UUID organisation, UUID member) {
        Organisations.requireKeeper(by);
        var inputs = List.of(organisation, member);
        return commands.once(command, by.person(), "registry.member.leave", inputs, Joining.class, () -> {
            organisations.locked(organisation);
            if (of(organisation).stream().noneMatch(each -> each.id().equals(member))) {
                return new Joining.AlreadySo();
            }
            var kind = RegistryAct.MEMBER_LEFT;
            var act = acts.record(
                    kind,
                    List.of("organisation:" + organisation),
                    Map.of(),
                    Map.of("member", member.toString(), "by", by.person().toString()));
            db.sql("""
                    insert into registry.member_step (id, member_id, to_state, by_person, at, act_id, act_kind)
                    values (?, ?, 'ENDED', ?, ?, ?, ?)""")
                    .params(
                            City.current().newId(),
                            member,
                            by.person(),
                            Timestamp.from(City.current().now()),
                            act,
                            kind.code())
                    .update();
            return new Joining.Left();
        });
    }

    /** An organisation's people, the longest first. */
    public List<Member> of(UUID organisation) {
        return db.sql("""
                select id, person_id, from_at from registry.member
                 where organisation_id = ? and state = 'HELD' order by from_at, id""").param(organisation).query(Member.class).list();
    }

    /** People with the role of such an organisation who are not among its people yet. */
    public List<UUID> candidates(Organisation organisation) {
        return db.sql("""
                select distinct g.person_id from access.role_grant g
                 where g.state = 'HELD' and g.role = :role
                   and not exists (select from registry.member m
                                    where m.person_id = g.person_id and m.organisation_id = :organisation and m.state = 'HELD')
                 order by g.person_id""")
                .param("role", roleOf(organisation.kind()).map(Role::name).orElse(""))
                .param("organisation", organisation.id())
                .query(UUID.class)
                .list();
    }

    /**
     * Refuses whoever may do this here only as one of a firm's people, and is none of the firm's that it concerns.
     *
     * @param firms for each role that stands for a firm, which firm
     */
    public void require(Viewer by, Action action, String placePath, Map<Role, UUID> firms) {
        by.require(action, placePath);
        if (!may(by, action, placePath, firms)) {
            throw NotPermitted.toOthers(action);
        }
    }

    /** Whether {@link #require} lets them. */
    public boolean may(Viewer by, Action action, String placePath, Map<Role, UUID> firms) {
        return by.grants().stream()
                .filter(grant -> action.isOpenTo(grant.role()) && grant.covers(placePath))
                .anyMatch(grant -> {
                    var firm = firms.get(grant.role());
                    return firm == null || belongs(by.person(), firm);
                });
    }

    public boolean belongs(UUID person, UUID organisation) {
        return db.sql(
                        "select exists (select from registry.member where person_id = ? and organisation_id = ? and state = 'HELD')")
                .params(person, organisation)
                .query(Boolean.class)
                .single();
    }
}
