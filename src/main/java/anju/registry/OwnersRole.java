package anju.registry;

import anju.access.Granting;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever the imported books name as owner is an owner to the whole system: at their compound, from that moment on. */
@Component
class OwnersRole {
    private final JdbcClient db;
    private final Granting granting;

    OwnersRole(JdbcClient db, Granting granting) {
        this.db = db;
        this.granting = granting;
    }

    @EventListener
    void imported(CompoundsImported event) {
        var by = db.sql("select sent_by from registry.import where id = ?")
                .param(event.importId())
                .query(UUID.class)
                .single();
        for (var compound : event.compounds()) {
            var path = db.sql("select path from registry.compound where id = ?")
                    .param(compound)
                    .query(String.class)
                    .single();
            var owners = db.sql("""
                    select distinct o.person_id from registry.ownership_now o join registry.part_now p on p.id = o.part_id
                     where p.compound_id = ? and o.person_id is not null""").param(compound).query(UUID.class).list();
            granting.owners(owners, path, by);
        }
    }
}
