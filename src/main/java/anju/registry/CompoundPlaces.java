package anju.registry;

import anju.access.PlaceSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compounds as places where roles may be held. */
@Configuration(proxyBeanMethods = false)
class CompoundPlaces {
    @Bean
    PlaceSource compoundsAsPlaces(JdbcClient db) {
        return new PlaceSource(() -> db.sql("select path, name from registry.compound_now")
                .query(PlaceSource.Place.class)
                .list());
    }
}
