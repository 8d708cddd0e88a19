package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Sealed;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Somebody of every role opens every page of a city in which nothing has happened yet. */
@InCity
class EmptyCityTest {
    /** What a list says that has nothing of its own to say. */
    private static final String SAYS_NOTHING = "有了就会列在这里";

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping routes;

    @Autowired
    JdbcClient db;

    @Test
    void every_list_says_what_it_is_for_and_what_to_do_first(
            City city, @Autowired Areas areas, @Autowired TransactionTemplate transaction) {
        var root = transaction.execute(_ -> areas.add(null, Area.Kind.CITY, "city", "新城市"));
        var faults = new TreeSet<String>();
        var seen = new ArrayList<String>();
        for (var role : Role.values()) {
            var web = Web.at(city, port).as(somebody(role, root.path()), db);
            for (var path : pages()) {
                var page = web.get(path);
                if (page.status() >= 500) {
                    faults.add(path + " answers " + page.status() + " to " + role);
                }
                if (page.status() != 200 || !page.header("content-type").startsWith("text/html")) {
                    continue;
                }
                seen.add(path);
                var main = page.document().select("main");
                if (main.text().contains(SAYS_NOTHING)) {
                    faults.add(path + " has a list that does not say what it is for");
                }
                for (var table : main.select("table")) {
                    if (table.select("tbody tr").isEmpty()) {
                        faults.add(path + " shows a bare table to " + role);
                    }
                }
                for (var list : main.select("ul, ol")) {
                    if (list.childrenSize() == 0) {
                        faults.add(path + " shows an empty list to " + role);
                    }
                }
                for (var empty : main.select(".empty")) {
                    if (empty.select("p").text().isBlank()) {
                        faults.add(path + " does not say what to do first to " + role);
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private Viewer somebody(Role role, String path) {
        var person = City.current().newId();
        db.sql("insert into access.person (id, name_enc, created_at) values (?, ?, now())")
                .params(person, Sealed.name(db, person, role.name()))
                .update();
        return new Viewer(person, role.name(), List.of(new Grant(role, path)));
    }

    /** Those that hang on nothing which is not there yet. */
    private List<String> pages() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> !path.matches(".*\\{.*|/trial/.*|/error.*|.*\\.[a-z]+|/components"))
                .sorted()
                .toList();
    }
}
