package anju.plan;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether anything outside the plan names an item. The modules above are not known here, but the database knows every foreign
 * key, so no later module can be forgotten.
 */
@Component
class ItemReferences {
    private final JdbcClient db;

    ItemReferences(JdbcClient db) {
        this.db = db;
    }

    boolean name(UUID item) {
        return db.sql("""
                select n.nspname || '.' || t.relname as table_name, a.attname as column_name
                  from pg_constraint c
                  join pg_class t on t.oid = c.conrelid
                  join pg_namespace n on n.oid = t.relnamespace
                  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                 where c.contype = 'f' and c.confrelid = 'plan.item'::regclass and n.nspname <> 'plan'""").query(Column.class).list().stream()
                .anyMatch(column -> db.sql("select exists (select from " + column.tableName + " where "
                                + column.columnName + " = ?)")
                        .param(item)
                        .query(Boolean.class)
                        .single());
    }

    private record Column(String tableName, String columnName) {}
}
