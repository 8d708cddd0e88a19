package anju.plan.web;

import anju.plan.CatalogueRules;
import anju.plan.Figures;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the form for an item: what may stand as its ground, and which quantities are known already. */
@Component
class ItemScreens {
    private static final int NEEDS_AT_MOST = 500;

    private final JdbcClient db;
    private final PlanScreens plans;
    private final Figures figures;
    private final FigureWords words;

    ItemScreens(JdbcClient db, PlanScreens plans, Figures figures, FigureWords words) {
        this.db = db;
        this.plans = plans;
        this.figures = figures;
        this.words = words;
    }

    DrawUpItemPage itemForm(Site site, UUID plan, Form form) {
        var project = plans.planned(site, plan);
        var rules = plans.catalogue(project.id());
        var compounds = plans.compounds(site, project.id());
        return new DrawUpItemPage(
                site,
                form,
                plan,
                project.name(),
                compounds,
                rules.items(),
                known(site, compounds, rules),
                needs(project.id()),
                consensuses(project.id()));
    }

    private List<DrawUpItemPage.Known> known(Site site, List<Option> compounds, CatalogueRules rules) {
        var lines = new ArrayList<DrawUpItemPage.Known>();
        for (var compound : compounds) {
            var id = UUID.fromString(compound.value());
            figures.all(rules, id)
                    .forEach((code, figure) -> rules.item(code)
                            .ifPresent(kind -> lines.add(new DrawUpItemPage.Known(
                                    code,
                                    kind.name().in(site.words().locale()),
                                    compound.label(),
                                    words.said(site, id, figure, kind.unit())))));
        }
        return lines;
    }

    /** What neighbours agreed on and nobody declined. */
    private List<DrawUpItemPage.Consensus> consensuses(UUID project) {
        return db.sql("""
                select n.id, n.title, c.name as compound,
                       (select count(*) from consultation.grouped o where o.consensus_id = n.id) as opinions
                  from consultation.consensus n join registry.compound_now c on c.id = n.compound_id
                 where n.state <> 'DECLINED' and n.compound_id in (select compound_id from project.place where project_id = ?)
                 order by c.name, n.recorded_at desc, n.id limit ?""")
                .params(project, NEEDS_AT_MOST)
                .query(DrawUpItemPage.Consensus.class)
                .list();
    }

    private List<DrawUpItemPage.Need> needs(UUID project) {
        return db.sql("""
                select n.id, n.title, c.name as compound,
                       (select count(*) from survey.need_part x where x.need_id = n.id) as households
                  from survey.need_now n
                  join registry.compound_now c on c.id = n.compound_id
                 where not n.withdrawn and n.compound_id in (select compound_id from project.place where project_id = ?)
                 order by c.name, n.danger desc, n.recorded_at desc limit ?""")
                .params(project, NEEDS_AT_MOST)
                .query(DrawUpItemPage.Need.class)
                .list();
    }
}
