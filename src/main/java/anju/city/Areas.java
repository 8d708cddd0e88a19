package anju.city;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The city's tree of areas. A place's path is its ancestors' codes joined by slashes ({@code /ha/liuan/yongxing}); roles
 * and adopted packs hold for a path and everything below it.
 */
public class Areas {
    private final JdbcClient db;

    Areas(JdbcClient db) {
        this.db = db;
    }

    /** Adds an area below {@code parent} (the city itself has none); the same code twice below one parent is refused by the database. */
    @Transactional
    public Area add(@Nullable Area parent, Area.Kind kind, String code, String name) {
        if (!code.matches("[a-z0-9]{1,20}")) {
            throw new IllegalArgumentException("an area's code is 1 to 20 lower-case letters and digits, not " + code);
        }
        var area = new Area(
                City.current().newId(),
                parent == null ? null : parent.id(),
                kind,
                name,
                (parent == null ? "" : parent.path()) + "/" + code);
        db.sql("insert into city.area (id, parent_id, kind, name, path) values (?, ?, ?, ?, ?)")
                .param(area.id())
                .param(area.parentId())
                .param(kind.name())
                .param(name)
                .param(area.path())
                .update();
        return area;
    }

    @Transactional
    public void rename(UUID area, String name) {
        db.sql("update city.area set name = ? where id = ?").params(name, area).update();
    }

    public List<Area> all() {
        return db.sql("select id, parent_id, kind, name, path from city.area order by path")
                .query(Area.class)
                .list();
    }

    public Optional<Area> byId(UUID id) {
        return db.sql("select id, parent_id, kind, name, path from city.area where id = ?")
                .param(id)
                .query(Area.class)
                .optional();
    }

    public Optional<Area> byPath(String path) {
        return db.sql("select id, parent_id, kind, name, path from city.area where path = ?")
                .param(path)
                .query(Area.class)
                .optional();
    }

    /** The area at {@code path} and those above it, innermost first: where rules and roles are looked up. */
    public List<Area> enclosing(String path) {
        return db.sql("""
                select id, parent_id, kind, name, path from city.area
                 where :path = path or starts_with(:path, path || '/')
                 order by length(path) desc""").param("path", path).query(Area.class).list();
    }
}
