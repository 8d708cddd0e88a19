package anju.disclosure.web;

import anju.access.SignedIn;
import anju.city.City;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The resident's home page. */
@Controller
class HomeController {
    private final JdbcClient db;

    HomeController(JdbcClient db) {
        this.db = db;
    }

    @SignedIn
    @GetMapping("/home")
    ModelAndView home(Site site) {
        var me = site.viewer().person();
        return Pages.page(
                "disclosure/home",
                new HomePage(site, votes(me), inquiries(me), notices(me), requests(me), parts(me), needs(me)));
    }

    private List<HomePage.Vote> votes(UUID me) {
        return db.sql("""
                select v.id, v.title, v.closes_at,
                       exists (select from vote.ballot b join vote.head_person h on h.head_id = b.head_id
                                where b.vote_id = v.id and h.person_id = :me and b.invalid_reason is null) as has_voted
                  from vote.vote v
                 where v.state = 'FROZEN' and v.opens_at <= :now and v.closes_at > :now
                   and exists (select from vote.head h join vote.head_person p on p.head_id = h.id
                                where h.vote_id = v.id and p.person_id = :me)
                 order by v.closes_at""")
                .param("me", me)
                .param("now", Timestamp.from(City.current().now()))
                .query(HomePage.Vote.class)
                .list();
    }

    private static final String MY_COMPOUNDS = """
            (select p.compound_id from registry.part_now p
              where p.id in (select o.part_id from registry.ownership_now o where o.person_id = :me
                             union select b.part_id from registry.binding_now b where b.person_id = :me))""";

    private List<HomePage.Inquiry> inquiries(UUID me) {
        return db.sql("""
                select i.id, c.name as compound, i.closes_on
                  from review.inquiry i join registry.compound_now c on c.id = i.compound_id
                 where i.state = 'OPEN' and i.closes_on >= :today and i.compound_id in """ + MY_COMPOUNDS + """

                   and not exists (select from review.response r
                                    where r.inquiry_id = i.id
                                      and r.part_id in (select o.part_id from registry.ownership_now o where o.person_id = :me
                                                        union select b.part_id from registry.binding_now b where b.person_id = :me))
                 order by i.closes_on limit 10""")
                .param("me", me)
                .param("today", City.current().today())
                .query(HomePage.Inquiry.class)
                .list();
    }

    private List<HomePage.Notice> notices(UUID me) {
        return db.sql("""
                select n.id, n.title, n.last_on from notice.notice_now n
                 where n.state = 'PUBLISHED' and n.last_on >= :today
                   and exists (select from registry.compound_now c
                                where c.id in """ + MY_COMPOUNDS + """

                                  and (c.path = n.place_path or starts_with(c.path, n.place_path || '/')))
                 order by n.last_on limit 10""")
                .param("me", me)
                .param("today", City.current().today())
                .query(HomePage.Notice.class)
                .list();
    }

    private List<HomePage.Request> requests(UUID me) {
        return db.sql("""
                select id, code, title, state, received_at from request.request_now
                 where reporter_id = ? and state not in ('CLOSED', 'DUPLICATE', 'NOT_ACCEPTED') order by received_at desc limit 5""").param(me).query(HomePage.Request.class).list();
    }

    private List<HomePage.Part> parts(UUID me) {
        return db.sql("""
                select p.id, p.building_number as building, p.stairwell_number as stairwell, p.number, c.id as compound_id, c.name as compound
                  from registry.part_now p join registry.compound_now c on c.id = p.compound_id
                 where exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :me)
                    or exists (select from registry.binding b where b.part_id = p.id and b.person_id = :me and b.ended_at is null)
                 order by c.name, length(p.building_number), p.building_number, p.number limit 50""").param("me", me).query(HomePage.Part.class).list();
    }

    private List<HomePage.Need> needs(UUID me) {
        return db.sql("""
                with mine as (
                  select distinct n.id, n.title, n.occurred_on
                    from survey.need n join survey.need_part x on x.need_id = n.id
                    join registry.ownership_now o on o.part_id = x.part_id
                   where o.person_id = ? and not exists (select from survey.need_withdrawal w where w.need_id = n.id))
                select m.id, m.title, m.occurred_on,
                       case when bool_or(p.id is not null) then 'PAID'
                            when bool_or(a.id is not null) then 'ACCEPTED'
                            when bool_or(k.id is not null) then 'CONTRACTED'
                            when bool_or(g.id is not null) then 'PLANNED'
                            else 'RECORDED' end as reached
                  from mine m
                  left join plan.item_ground g on g.need_id = m.id
                       and not exists (select from plan.item_withdrawal w where w.item_id = g.item_id)
                  left join works.contract_line k on k.item_id = g.item_id
                  left join works.accepted_line l on l.contract_line_id = k.id
                  left join works.acceptance a on a.id = l.acceptance_id and a.state = 'PASSED'
                  left join payment.line y on y.accepted_line_id = l.id and a.id is not null
                  left join payment.payment p on p.id = y.payment_id and p.state = 'PAID'
                 group by m.id, m.title, m.occurred_on order by m.occurred_on desc, m.id limit 30""").param(me).query(HomePage.Need.class).list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry homeEntry() {
            return new NavEntry("disclosure.nav.home", "/home", null, 10, NavGroup.RESIDENT, "home");
        }
    }
}
