package anju.dispatch.web;

import anju.access.Action;
import anju.city.City;
import anju.fund.Source;
import anju.fund.Sources;
import anju.money.Money;
import anju.project.Projects;
import anju.site.NotThere;
import anju.site.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where money comes from and goes; the public is told the kind of source, a giver's name only if it agreed. */
@Component
class FlowScreens {
    private static final String LINKS = """
            with given as (
              select l.id, l.source, case when :all or coalesce(c.named, false) then l.funder else '' end as giver
                from fund.lot l
                left join fund.tranche_lot r on r.lot_id = l.id
                left join fund.tranche t on t.id = r.tranche_id
                left join fund.commitment c on c.id = t.commitment_id
               where l.project_id = :project and l.state = 'RECEIVED')
            select 0 as step, g.source, g.giver, i.number, i.title, '' as contract, '' as stands, sum(a.amount_fen)::bigint as fen
              from given g join fund.allocation_now a on a.lot_id = g.id and a.state = 'SET_ASIDE' join plan.item_now i on i.id = a.item_id
             group by g.source, g.giver, i.number, i.title
            union all
            select 0, g.source, g.giver, 1000000, '', '', 'UNASSIGNED', sum(b.available_fen)::bigint
              from given g join fund.lot_balance b on b.lot_id = g.id group by g.source, g.giver having sum(b.available_fen) > 0
            union all
            select 1, '', '', i.number, i.title, c.code || ' ' || o.name, '', sum(s.amount_fen)::bigint
              from payment.source s
              join payment.payment_now p on p.id = s.payment_id and p.state = 'PAID'
              join works.contract c on c.id = p.contract_id
              join registry.organisation o on o.id = c.contractor_id
              join fund.allocation a on a.id = s.allocation_id
              join plan.item_now i on i.id = a.item_id
             where i.project_id = :project group by i.number, i.title, c.code, o.name
            union all
            select 1, '', '', i.number, i.title, '', v.stands, sum(v.fen)::bigint
              from fund.allocation_now a join plan.item_now i on i.id = a.item_id
             cross join lateral (values ('HELD', a.held_fen), ('LEFT', a.left_fen)) v (stands, fen)
             where i.project_id = :project and a.state = 'SET_ASIDE' and v.fen > 0
             group by i.number, i.title, v.stands
             order by 1, 2, 3, 4, 7, 6""";

    private final JdbcClient db;
    private final Projects projects;
    private final Sources sources;

    FlowScreens(JdbcClient db, Projects projects, Sources sources) {
        this.db = db;
        this.projects = projects;
        this.sources = sources;
    }

    FlowPage flow(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        boolean all = projects.paths(id).stream().anyMatch(path -> site.viewer().may(Action.SEE_BOOKS, path));
        return new FlowPage(
                site,
                project,
                City.current().today(),
                Flow.of(links(site, id, all)),
                given(site, id),
                new Money(db.sql("""
                        select coalesce(sum(received_fen), 0) from fund.lot
                         where project_id = ? and state = 'RECEIVED' and opening_id is not null""").param(id).query(Long.class).single()),
                gifts(site, id, all));
    }

    private List<Flow.Link> links(Site site, UUID project, boolean all) {
        var merged = new LinkedHashMap<List<Object>, Money>();
        db.sql(LINKS).param("project", project).param("all", all).query(row -> {
            int step = row.getInt("step");
            var stands = row.getString("stands");
            var item = row.getString("title").isEmpty() ? "" : row.getInt("number") + ". " + row.getString("title");
            var from = step == 0
                    ? (sources.name(site, project, Source.valueOf(row.getString("source"))) + " "
                                    + row.getString("giver"))
                            .strip()
                    : item;
            var to = stands.isEmpty()
                    ? step == 0 ? item : row.getString("contract")
                    : site.text("dispatch.flow." + stands);
            merged.merge(List.of(step, from, to), new Money(row.getLong("fen")), Money::plus);
        });
        return merged.entrySet().stream()
                .map(entry -> new Flow.Link(
                        (int) entry.getKey().get(0),
                        (String) entry.getKey().get(1),
                        (String) entry.getKey().get(2),
                        entry.getValue()))
                .toList();
    }

    private List<FlowPage.Given> given(Site site, UUID project) {
        return db.sql("""
                select kind, times, value_fen from fund.given where project_id = ?
                 order by array_position(array['CASH', 'IN_KIND', 'LABOUR', 'OWN_WORKS', 'PRIVATE'], kind)""")
                .param(project)
                .query((row, _) -> new FlowPage.Given(
                        site.text("fund.kind." + row.getString("kind")),
                        row.getLong("times"),
                        new Money(row.getLong("value_fen"))))
                .list();
    }

    private List<FlowPage.Gift> gifts(Site site, UUID project, boolean all) {
        return db.sql("""
                select c.what, c.kind, c.people, c.value_fen, case when :all or c.named then o.name end as giver
                  from fund.contribution c left join registry.organisation o on o.id = c.organisation_id
                 where c.project_id = :project and c.state = 'RECORDED' order by c.given_on desc, c.code limit 100""")
                .param("project", project)
                .param("all", all)
                .query((row, _) -> new FlowPage.Gift(
                        row.getString("what"),
                        site.text("fund.kind." + row.getString("kind")),
                        row.getString("giver") != null
                                ? row.getString("giver")
                                : row.getInt("people") > 0
                                        ? site.text("fund.give.residents", row.getInt("people"))
                                        : site.text("dispatch.flow.unnamed"),
                        new Money(row.getLong("value_fen"))))
                .list();
    }
}
