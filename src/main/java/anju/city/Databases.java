package anju.city;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases of a cluster by name: the directory, the template new cities are copied from, and one for each city. */
record Databases(Cluster cluster) {
    private static final String DIRECTORY = "anju_directory";

    /** Makes what is there before any city: the runtime roles, and the directory in today's shape. Once for a running cluster. */
    void prepare() {
        cluster.once(() -> {
            cluster.prepare();
            if (!exists(DIRECTORY)) {
                create(DIRECTORY, "template0");
            }
            Migrations.applyToDirectory(cluster.as(Cluster.OWNER, DIRECTORY));
        });
    }

    JdbcClient directory() {
        return JdbcClient.create(cluster.as(Cluster.OWNER, DIRECTORY));
    }

    boolean knowsAnyCity() {
        return directory()
                .sql("select exists (select from city)")
                .query(Boolean.class)
                .single();
    }

    /** The migrated, empty database that new cities are copied from; made once for each state of the migrations. */
    String template() {
        synchronized (cluster) {
            var name = "anju_template_" + Migrations.digest();
            if (!exists(name)) {
                var growing = name + "_new";
                drop(growing);
                create(growing, "template0");
                Migrations.applyToCity(cluster.as(Cluster.OWNER, growing));
                cluster.administration()
                        .sql("alter database " + growing + " rename to " + name)
                        .update();
            }
            return name;
        }
    }

    boolean exists(String name) {
        return cluster.administration()
                .sql("select exists (select from pg_database where datname = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    void create(String name, String template) {
        cluster.administration()
                .sql("create database " + name + " owner " + Cluster.OWNER + " template " + template)
                .update();
    }

    void drop(String name) {
        cluster.administration()
                .sql("drop database if exists " + name + " with (force)")
                .update();
    }
}
