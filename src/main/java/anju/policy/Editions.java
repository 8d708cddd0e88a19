package anju.policy;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Editions stored in the city's database, and which pack holds where. */
@Component
class Editions {
    private final JdbcClient db;
    /** An id is the hash of its content, so what is read once holds for every city and for ever. */
    private final Map<UUID, Edition> read = new ConcurrentHashMap<>();

    Editions(JdbcClient db) {
        this.db = db;
    }

    UUID store(Edition edition) {
        db.sql("""
                insert into policy.edition (id, pack, from_on, digest, content, stored_at) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                .param(edition.id())
                .param(edition.pack())
                .param(Date.valueOf(edition.from()))
                .param(edition.digest())
                .param(edition.content())
                .param(Timestamp.from(City.current().now()))
                .update();
        return edition.id();
    }

    Edition stored(UUID id) {
        var known = read.get(id);
        if (known == null) {
            known = Edition.read(db.sql("select content from policy.edition where id = ?")
                    .param(id)
                    .query(String.class)
                    .single());
            read.put(id, known);
        }
        return known;
    }

    /** The pack adopted nearest above the place; the national one where nobody has adopted any. */
    String packAt(String path, LocalDate date) {
        return packsAt(List.of(path), date).getFirst();
    }

    /** The packs that hold at these places, each once. */
    List<String> packsAt(Collection<String> paths, LocalDate date) {
        return db.sql("""
                select distinct coalesce(
                         (select a.pack from policy.adoption a
                            join city.area c on c.id = a.area_id
                           where (p = c.path or starts_with(p, c.path || '/')) and a.from_on <= :date
                           order by length(c.path) desc, a.from_on desc
                           limit 1), :national)
                  from unnest(:paths::text[]) p""")
                .param("paths", paths.toArray(String[]::new))
                .param("date", Date.valueOf(date))
                .param("national", Packs.NATIONAL)
                .query(String.class)
                .list();
    }

    /** The days from which something is adopted at the place or above it. */
    List<LocalDate> adoptionDays(String path) {
        return db.sql("""
                select distinct a.from_on from policy.adoption a
                  join city.area c on c.id = a.area_id
                 where :path = c.path or starts_with(:path, c.path || '/')
                 order by a.from_on""").param("path", path).query(LocalDate.class).list();
    }
}
