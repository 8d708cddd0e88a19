package anju.city;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns taken by name until the transaction ends. Where a sum over other rows decides, whoever adds to it takes its turn first; a
 * trigger that guards the same sum takes the same name ({@code select pg_advisory_xact_lock(hashtextextended('contract:' || id, 0))}).
 * Whoever needs several takes them in one order, so that nobody waits in a circle.
 */
public final class Locks {
    private Locks() {}

    /** Waits until nobody else holds or shares this name. */
    public static void hold(JdbcClient db, String name) {
        take(db, "pg_advisory_xact_lock", name);
    }

    /** Waits until nobody holds this name; others may share it. */
    public static void share(JdbcClient db, String name) {
        take(db, "pg_advisory_xact_lock_shared", name);
    }

    private static void take(JdbcClient db, String function, String name) {
        db.sql("select " + function + "(hashtextextended(?, 0))").param(name).query(_ -> {});
    }
}
