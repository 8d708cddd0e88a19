package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.InCity;
import anju.testing.SmallCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
class SmallCityTest {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void the_fixture_fits_the_schema() {
        transaction.executeWithoutResult(_ -> new SmallCity(db));
        assertThat(db.sql("select count(*) from registry.part_now")
                        .query(Long.class)
                        .single())
                .isEqualTo(24);
        assertThat(db.sql("select count(*) from registry.ownership_now")
                        .query(Long.class)
                        .single())
                .isEqualTo(25);
    }
}
