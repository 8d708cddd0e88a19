package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.access.Role;
import anju.access.SignedIn;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may open which address: written down for review, and tried at the door by every role, by a stranger, by nobody. */
@InCity
class PermissionsTest {
    private static final int AT_ONCE = 4;
    private static final String NO_SUCH_ID = "00000000-0000-7000-8000-000000000000";

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @Test
    void the_list_of_addresses_and_who_may_open_them_is_the_reviewed_one() throws IOException {
        var wanted = """
                # Who may open what

                Every address the application answers, and every action with the roles it is open to. An action lets somebody in at
                the door; the verb then asks again for the place it touches. Held against the annotations by `PermissionsTest`, which
                also tries each address as each role; write it anew with `-Danju.write=true`.

                | address | method | who |
                |---|---|---|
                """
                + routes().stream()
                        .map(route -> "| `" + route.path + "` | " + route.method + " | " + route.who() + " |\n")
                        .collect(Collectors.joining())
                + "\n| action | roles |\n|---|---|\n"
                + Arrays.stream(Action.values())
                        .map(action -> "| `" + action + "` | "
                                + Arrays.stream(Role.values())
                                        .filter(action::isOpenTo)
                                        .map(Role::name)
                                        .collect(Collectors.joining(", "))
                                + " |\n")
                        .collect(Collectors.joining());
        var file = Path.of("docs/permissions.md");
        if (Boolean.getBoolean("anju.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(Files.readString(file)).isEqualTo(wanted);
    }

    @Test
    void the_door_opens_to_those_alone(City city) throws Exception {
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(100);
        var small = transaction.execute(_ -> new SmallCity(db));
        var tries = new ArrayList<Callable<List<String>>>();
        tries.add(() -> nobody(city, routes));
        var stranger = new Viewer(small.person("访客"), "访客", List.of());
        tries.add(somebody(city, routes, stranger));
        for (var role : Role.values()) {
            var viewer = transaction.execute(_ -> small.viewer(role));
            tries.add(somebody(city, routes, viewer));
        }
        var wrong = new TreeSet<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var tried : threads.invokeAll(tries)) {
                wrong.addAll(tried.get());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> nobody(City city, List<Route> routes) {
        var web = Web.at(city, port);
        var token = token(web);
        var wrong = new ArrayList<String>();
        for (var route : routes) {
            // Posts that are open to everybody sign people in and out; they have their own tests.
            if (route.isOpen() && route.method.equals("POST")) {
                continue;
            }
            var page = route.sent(web, token);
            boolean away = page.status() / 100 == 3 && page.location().startsWith("/sign-in");
            // The later steps of signing in lead back to its first.
            boolean refused = page.status() == 403 || away && !route.path.startsWith("/sign-in/");
            if (route.isOpen() ? refused : !away) {
                wrong.add("nobody " + route + " answers " + page.status());
            }
        }
        return wrong;
    }

    private Callable<List<String>> somebody(City city, List<Route> routes, Viewer viewer) {
        var web = Web.at(city, port);
        var token = token(web);
        web.as(viewer, db);
        return () -> refusals(web, token, routes, viewer);
    }

    private static List<String> refusals(Web web, String token, List<Route> routes, Viewer viewer) {
        var wrong = new ArrayList<String>();
        for (var route : routes) {
            var needs = route.needs();
            if (needs == null) {
                continue;
            }
            boolean may = viewer.may(needs);
            // What they may post is tried by the tests of each page; here it would only be incomplete forms.
            if (may && route.method.equals("POST")) {
                continue;
            }
            int status = route.sent(web, token).status();
            if ((status == 403) == may || status >= 500) {
                wrong.add(viewer.name() + " " + route + " answers " + status);
            }
        }
        return wrong;
    }

    /** A form's token, so that it is not for want of it that a post is refused. */
    private static String token(Web web) {
        var token = web.get("/sign-in").document().select("input[name=_csrf]").val();
        assertThat(token).isNotEmpty();
        return token;
    }

    private List<Route> routes() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> isOfTheApplication(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> methods(
                                        entry.getKey().getMethodsCondition().getMethods())
                                .map(method -> new Route(path, method, entry.getValue()))))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private static Stream<String> methods(java.util.Set<?> asked) {
        return asked.isEmpty() ? Stream.of("GET") : asked.stream().map(Object::toString);
    }

    private static boolean isOfTheApplication(HandlerMethod handler) {
        var type = handler.getBeanType();
        return type.getName().startsWith("anju.")
                && !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test-classes");
    }

    private record Route(String path, String method, HandlerMethod handler) {
        boolean isOpen() {
            return handler.hasMethodAnnotation(Open.class);
        }

        Action needs() {
            var needs = handler.getMethodAnnotation(Needs.class);
            return needs == null ? null : needs.value();
        }

        String who() {
            return isOpen()
                    ? "everybody"
                    : handler.hasMethodAnnotation(SignedIn.class) ? "whoever is signed in" : "`" + needs() + "`";
        }

        Web.Page sent(Web web, String token) {
            var concrete = path.replaceAll("\\{(?:[^{}]|\\{[^{}]*})+}", NO_SUCH_ID);
            return method.equals("POST") ? web.post(concrete, Map.of("_csrf", token)) : web.get(concrete);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
