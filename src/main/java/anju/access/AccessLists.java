package anju.access;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pages about people, roles and looks read; opens only what they may show. */
@Component
public class AccessLists {
    private final JdbcClient db;

    AccessLists(JdbcClient db) {
        this.db = db;
    }

    /** Names of all areas by path. */
    public Map<String, String> names() {
        return db.sql("select path, name from city.area").query(Named.class).list().stream()
                .collect(Collectors.toMap(Named::path, Named::name));
    }

    private record Named(String path, String name) {}
}
