package anju.demo.web;

import anju.city.City;
import anju.demo.Measure;
import anju.demo.Published;
import anju.registry.Registry;
import anju.site.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets each published figure beside what the records come to; none of those is typed in. */
@Component
class ReplayScreens {
    private final JdbcClient db;
    private final Registry registry;

    ReplayScreens(JdbcClient db, Registry registry) {
        this.db = db;
        this.registry = registry;
    }

    /** Empty where the city has no such compound: a live city tells nobody else's story. */
    Optional<ReplayPage> replay(Site site, Published told) {
        return registry.compoundByCode(told.compound())
                .filter(_ -> City.current().kind() != City.Kind.LIVE)
                .map(compound -> new ReplayPage(
                        site, told, compound.id(), compound.name(), lines(told.figures(), compound.id())));
    }

    private List<ReplayPage.Line> lines(List<Published.Figure> figures, UUID compound) {
        return figures.stream()
                .map(figure -> new ReplayPage.Line(figure, computed(figure.measure(), figure.about(), compound)))
                .toList();
    }

    private BigDecimal computed(Measure measure, List<String> of, UUID compound) {
        var question = db.sql(measure.sql()).param("compound", compound);
        long whole = (of.isEmpty() ? question : question.param("of", of))
                .query(Long.class)
                .optional()
                .orElse(0L);
        return BigDecimal.valueOf(whole, measure.kind().decimals());
    }
}
