package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Needs;
import anju.access.Open;
import anju.access.SignedIn;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route the application has. */
@InCity
class RoutesTest {
    /** A verb in an address is a noun not yet found. */
    private static final Pattern VERBS = Pattern.compile(
            "/(create|update|delete|remove|save|submit|do|get|set|add|edit|process|handle|execute|cast|close|approve|confirm|reject)(/|$)");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private Map<RequestMappingInfo, HandlerMethod> handlers() {
        return requestMappingHandlerMapping.getHandlerMethods();
    }

    @Test
    void every_handler_says_exactly_once_who_may_open_it() {
        var found = handlers().values().stream()
                .filter(handler -> Stream.of(Open.class, SignedIn.class, Needs.class)
                                .filter(handler::hasMethodAnnotation)
                                .count()
                        != 1)
                .map(handler -> handler + ": put exactly one of @Open, @SignedIn, @Needs(Action) on it");
        assertThat(found).isEmpty();
    }

    @Test
    void addresses_are_nouns() {
        assertThat(paths(Set.of()).stream().filter(path -> VERBS.matcher(path).find()))
                .as("addresses with a verb in them")
                .isEmpty();
    }

    @Test
    void what_changes_something_is_posted() {
        var found = handlers().keySet().stream()
                .map(info -> info.getMethodsCondition().getMethods())
                .flatMap(Set::stream)
                .filter(method -> !Set.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.HEAD)
                        .contains(method));
        assertThat(found).as("methods that plain forms cannot send").isEmpty();
    }

    @Test
    void asking_for_any_page_changes_nothing_and_fails_nowhere(City city) {
        var before = rows();
        var web = Web.at(city, port);
        var wrong = new ArrayList<String>();
        for (var path : paths(Set.of(RequestMethod.GET))) {
            if (path.startsWith("/trial/") || path.startsWith("/error")) {
                continue;
            }
            var concrete = path.replaceAll("\\{(?:[^{}]|\\{[^{}]*})+}", "00000000-0000-7000-8000-000000000000");
            var page = web.get(concrete);
            if (page.status() >= 500) {
                wrong.add(concrete + " answers " + page.status());
            }
            if (page.header("content-security-policy").isEmpty()
                    || !page.header("x-content-type-options").equals("nosniff")) {
                wrong.add(concrete + " lacks its headers");
            }
            if (path.contains("{")
                    && page.status() == 200
                    && !page.header("content-type").contains("html")) {
                wrong.add(concrete + " answers 200 for an id that does not exist");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).as("rows of each table, and how many were written").isEqualTo(before);
    }

    @Test
    void a_mangled_id_is_no_outage(City city) {
        var web = Web.at(city, port);
        var wrong = new ArrayList<String>();
        for (var path : paths(Set.of(RequestMethod.GET))) {
            if (!path.contains("{") || path.startsWith("/trial/failures")) {
                continue;
            }
            for (var id : List.of("x", "%27%3B--", "%E5%AE%89", "0")) {
                var concrete = path.replaceAll("\\{(?:[^{}]|\\{[^{}]*})+}", id);
                int status = web.get(concrete).status();
                if (status >= 500) {
                    wrong.add(concrete + " answers " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Rows written, rewritten and removed in each table so far; sessions are the visitor's own. */
    private Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        db.sql("""
                select n.nspname || '.' || c.relname as name
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
                   and has_table_privilege(c.oid, 'select')""").query(String.class).list().stream()
                .filter(table -> !table.startsWith("access.session"))
                .forEach(table -> rows.put(
                        table,
                        db.sql(
                                        "select coalesce(sum(hashtextextended(xmin::text || ctid::text, 0)::numeric % 1000000007), 0)::bigint from "
                                                + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    private Set<String> paths(Set<RequestMethod> methods) {
        var paths = new TreeSet<String>();
        handlers().keySet().stream()
                .filter(info -> methods.isEmpty()
                        || info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().stream().anyMatch(methods::contains))
                .forEach(info -> paths.addAll(info.getPatternValues()));
        return paths;
    }
}
