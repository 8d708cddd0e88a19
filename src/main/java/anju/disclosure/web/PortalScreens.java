package anju.disclosure.web;

import anju.site.Site;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the portal. */
@Component
class PortalScreens {
    private static final int PAGE_SIZE = 24;

    private final JdbcClient db;

    PortalScreens(JdbcClient db) {
        this.db = db;
    }

    PortalPage portal(Site site, String query, int page) {
        var like = "%" + query.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var found = db.sql("""
                select c.id, c.name, c.address, a.name as community, c.built_year,
                       (select count(*) from registry.part_now p where p.compound_id = c.id) as parts,
                       (select sum(p.area_x100) from registry.part_now p where p.compound_id = c.id) as area_x100,
                       (select p.state from project.project p join project.place l on l.project_id = p.id
                         where l.compound_id = c.id order by p.opened_at desc limit 1) as state
                  from registry.compound_now c join city.area a on a.id = c.area_id
                 where c.name ilike :like or c.address ilike :like or c.code ilike :like or a.name ilike :like
                 order by c.code limit :size offset :from""")
                .param("like", like)
                .param("size", PAGE_SIZE + 1)
                .param("from", (page - 1) * PAGE_SIZE)
                .query(PortalPage.Found.class)
                .list();
        long total = db.sql("""
                select count(*) from registry.compound_now c join city.area a on a.id = c.area_id
                 where c.name ilike :like or c.address ilike :like or c.code ilike :like or a.name ilike :like""").param("like", like).query(Long.class).single();
        return new PortalPage(
                site,
                query,
                page,
                found.size() > PAGE_SIZE,
                total,
                found.subList(0, Math.min(PAGE_SIZE, found.size())),
                payments(8));
    }

    List<Traced.Payment> payments(int most) {
        return db.sql("""
                select p.id, p.code, p.amount_fen, p.state, o.name as contractor, p.requested_at,
                       (select s.occurred_on from payment.payment_step s where s.payment_id = p.id and s.to_state = 'PAID') as paid_on
                  from payment.payment p join payment.clearance c on c.id = p.clearance_id
                  join works.contract t on t.id = c.contract_id join registry.organisation o on o.id = t.contractor_id
                 order by p.requested_at desc, p.code desc limit ?""").param(most).query(Traced.Payment.class).list();
    }
}
