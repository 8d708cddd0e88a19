package anju.policy.web;

import anju.access.Action;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.policy.Name;
import anju.policy.Policy;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which rules hold where. */
@Component
class PolicyScreens {
    static final String ADOPT = "policy.adopt";
    private static final int DIGITS_SHOWN = 8;

    private final JdbcClient db;
    private final Areas areas;
    private final Policy policy;

    PolicyScreens(JdbcClient db, Areas areas, Policy policy) {
        this.db = db;
        this.areas = areas;
        this.policy = policy;
    }

    PolicyPage areas(Site site) {
        var today = City.current().today();
        var own = own(today);
        return new PolicyPage(
                site,
                areas.all().stream()
                        .map(area -> new PolicyPage.AreaRules(
                                area.id(),
                                area.name(),
                                area.path().split("/").length - 2,
                                policy.book(area.path(), today)
                                        .name()
                                        .in(site.words().locale()),
                                own.get(area.id())))
                        .toList());
    }

    RulesPage rules(Site site, Area area, LocalDate day, Form form) {
        var book = policy.book(area.path(), day);
        var names = policy.packs();
        var locale = site.words().locale();
        return new RulesPage(
                site,
                area.id(),
                area.name(),
                book.name().in(locale),
                book.from(),
                day,
                book.editionId().toString().substring(0, DIGITS_SHOWN),
                policy.changes(area.path(), day).entrySet().stream()
                        .map(change -> new RulesPage.Change(
                                change.getKey(), named(names, change.getValue()).in(locale)))
                        .toList(),
                new RuleWords(site, book).chapters(book),
                site.viewer().may(Action.ADOPT_POLICY, area.path()) ? form : null,
                names.entrySet().stream()
                        .map(pack -> new Option(pack.getKey(), pack.getValue().in(locale)))
                        .toList());
    }

    private static Name named(Map<String, Name> names, String pack) {
        return names.getOrDefault(pack, new Name(pack, pack));
    }

    /** When each area that has a pack of its own took it. */
    private Map<UUID, LocalDate> own(LocalDate today) {
        var own = new HashMap<UUID, LocalDate>();
        db.sql("select area_id, max(from_on) as from_on from policy.adoption where from_on <= ? group by area_id")
                .param(today)
                .query((row, _) -> own.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
                .list();
        return own;
    }

    List<String> packs() {
        return List.copyOf(policy.packs().keySet());
    }
}
