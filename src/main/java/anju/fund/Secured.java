package anju.fund;

import anju.city.City;
import anju.money.Money;
import anju.plan.CatalogueRules;
import anju.plan.ItemsChanged;
import anju.policy.Policy;
import anju.project.GateAsked;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the gate fact "the money is found" true to plan and money, whichever of the two changes: every item has set aside,
 * promised or given what the pack asks for before procurement (Government Investment Regulation art. 22).
 */
@Component
class Secured {
    private final JdbcClient db;
    private final Policy policy;
    private final Projects projects;
    private final Cashbook cashbook;
    private final Gates gates;

    Secured(JdbcClient db, Policy policy, Projects projects, Cashbook cashbook, Gates gates) {
        this.db = db;
        this.policy = policy;
        this.projects = projects;
        this.cashbook = cashbook;
        this.gates = gates;
    }

    /** An item of the plan with what it still lacks. */
    record Short(int number, String title, Money missing) {}

    private record Item(int number, String title, String catalogueCode, long estimateFen, long foundFen) {}

    @EventListener
    void on(ItemsChanged changed) {
        review(changed.project(), changed.act());
    }

    @EventListener
    void on(GateAsked asked) {
        if (asked.condition() == GateCondition.FUNDING_ALLOCATED) {
            lacking(asked.project()).forEach(item -> asked.lacks(item.number + ". " + item.title, item.missing));
        }
    }

    void review(UUID project, UUID act) {
        var items = items(project);
        if (!items.isEmpty() && lacking(project, items).isEmpty()) {
            gates.meet(project, GateCondition.FUNDING_ALLOCATED, project, act);
        } else {
            gates.withdraw(project, GateCondition.FUNDING_ALLOCATED, project, act);
        }
    }

    List<Short> lacking(UUID project) {
        return lacking(project, items(project));
    }

    private List<Short> lacking(UUID project, List<Item> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var today = City.current().today();
        var rules = cashbook.rules(project);
        var catalogue =
                policy.rules(CatalogueRules.class, projects.paths(project).getFirst(), today);
        return items.stream()
                .map(item -> new Short(
                        item.number,
                        item.title,
                        rules.toSecure(
                                        catalogue
                                                .item(item.catalogueCode)
                                                .orElseThrow()
                                                .payers()
                                                .getFirst(),
                                        new Money(item.estimateFen))
                                .minus(new Money(item.foundFen))))
                .filter(item -> item.missing.isPositive())
                .toList();
    }

    private List<Item> items(UUID project) {
        return db.sql("""
                select i.number, i.title, i.catalogue_code, i.estimate_fen,
                       coalesce((select sum(a.amount_fen) from fund.allocation a where a.item_id = i.id and a.state = 'SET_ASIDE'), 0)
                       + coalesce((select sum(r.amount_fen) from fund.reservation r where r.item_id = i.id and r.state = 'STANDING'), 0)
                       + coalesce((select sum(c.value_fen) from fund.contribution c where c.item_id = i.id and c.state = 'RECORDED'), 0) as found_fen
                  from plan.item_now i where i.project_id = ? and not i.withdrawn order by i.number""").param(project).query(Item.class).list();
    }
}
