package anju.journey;

import anju.access.Grant;
import anju.access.NewPerson;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.testing.Web;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The areas and the people with a desk, each with their own browser; what a new office has before its first day. */
public final class People {
    public static final String STREET = "/ha/liuan";
    private static final Map<Role, String> NAMES = Map.ofEntries(
            Map.entry(Role.HOUSING_BUREAU, "市住建局"),
            Map.entry(Role.SUBDISTRICT_CLERK, "陈静"),
            Map.entry(Role.SUBDISTRICT_LEADER, "周建明"),
            Map.entry(Role.GRID_WORKER, "李敏"),
            Map.entry(Role.COMMITTEE_MEMBER, "赵国栋"),
            Map.entry(Role.TELLER, "孙桂兰"),
            Map.entry(Role.FINANCE_BUREAU, "吴海"),
            Map.entry(Role.CONTRACTOR, "恒筑项目部"),
            Map.entry(Role.SUPERVISOR, "正信监理部"));

    private final City city;
    private final int port;
    private final JdbcClient db;
    private final anju.access.People people;
    private final Map<Role, Web> browsers = new EnumMap<>(Role.class);
    private final Map<Role, Viewer> viewers = new EnumMap<>(Role.class);

    public People(City city, int port, JdbcClient db, Areas areas, anju.access.People people) {
        this.city = city;
        this.port = port;
        this.db = db;
        this.people = people;
        var whole = areas.add(null, Area.Kind.CITY, "ha", "和安市");
        var street = areas.add(whole, Area.Kind.STREET, "liuan", "柳岸街道");
        areas.add(street, Area.Kind.COMMUNITY, "yongxing", "永兴社区");
    }

    /** The browser of the one with this role; signed in the first time. */
    public Web the(Role role) {
        return browsers.computeIfAbsent(role, one -> Web.at(city, port).as(viewer(one), db));
    }

    /** The same person in a browser of their own at another desk. */
    public Web elsewhere(Role role) {
        return Web.at(city, port).as(viewer(role), db);
    }

    /** The session has run out; the browser is still the same, and so is the person who signs in again. */
    public void sessionEnds(Role role) {
        the(role).cookies().remove("anju");
    }

    public void signsInAgain(Role role) {
        the(role).as(viewer(role), db);
    }

    /** One more person with this role. */
    public Web another(Role role, String name) {
        return Web.at(city, port).as(person(role, name), db);
    }

    private Viewer viewer(Role role) {
        return viewers.computeIfAbsent(role, one -> person(one, Objects.requireNonNull(NAMES.get(one))));
    }

    private Viewer person(Role role, String name) {
        var wide = role == Role.HOUSING_BUREAU || role == Role.FINANCE_BUREAU;
        return new Viewer(
                people.add(new NewPerson(name, null, null)), name, List.of(new Grant(role, wide ? "/ha" : STREET)));
    }

    public Web anybody() {
        return Web.at(city, port);
    }

    /** Signs in as a resident does: by phone, with the code that a trial city shows on the page. */
    public Web resident(Neighbour neighbour) {
        var web = Web.at(city, port);
        var page = web.get("/sign-in")
                .isOk()
                .form("/sign-in/phone")
                .with("phone", neighbour.phone())
                .submit();
        page.form()
                .with("digits", page.words().replaceAll(".*验证码是 (\\d{6}).*", "$1"))
                .submit()
                .isOk();
        return web;
    }
}
