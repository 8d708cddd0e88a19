package anju.plan.web;

import anju.money.Money;
import anju.plan.Draft;
import anju.plan.FrozenItem;
import anju.site.Form;
import anju.site.Site;

/** The form that fixes a version: what it would contain, and what is lacking. */
public record FreezePage(Site site, Form form, String name, Draft draft, int number) {
    public Money total() {
        return FrozenItem.sum(draft.items());
    }
}
