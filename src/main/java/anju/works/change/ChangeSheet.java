package anju.works.change;

import anju.money.Money;
import anju.money.Quantity;
import anju.site.Sites;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of the notice that tells the owners of a change. */
@Component
class ChangeSheet {
    private final JdbcClient db;
    private final Sites sites;

    ChangeSheet(JdbcClient db, Sites sites) {
        this.db = db;
        this.sites = sites;
    }

    record Sheet(String title, String body) {}

    Sheet of(ChangeOrder order, List<ChangeItem> items, Money increases) {
        var words = sites.chinese();
        var head = db.sql("""
                select c.number, p.name as project, o.reason
                  from works.change_order o join works.contract c on c.id = o.contract_id join project.project p on p.id = c.project_id
                 where o.id = ?""").param(order.id()).query(Head.class).single();
        var lines = new ArrayList<String>();
        lines.add(words.text("works.change.sheet.opening", head.project, head.number, order.code()));
        lines.add(words.text("works.change.sheet.reason", head.reason));
        lines.add(words.text("works.change.sheet.head"));
        for (var item : items) {
            lines.add(words.text(
                    "works.change.sheet.row",
                    item.title().replace('|', '/'),
                    new Quantity(item.milli(), item.unit()),
                    item.price(),
                    item.amount()));
        }
        lines.add(words.text(
                "works.change.sheet.sum",
                order.limits().base(),
                increases,
                order.limits().noticeOver()));
        lines.add(words.text("works.change.sheet.objections"));
        return new Sheet(words.text("works.change.sheet.title", order.code()), String.join("\n", lines));
    }

    record Head(String number, String project, String reason) {}
}
