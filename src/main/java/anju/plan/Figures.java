package anju.plan;

import anju.city.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads quantities that the registry or the last completed survey already knows, so that nobody counts them again. */
@Component
public class Figures {
    private final JdbcClient db;

    Figures(JdbcClient db) {
        this.db = db;
    }

    /** What is known about an item of this code in a compound; nothing where the pack names no fact, or none is known. */
    public Optional<Figure> of(CatalogueRules rules, String code, UUID compound) {
        var fact = rules.quantities().get(code);
        if (fact != null) {
            return milli(fact, compound)
                    .map(milli -> new Figure(
                            QuantitySource.REGISTRY,
                            fact.name(),
                            milli,
                            City.current().today()));
        }
        var indicator = rules.surveyed().get(code);
        return indicator == null ? Optional.empty() : surveyed(indicator, compound);
    }

    /** All that is known of a compound, by code; each fact is read once. */
    public Map<String, Figure> all(CatalogueRules rules, UUID compound) {
        var known = new TreeMap<String, Figure>();
        var facts = new EnumMap<RegistryFact, Optional<Figure>>(RegistryFact.class);
        rules.quantities()
                .forEach((code, fact) -> facts.computeIfAbsent(fact, _ -> of(rules, code, compound))
                        .ifPresent(figure -> known.put(code, figure)));
        rules.surveyed()
                .keySet()
                .forEach(code -> of(rules, code, compound).ifPresent(figure -> known.put(code, figure)));
        return known;
    }

    /** Nothing counted is nothing known: an empty registry offers no nought. */
    private Optional<Long> milli(RegistryFact fact, UUID compound) {
        var sql = switch (fact) {
            case BUILDINGS -> "select buildings * 1000 from registry.compound_size where compound_id = ?";
            case STAIRWELLS -> "select stairwells * 1000 from registry.compound_size where compound_id = ?";
            case DWELLINGS ->
                "select count(*) * 1000 from registry.part_now where compound_id = ? and use = 'DWELLING'";
            case PARTS_AREA -> "select coalesce(area_x100, 0) * 10 from registry.compound_size where compound_id = ?";
        };
        return db.sql(sql).param(compound).query(Long.class).optional().filter(milli -> milli > 0);
    }

    private Optional<Figure> surveyed(String indicator, UUID compound) {
        return db.sql("""
                select a.amount_milli, a.surveyed_on, a.indicator
                  from survey.standing s join survey.round_answer a on a.round_id = s.round_id
                 where s.compound_id = ? and a.indicator = ? and a.building_id is null and a.applicable
                   and a.of_milli = 1000 and a.amount_milli > 0""").params(compound, indicator).query(Figures::figure).optional();
    }

    private static Figure figure(ResultSet row, int number) throws SQLException {
        return new Figure(
                QuantitySource.SURVEYED,
                row.getString("indicator"),
                row.getLong("amount_milli"),
                row.getObject("surveyed_on", LocalDate.class));
    }
}
