package anju.fund.web;

import anju.fund.Among;
import anju.money.Area;
import anju.money.Money;
import anju.plan.Payer;
import anju.project.Project;
import anju.site.Option;
import anju.site.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What each home pays of the owners' or the maintenance fund's part of an item.
 *
 * @param chosen stairwells that share; none means all
 * @param refusal why nothing can be shared; empty if it can
 */
public record HomesPage(
        Site site,
        Project project,
        UUID item,
        int number,
        String title,
        Payer payer,
        Among among,
        Money amount,
        List<Option> stairwells,
        List<String> chosen,
        String refusal,
        List<HomeRow> homes) {
    public record HomeRow(String label, int floor, long weight, Money amount) {}

    /** A home's weight as people write it: square metres, a coefficient, or one. */
    public String weight(HomeRow home) {
        return switch (among) {
            case AREA -> site.area(new Area(home.weight()));
            case FLOOR -> BigDecimal.valueOf(home.weight(), 1).toPlainString();
            case HOUSEHOLD -> Long.toString(home.weight());
        };
    }

    public String weights() {
        return weight(
                new HomeRow("", 0, homes.stream().mapToLong(HomeRow::weight).reduce(0, Math::addExact), Money.ZERO));
    }

    public Money sum() {
        return homes.stream().map(HomeRow::amount).reduce(Money.ZERO, Money::plus);
    }
}
