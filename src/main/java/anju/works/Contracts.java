package anju.works;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts and their lines in the database. */
@Component
public class Contracts {
    private final JdbcClient db;

    Contracts(JdbcClient db) {
        this.db = db;
    }

    /** A code of its own for something at the works, such as {@code HT-2026-0007}; each prefix has its own sequence. */
    public String nextCode(String prefix) {
        return db.sql(
                        "select ? || '-' || ? || '-' || to_char(nextval(('works.code_' || lower(?))::regclass), 'FM0000')")
                .params(prefix, Integer.toString(City.current().today().getYear()), prefix)
                .query(String.class)
                .single();
    }

    /** The item, if it stands in this undertaking's plan. */
    public Optional<PlanItem> item(UUID id, UUID project) {
        return db.sql("""
                select id, title, catalogue_code, unit from plan.item_now
                 where id = ? and project_id = ? and not withdrawn""")
                .params(id, project)
                .query((row, _) -> new PlanItem(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("catalogue_code"),
                        Unit.valueOf(row.getString("unit"))))
                .optional();
    }

    boolean isOrganisation(UUID id, String kind) {
        return db.sql("select count(*) = 1 from registry.organisation where id = ? and kind = ?")
                .params(id, kind)
                .query(Boolean.class)
                .single();
    }

    Optional<String> codeOfNumber(UUID project, String number) {
        return db.sql("select code from works.contract where project_id = ? and number = ?")
                .params(project, number)
                .query(String.class)
                .optional();
    }

    public LocalDate signedOn(UUID contract) {
        return db.sql("select signed_on from works.contract where id = ?")
                .param(contract)
                .query(LocalDate.class)
                .single();
    }

    /** Contracts for an item are signed one after the other. */
    public void lockItem(UUID item) {
        Locks.hold(db, "item:" + item);
    }

    /** Acceptances and payments of a contract are made one after the other. */
    public void lock(UUID contract) {
        Locks.hold(db, "contract:" + contract);
    }

    public Money contracted(UUID item) {
        return new Money(db.sql("""
                select coalesce(sum(div(quantity_milli::numeric * price_fen, 1000)), 0)
                  from works.contract_line where item_id = ?""").param(item).query(Long.class).single());
    }

    public Money allocated(UUID item) {
        return new Money(db.sql("""
                select coalesce(sum(amount_fen), 0) from fund.allocation_now
                 where item_id = ? and state = 'SET_ASIDE'""").param(item).query(Long.class).single());
    }

    void insert(
            UUID id,
            String code,
            UUID project,
            UUID edition,
            ContractTerms terms,
            List<BriefingKind> briefedFirst,
            UUID by,
            UUID act) {
        db.sql("""
                insert into works.contract (id, code, project_id, edition_id, contractor_id, supervisor_id, number, procurement,
                                            briefed_first, progress_numerator, progress_denominator, signed_on, recorded_at, recorded_by,
                                            act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, project, edition, terms.contractor(), terms.supervisor(), terms.number())
                .param(terms.procurement().name())
                .param(briefedFirst.stream().map(Enum::name).toArray(String[]::new))
                .params(terms.progress().numerator(), terms.progress().denominator())
                .param(Date.valueOf(terms.signedOn()))
                .param(Timestamp.from(City.current().now()))
                .params(by, act, WorksAct.CONTRACT_SIGNED.code())
                .update();
    }

    void insertLine(UUID contract, ContractTerms.Line line, PlanItem item, int warrantyMonths, boolean hidden) {
        var id = City.current().newId();
        db.sql("""
                insert into works.contract_line (id, contract_id, item_id, number, title, unit, signed_milli, quantity_milli,
                                                 price_fen, warranty_months, hidden)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        contract,
                        item.id(),
                        line.number(),
                        line.title(),
                        item.unit().name())
                .params(line.quantityMilli(), line.quantityMilli(), line.price().fen(), warrantyMonths, hidden)
                .update();
        db.sql("""
                insert into works.contract_line_allocation (contract_line_id, allocation_id, item_id)
                select ?, id, item_id from fund.allocation_now where item_id = ? and state = 'SET_ASIDE'""").params(id, item.id()).update();
    }

    public Optional<Contract> find(UUID id) {
        return db.sql("select id, code, project_id, edition_id from works.contract where id = ?")
                .param(id)
                .query(Contract.class)
                .optional();
    }

    public List<ContractLine> lines(UUID contract) {
        return db.sql("""
                select id, number, unit, quantity_milli, warranty_months
                  from works.contract_line where contract_id = ? order by number""")
                .param(contract)
                .query((row, _) -> new ContractLine(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        new Quantity(row.getLong("quantity_milli"), Unit.valueOf(row.getString("unit"))),
                        row.getInt("warranty_months")))
                .list();
    }

    /** Codes of the contracts signed against an allocation. */
    List<String> standingOn(UUID allocation) {
        return db.sql("""
                select distinct c.code
                  from works.contract_line_allocation f
                  join works.contract_line l on l.id = f.contract_line_id
                  join works.contract c on c.id = l.contract_id
                 where f.allocation_id = ? order by c.code""").param(allocation).query(String.class).list();
    }
}
