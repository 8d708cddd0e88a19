package anju.works.inspection;

import anju.city.City;
import anju.works.WorksAct;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings and the supervision group in the database. */
@Component
class Findings {
    private final JdbcClient db;

    Findings(JdbcClient db) {
        this.db = db;
    }

    Optional<Finding> find(UUID id) {
        return db.sql("select id, code, contract_id, finder, state from works.finding where id = ?")
                .param(id)
                .query((row, _) -> new Finding(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("contract_id", UUID.class),
                        Finder.valueOf(row.getString("finder")),
                        FindingState.valueOf(row.getString("state"))))
                .optional();
    }

    void insert(Finding finding, FindingTerms terms, boolean blocks, LocalDate dueOn, UUID by, UUID act) {
        db.sql("""
                insert into works.finding (id, code, contract_id, contract_line_id, finder, severity, blocks, what, place, photo_id, due_on,
                                           filed_by, filed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(finding.id(), finding.code(), finding.contractId())
                .param(terms.line())
                .params(terms.finder().name(), terms.severity().name(), blocks, terms.what(), terms.place())
                .params(terms.photo(), Date.valueOf(dueOn), by, now(), act, WorksAct.FINDING_FILED.code())
                .update();
    }

    void step(
            UUID finding,
            FindingState to,
            Finder side,
            String note,
            @Nullable UUID photo,
            UUID by,
            UUID act,
            WorksAct kind) {
        db.sql("""
                insert into works.finding_step (id, finding_id, to_state, side, note, photo_id, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), finding, to.name(), side.name(), note)
                .param(photo)
                .params(by, now(), act, kind.code())
                .update();
    }

    /** Who said last that it was mended. */
    Optional<UUID> mender(UUID finding) {
        return db.sql("""
                select by_person from works.finding_step where finding_id = ? and to_state = 'MENDED' order by at desc, id desc limit 1""").param(finding).query(UUID.class).optional();
    }

    boolean isMember(UUID project, UUID person) {
        return db.sql("""
                select exists (select from works.group_member where project_id = ? and person_id = ? and state = 'SERVING')""").params(project, person).query(Boolean.class).single();
    }

    /** The person owns something at a place of the undertaking, or heads a building or sits on the committee there. */
    boolean livesThere(UUID project, UUID person) {
        return db.sql("""
                select exists (select from project.place l join registry.compound_now c on c.id = l.compound_id
                                 join access.role_grant g on g.person_id = :person and g.state = 'HELD'
                                      and g.role in ('OWNER', 'BUILDING_HEAD', 'COMMITTEE_MEMBER')
                                      and (c.path = g.place_path or starts_with(c.path, g.place_path || '/'))
                                where l.project_id = :project)
                    or exists (select from project.place l join registry.part_now p on p.compound_id = l.compound_id
                                 join registry.ownership_now o on o.part_id = p.id and o.person_id = :person
                                where l.project_id = :project)""")
                .param("person", person)
                .param("project", project)
                .query(Boolean.class)
                .single();
    }

    void join(UUID project, UUID person, UUID by, UUID act) {
        db.sql("""
                insert into works.group_member (id, project_id, person_id, from_on, entered_by, entered_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), project, person)
                .param(Date.valueOf(City.current().today()))
                .params(by, now(), act, WorksAct.GROUP_JOINED.code())
                .update();
    }

    Optional<Member> member(UUID id) {
        return db.sql(
                        "select id, project_id, person_id, state = 'SERVING' as serving from works.group_member where id = ?")
                .param(id)
                .query(Member.class)
                .optional();
    }

    void leave(UUID member, UUID by, UUID act) {
        db.sql("""
                insert into works.group_step (id, member_id, to_state, by_person, at, act_id, act_kind)
                values (?, ?, 'LEFT', ?, ?, ?, ?)""")
                .params(City.current().newId(), member, by, now(), act, WorksAct.GROUP_LEFT.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    /** A finding as its verbs need it. */
    record Finding(UUID id, String code, UUID contractId, Finder finder, FindingState state) {}

    record Member(UUID id, UUID projectId, UUID personId, boolean serving) {}
}
