package anju.works;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Acceptances, signatures and warranties in the database. */
@Component
class Acceptances {
    private final JdbcClient db;

    Acceptances(JdbcClient db) {
        this.db = db;
    }

    /** Quantity of a line measured by acceptances that passed or are open. */
    long before(UUID contractLine) {
        return db.sql("""
                select coalesce(sum(quantity_milli), 0) from works.accepted
                 where contract_line_id = ? and state in ('OPEN', 'PASSED')""").param(contractLine).query(Long.class).single();
    }

    boolean isBuildingOf(UUID building, UUID project) {
        return db.sql("""
                select exists (select from project.place p join registry.building b on b.compound_id = p.compound_id
                                where p.project_id = ? and b.id = ? and (p.building_id is null or p.building_id = b.id))""").params(project, building).query(Boolean.class).single();
    }

    /** Titles of the milestones that the contract has not reached. */
    List<String> milestonesAhead(UUID contract) {
        return db.sql("""
                select m.title from works.milestone m
                 where m.contract_id = ? and not exists (select from works.milestone_reached r where r.milestone_id = m.id)
                 order by m.planned_on, m.title""").param(contract).query(String.class).list();
    }

    /** Codes of open findings that stand in the way of accepting these lines; at completion those of the whole contract. */
    List<String> standing(UUID contract, AcceptanceKind kind, Collection<UUID> lines) {
        return db.sql("""
                select code from works.finding
                 where contract_id = :contract and blocks and state <> 'CLOSED' and (:whole or contract_line_id = any (:lines))
                 order by code""")
                .param("contract", contract)
                .param("whole", kind == AcceptanceKind.COMPLETION)
                .param("lines", lines.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /** Codes of open findings that stand in the way of an acceptance. */
    List<String> standing(UUID acceptance) {
        return db.sql("select code from works.standing_finding where acceptance_id = ? order by code")
                .param(acceptance)
                .query(String.class)
                .list();
    }

    List<UUID> lines(UUID acceptance) {
        return db.sql("select distinct contract_line_id from works.accepted_line where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .list();
    }

    void insert(Acceptance acceptance, List<Measured> measured, UUID by, UUID act) {
        db.sql("""
                insert into works.acceptance (id, code, contract_id, kind, occurred_on, measured_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(acceptance.id(), acceptance.code(), acceptance.contractId())
                .param(acceptance.kind().name())
                .param(Date.valueOf(acceptance.occurredOn()))
                .params(by, now(), act, WorksAct.ACCEPTANCE_MEASURED.code())
                .update();
        for (var line : measured) {
            db.sql("""
                    insert into works.accepted_line (id, acceptance_id, contract_id, contract_line_id, building_id, quantity_milli)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(City.current().newId(), acceptance.id(), acceptance.contractId(), line.contractLine())
                    .param(line.building())
                    .param(line.quantityMilli())
                    .update();
        }
    }

    Optional<Acceptance> find(UUID id) {
        return db.sql("select id, code, contract_id, kind, occurred_on, state from works.acceptance where id = ?")
                .param(id)
                .query((row, _) -> new Acceptance(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("contract_id", UUID.class),
                        AcceptanceKind.valueOf(row.getString("kind")),
                        row.getObject("occurred_on", LocalDate.class),
                        AcceptanceState.valueOf(row.getString("state"))))
                .optional();
    }

    List<Signature> signatures(UUID acceptance) {
        return db.sql(
                        "select party, person_id, opinion, signed_at from works.acceptance_signature where acceptance_id = ?")
                .param(acceptance)
                .query((row, _) -> new Signature(
                        Party.valueOf(row.getString("party")),
                        row.getObject("person_id", UUID.class),
                        Opinion.valueOf(row.getString("opinion")),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }

    void sign(UUID acceptance, Party party, UUID person, Opinion opinion, String remark, UUID act) {
        db.sql("""
                insert into works.acceptance_signature (acceptance_id, party, person_id, opinion, remark, signed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(acceptance, party.name(), person, opinion.name(), remark, now(), act)
                .param(WorksAct.ACCEPTANCE_SIGNED.code())
                .update();
    }

    void step(UUID acceptance, AcceptanceState to, @Nullable String reason, UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.acceptance_step (id, acceptance_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), acceptance, to.name())
                .param(reason)
                .params(by, now(), act, kind.code())
                .update();
    }

    /** One warranty for each accepted line: the contract's months from the day of acceptance, that day not counted. */
    void warrant(UUID acceptance, LocalDate from, UUID act) {
        var lines = db.sql("""
                select l.id, c.warranty_months
                  from works.accepted_line l join works.contract_line c on c.id = l.contract_line_id
                 where l.acceptance_id = ?""").param(acceptance).query(Warranted.class).list();
        for (var line : lines) {
            db.sql("""
                    insert into works.warranty (id, accepted_line_id, from_on, until_on, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(City.current().newId(), line.id(), Date.valueOf(from))
                    .param(Date.valueOf(from.plusMonths(line.warrantyMonths())))
                    .params(act, WorksAct.ACCEPTANCE_PASSED.code())
                    .update();
        }
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    private record Warranted(UUID id, int warrantyMonths) {}
}
