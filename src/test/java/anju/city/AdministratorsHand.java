package anju.city;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody with the key to the database itself, past the application and its grants. */
public final class AdministratorsHand {
    private AdministratorsHand() {}

    public static JdbcClient in(Cities cities, City city) {
        return JdbcClient.create(cities.cluster().as(Cluster.OWNER, "anju_" + city.code()));
    }
}
