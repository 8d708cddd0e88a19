package anju.registry;

import anju.access.Granting;
import anju.access.OwnerAt;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever the books name as owner is an owner to the whole system: at their compound, as long as they hold a home there. */
@Component
class OwnersRole {
    private record Once(UUID personId, String path, boolean owns) {}

    private final JdbcClient db;
    private final Granting granting;

    OwnersRole(JdbcClient db, Granting granting) {
        this.db = db;
        this.granting = granting;
    }

    /** Brings the roles at these compounds in line with who owns there now; {@code act} is what changed it. */
    void follow(Collection<UUID> compounds, UUID by, UUID act, RegistryAct kind) {
        var people = db.sql("""
                select o.person_id, b.path, bool_or(n.id is not null) as owns
                  from registry.ownership o
                  join registry.part p on p.id = o.part_id
                  join registry.stairwell s on s.id = p.stairwell_id
                  join (select b.id, c.path from registry.building b join registry.compound c on c.id = b.compound_id
                         where c.id = any (?::uuid[])) b on b.id = s.building_id
                  left join registry.ownership_now n on n.id = o.id
                 where o.person_id is not null
                 group by o.person_id, b.path""")
                .param(compounds.toArray(UUID[]::new))
                .query(Once.class)
                .list();
        granting.owners(those(people, true), by, act, kind);
        granting.noLongerOwners(those(people, false), by, act, kind);
    }

    private static List<OwnerAt> those(List<Once> people, boolean own) {
        return people.stream()
                .filter(once -> once.owns == own)
                .map(once -> new OwnerAt(once.personId, once.path))
                .toList();
    }
}
