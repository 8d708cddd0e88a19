package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import anju.stewardship.StewardshipRules.DecidedBy;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Service decisions and contracts in the database. */
@Component
class Services {
    private final JdbcClient db;

    Services(JdbcClient db) {
        this.db = db;
    }

    /** One decision or contract of a compound at a time. */
    void lock(UUID compound) {
        Locks.hold(db, "service:" + compound);
    }

    Optional<Standing> standing(UUID compound) {
        return db.sql("""
                select n.id, n.model, n.edition_id, d.act_id from stewardship.service_now n
                  join stewardship.service_decision d on d.id = n.id where n.compound_id = ?""").param(compound).query(Standing.class).optional();
    }

    List<UUID> decidedBy(UUID vote) {
        return db.sql("""
                select distinct d.compound_id from stewardship.service_decision d
                  join vote.matter_now m on m.id = d.matter_id where m.vote_id = ?""").param(vote).query(UUID.class).list();
    }

    boolean isFirm(UUID organisation) {
        return db.sql("""
                select exists (select from registry.organisation
                                where id = ? and kind in ('PROPERTY_FIRM', 'ENTERPRISE', 'OFFICE'))""").param(organisation).query(Boolean.class).single();
    }

    Optional<Engagement.Overlaps> overlapping(UUID compound, LocalDate from, LocalDate until) {
        return db.sql("""
                select code, from_on as "from", until_on as until from stewardship.service_contract
                 where compound_id = ? and state = 'SIGNED' and daterange(from_on, until_on, '[]') && daterange(?, ?, '[]')
                 order by from_on limit 1""")
                .params(compound, Date.valueOf(from), Date.valueOf(until))
                .query(Engagement.Overlaps.class)
                .optional();
    }

    Optional<Contract> contract(UUID id) {
        return db.sql("""
                select id, compound_id, from_on, until_on, state = 'ENDED' as ended
                  from stewardship.service_contract where id = ?""").param(id).query(Contract.class).optional();
    }

    String nextContractCode() {
        return db.sql("select 'WY-' || ? || '-' || to_char(nextval('stewardship.contract_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    void insert(
            UUID id,
            UUID compound,
            String model,
            DecidedBy decidedBy,
            @Nullable UUID matter,
            String paper,
            LocalDate on,
            UUID edition,
            UUID by,
            UUID act) {
        db.sql("""
                insert into stewardship.service_decision (id, compound_id, model, decided_by, matter_id, matter_verdict, paper, decided_on,
                                                          replaces, edition_id, recorded_by, recorded_at, act_id, act_kind)
                values (:id, :compound, :model, :decidedBy, :matter, :verdict, :paper, :on,
                        (select d.id from stewardship.service_decision d where d.compound_id = :compound
                            and not exists (select from stewardship.service_decision l where l.replaces = d.id)),
                        :edition, :by, :at, :act, :kind)""")
                .param("id", id)
                .param("compound", compound)
                .param("model", model)
                .param("decidedBy", decidedBy.name())
                .param("matter", matter, java.sql.Types.OTHER)
                .param("verdict", matter == null ? null : "PASSED", java.sql.Types.VARCHAR)
                .param("paper", paper)
                .param("on", Date.valueOf(on))
                .param("edition", edition)
                .param("by", by)
                .param("at", Timestamp.from(City.current().now()))
                .param("act", act)
                .param("kind", StewardshipAct.MODEL_DECIDED.code())
                .update();
    }

    void insert(UUID id, String code, UUID compound, UUID decision, ContractCard card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.service_contract (id, code, compound_id, decision_id, firm_id, number, from_on, until_on, fee_fen,
                                                          fee_unit, scope, terms, recorded_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, compound, decision, card.firm(), card.number())
                .params(
                        Date.valueOf(card.from()),
                        Date.valueOf(card.until()),
                        card.fee().fen())
                .params(card.feeUnit().name(), card.scope(), card.terms())
                .params(by, Timestamp.from(City.current().now()), act, StewardshipAct.CONTRACT_SIGNED.code())
                .update();
    }

    void end(UUID contract, LocalDate on, String reason, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.service_contract_step (id, contract_id, to_state, ended_on, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'ENDED', ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), contract, Date.valueOf(on), reason, by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.CONTRACT_ENDED.code())
                .update();
    }

    /** @param actId the act of the decision */
    record Standing(UUID id, String model, UUID editionId, UUID actId) {}

    record Contract(UUID id, UUID compoundId, LocalDate fromOn, LocalDate untilOn, boolean ended) {}
}
