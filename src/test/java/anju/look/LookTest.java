package anju.look;

import anju.access.Role;
import anju.city.City;
import anju.money.Money;
import anju.plan.*;
import anju.survey.*;
import anju.testing.*;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.*;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
class LookTest {
    @LocalServerPort int port;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired Surveying surveying;
    SmallCity small;

    @Test
    void look(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        try (var browser = Browser.at(city, port)) {
            for (var path : List.of("/", "/compounds/" + small.compound, "/record", "/payments")) {
                browser.open(path);
                var name = path.replaceAll("[^a-z]", "").replaceAll("compounds.*", "compound");
                System.out.println(browser.screenshot("look-" + name + "-d", 1440));
                System.out.println(browser.screenshot("look-" + name + "-p", 390));
            }
        }
    }
}
