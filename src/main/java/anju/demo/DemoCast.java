package anju.demo;

import anju.access.Role;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.City;
import anju.registry.Adding;
import anju.registry.Joining;
import anju.registry.Members;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in the story: people with their roles, firms with their people, owners by their doors. */
@Component
class DemoCast {
    private final Hiring hiring;
    private final SigningIn signingIn;
    private final Organisations organisations;
    private final Members members;
    private final JdbcClient db;

    DemoCast(Hiring hiring, SigningIn signingIn, Organisations organisations, Members members, JdbcClient db) {
        this.hiring = hiring;
        this.signingIn = signingIn;
        this.organisations = organisations;
        this.members = members;
        this.db = db;
    }

    /** The troupe with these people and firms; who has a key already gives way to the one who bears it here. */
    Troupe join(Troupe troupe, List<DemoScript.Person> told, List<DemoScript.Firm> firms) {
        var viewers = new HashMap<>(troupe.people());
        var administrator = troupe.person(Troupe.ADMINISTRATOR);
        int position = 1;
        for (var person : told) {
            var role = Role.valueOf(person.role());
            var viewer = role == Role.ADMINISTRATOR
                    ? administrator
                    : hiring.hire(administrator, person.known(), role, person.place());
            if (!person.backstage()) {
                signingIn.offerDemonstration(viewer.person(), position++, "demo.hint." + person.key());
            }
            viewers.put(person.key(), viewer);
        }
        var clerk = Objects.requireNonNull(viewers.get("clerk"));
        var known = new HashMap<>(troupe.firms());
        for (var firm : firms) {
            known.put(firm.key(), founded(firm, clerk, viewers));
        }
        return new Troupe(Map.copyOf(viewers), Map.copyOf(known));
    }

    private UUID founded(DemoScript.Firm firm, Viewer clerk, Map<String, Viewer> viewers) {
        var kind = OrganisationKind.valueOf(firm.kind());
        var added = Expect.that(
                        organisations.add(clerk, City.current().newId(), firm.name(), null, kind), Adding.Added.class)
                .id();
        for (var key : Objects.requireNonNullElse(firm.people(), List.<String>of())) {
            var person = Objects.requireNonNull(viewers.get(key)).person();
            Expect.that(members.join(clerk, City.current().newId(), added, person), Joining.Joined.class);
        }
        return added;
    }

    /** The owners, home by home. */
    List<UUID> owners(UUID compound) {
        return db.sql("""
                select distinct on (length(p.building_number), p.building_number, p.stairwell_number, p.number) o.person_id
                  from registry.ownership_now o join registry.part_now p on p.id = o.part_id
                 where p.compound_id = ? and o.person_id is not null
                 order by length(p.building_number), p.building_number, p.stairwell_number, p.number, o.person_id""").param(compound).query(UUID.class).list();
    }
}
