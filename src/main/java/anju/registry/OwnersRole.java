package anju.registry;

import anju.access.Granting;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever the books name as owner is an owner to the whole system: at their compound, as long as they hold a home there. */
@Component
class OwnersRole {
    private record Once(UUID personId, boolean owns) {}

    private final JdbcClient db;
    private final Granting granting;

    OwnersRole(JdbcClient db, Granting granting) {
        this.db = db;
        this.granting = granting;
    }

    /** Brings the roles at these compounds in line with who owns there now; {@code act} is what changed it. */
    void follow(Collection<UUID> compounds, UUID by, UUID act, RegistryAct kind) {
        for (var compound : compounds) {
            var path = db.sql("select path from registry.compound where id = ?")
                    .param(compound)
                    .query(String.class)
                    .single();
            var people = db.sql("""
                    select o.person_id, bool_or(n.id is not null) as owns
                      from registry.ownership o
                      join registry.part p on p.id = o.part_id
                      join registry.stairwell s on s.id = p.stairwell_id
                      join registry.building b on b.id = s.building_id
                      left join registry.ownership_now n on n.id = o.id
                     where b.compound_id = ? and o.person_id is not null
                     group by o.person_id""").param(compound).query(Once.class).list();
            granting.owners(those(people, true), path, by, act, kind);
            granting.noLongerOwners(those(people, false), path, by, act, kind);
        }
    }

    private static List<UUID> those(List<Once> people, boolean own) {
        return people.stream()
                .filter(once -> once.owns == own)
                .map(Once::personId)
                .toList();
    }
}
