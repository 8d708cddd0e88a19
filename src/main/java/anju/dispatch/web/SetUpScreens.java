package anju.dispatch.web;

import anju.access.Action;
import anju.access.Role;
import anju.city.City;
import anju.dispatch.SettingUp;
import anju.dispatch.web.SetUpPages.Step;
import anju.site.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how far a new city is set up: each step is told by what it leaves behind. */
@Component
class SetUpScreens {
    /** Without these three nobody can register a compound, put a signature to it, or pay. */
    private static final List<Role> NEEDED =
            List.of(Role.SUBDISTRICT_CLERK, Role.SUBDISTRICT_LEADER, Role.FINANCE_BUREAU);

    private final JdbcClient db;
    private final SettingUp settingUp;

    SetUpScreens(JdbcClient db, SettingUp settingUp) {
        this.db = db;
        this.settingUp = settingUp;
    }

    /** True for whoever answers for the whole city; a demonstration is set up by its story. */
    boolean isFor(Site site) {
        return City.current().kind() != City.Kind.DEMO
                && site.viewer().may(Action.MANAGE_ACCESS, settingUp.whole().path());
    }

    /** The guide as the desk shows it: until all is done or it was put away. */
    Optional<SetUpPages.Guide> onDesk(Site site) {
        if (!site.viewer().may(Action.MANAGE_ACCESS) || !isFor(site)) {
            return Optional.empty();
        }
        if (is("select exists (select from dispatch.set_up where act_kind = 'dispatch.guide.dismissed')")) {
            return Optional.empty();
        }
        return Optional.of(guide(site))
                .filter(guide -> guide.done() < guide.steps().size());
    }

    SetUpPages.Guide guide(Site site) {
        var missing = missing();
        boolean settled = settingUp.isSettled();
        var steps = List.of(
                new Step("administrator", true, ""),
                new Step(
                        "name",
                        is("select exists (select from dispatch.set_up where act_kind = 'dispatch.city.named')"),
                        settled ? "" : "/setup/name"),
                new Step("areas", is("select exists (select from city.area where kind = 'COMMUNITY')"), "/areas/list"),
                new Step(
                        "rules",
                        is("select exists (select from policy.adoption)"),
                        settled ? "/policy" : "/setup/rules"),
                new Step("people", missing.isEmpty(), "/people"),
                new Step("registry", settled, "/registry/imports"));
        return new SetUpPages.Guide(site, steps, missing, settled);
    }

    private List<Role> missing() {
        var held = new HashSet<>(db.sql("select distinct role from access.role_grant where state = 'HELD'")
                .query(String.class)
                .list());
        return NEEDED.stream().filter(role -> !held.contains(role.name())).toList();
    }

    private boolean is(String question) {
        return db.sql(question).query(Boolean.class).single();
    }
}
