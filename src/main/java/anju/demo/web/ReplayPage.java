package anju.demo.web;

import anju.demo.Published;
import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import anju.policy.Name;
import anju.site.Crumb;
import anju.site.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A published case figure by figure: what was published, what the records come to, whether that agrees. */
public record ReplayPage(Site site, Published told, UUID compound, String compoundName, List<Line> lines) {
    /** One figure and what the records come to. */
    public record Line(Published.Figure figure, BigDecimal computed) {
        public boolean agrees() {
            return figure.holds(computed);
        }
    }

    public long agreeing() {
        return lines.stream().filter(Line::agrees).count();
    }

    public String said(Name name) {
        return name.in(site.words().locale());
    }

    /** A figure as people write it. */
    public String figure(Line line, BigDecimal value) {
        return switch (line.figure().measure().kind()) {
            case COUNT -> site.number(value.longValueExact());
            case HOMES -> site.text("demo.replay.homes", value.longValueExact());
            case AREA -> site.area(Area.ofSquareMetres(value));
            case MONEY -> site.text("demo.replay.yuan", site.money(Money.ofYuan(value)));
            case QUANTITY ->
                site.quantity(new Quantity(
                        value.movePointRight(line.figure().measure().kind().decimals())
                                .longValueExact(),
                        Objects.requireNonNull(line.figure().unit())));
        };
    }

    public List<Crumb> crumbs() {
        return List.of(new Crumb(compoundName, "/compounds/" + compound), Crumb.here(site.text("demo.replay.crumb")));
    }
}
