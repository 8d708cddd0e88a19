package anju.plan.web;

import anju.money.Money;
import anju.site.Form;
import anju.site.ListPage;
import anju.site.Site;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Undertakings with their plans, in the places somebody works for. */
public record PlanListPage(Site site, ListPage<Row> list, Form form) {
    public record Row(
            UUID projectId,
            String code,
            String name,
            @Nullable UUID planId,
            int items,
            long estimateFen,
            boolean mayOpen) {
        public Money estimate() {
            return new Money(estimateFen);
        }
    }
}
