package anju.plan.web;

import anju.money.Money;
import anju.plan.ItemClass;
import anju.plan.Payer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan on one look: what it comes to, who pays for which class, and what is still to do before owners decide. */
public record PlanOverview(
        @Nullable Money perSquareMetre,
        @Nullable Money perHousehold,
        int known,
        List<Check> checks,
        List<ClassSum> classes) {
    public long passed() {
        return checks.stream().filter(check -> check.mark.equals("ok")).count();
    }

    /** One thing to look at; {@code mark} is ok, now, bad or empty. */
    public record Check(String mark, String what, String note) {}

    /** The items of one class: how many each payer takes part in. */
    public record ClassSum(ItemClass itemClass, int items, Money estimate, List<Share> payers) {}

    public record Share(Payer payer, int items) {}
}
