package anju.registry.web;

import anju.access.SignedIn;
import anju.registry.Binding;
import anju.site.Command;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a resident is bound to, and saying that it is theirs. */
@Controller
class HomesController {
    private final JdbcClient db;
    private final Binding binding;

    HomesController(JdbcClient db, Binding binding) {
        this.db = db;
        this.binding = binding;
    }

    @SignedIn
    @GetMapping("/homes")
    ModelAndView homes(Site site) {
        var homes = db.sql("""
                select p.id as part_id, p.compound_id, c.name as compound, p.building_number as building,
                       p.stairwell_number as stairwell, p.number, p.area_x100,
                       exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :me) as owned,
                       exists (select from registry.binding_now b where b.part_id = p.id and b.person_id = :me) as bound
                  from registry.part_now p join registry.compound_now c on c.id = p.compound_id
                 where p.id in (select part_id from registry.ownership_now where person_id = :me
                                union select part_id from registry.binding_now where person_id = :me)
                 order by c.name, p.building_number, p.stairwell_number, p.number""")
                .param("me", site.viewer().person())
                .query(HomesPage.Home.class)
                .list();
        return Pages.page("registry/homes", new HomesPage(site, homes));
    }

    /** They proved the phone that the registry knows as the owner's; that is enough. */
    @SignedIn
    @PostMapping("/homes")
    ModelAndView confirm(Site site, @Command UUID command) {
        binding.confirmOwner(site.viewer().person());
        return Pages.done("/homes", "registry.homes.done");
    }
}
