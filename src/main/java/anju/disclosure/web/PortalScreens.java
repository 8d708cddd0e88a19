package anju.disclosure.web;

import anju.project.StageLine;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the portal. */
@Component
class PortalScreens {
    private static final int PAGE_SIZE = 24;

    private final JdbcClient db;
    private final StageLine stageLine;

    PortalScreens(JdbcClient db, StageLine stageLine) {
        this.db = db;
        this.stageLine = stageLine;
    }

    /** True while no compound is registered. */
    boolean isEmpty() {
        return db.sql("select not exists (select from registry.compound)")
                .query(Boolean.class)
                .single();
    }

    PortalPage portal(Site site, String query, int page) {
        var like = "%" + query.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var found = db.sql("""
                with found as (
                  select c.id, c.code, c.name, c.address, a.name as community, c.built_year
                    from registry.compound_now c join city.area a on a.id = c.area_id
                   where c.name ilike :like or c.address ilike :like or c.code ilike :like or a.name ilike :like
                   order by c.code limit :size offset :from)
                select f.id, f.name, f.address, f.community, f.built_year, s.parts, s.area_x100,
                       p.state as stage, p.edition_id
                  from found f
                  cross join lateral (select parts, area_x100 from registry.compound_size s where s.compound_id = f.id) s
                  left join lateral project.latest(f.id) p on true
                 order by f.code""")
                .param("like", like)
                .param("size", PAGE_SIZE + 1)
                .param("from", (page - 1) * PAGE_SIZE)
                .query(Row.class)
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
                found.stream().limit(PAGE_SIZE).map(row -> found(site, row)).toList(),
                payments(8));
    }

    private PortalPage.Found found(Site site, Row row) {
        return new PortalPage.Found(
                row.id,
                row.name,
                row.address,
                row.community,
                row.builtYear,
                row.parts,
                row.areaX100,
                row.stage == null || row.editionId == null
                        ? null
                        : stageLine.nameUnder(site, row.editionId, row.stage));
    }

    List<Traced.Payment> payments(int most) {
        return db.sql("""
                select p.id, p.code, p.amount_fen, p.state, p.contractor, p.requested_at, p.paid_on
                  from payment.payment_now p
                 order by p.requested_at desc, p.code desc limit ?""").param(most).query(Traced.Payment.class).list();
    }

    private record Row(
            UUID id,
            String name,
            String address,
            String community,
            @Nullable Integer builtYear,
            long parts,
            @Nullable Long areaX100,
            @Nullable String stage,
            @Nullable UUID editionId) {}
}
