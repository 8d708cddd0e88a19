package anju.journey;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.Web;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The people with a desk, each with their own browser. */
public final class People {
    public static final String STREET = "/ha/liuan";
    private static final Map<Role, String> NAMES = Map.ofEntries(
            Map.entry(Role.HOUSING_BUREAU, "市住建局"),
            Map.entry(Role.SUBDISTRICT_CLERK, "陈静"),
            Map.entry(Role.SUBDISTRICT_LEADER, "周建明"),
            Map.entry(Role.GRID_WORKER, "李敏"),
            Map.entry(Role.DEPARTMENT, "市消防救援支队"),
            Map.entry(Role.PROPERTY_FIRM, "安和物业部"),
            Map.entry(Role.COMMUNITY_WORKER, "郑小红"),
            Map.entry(Role.COMMITTEE_MEMBER, "赵国栋"),
            Map.entry(Role.TELLER, "孙桂兰"),
            Map.entry(Role.FINANCE_BUREAU, "吴海"),
            Map.entry(Role.CONTRACTOR, "恒筑项目部"),
            Map.entry(Role.SUPERVISOR, "正信监理部"));

    private final Town town;
    private final Map<Role, Web> browsers = new EnumMap<>(Role.class);
    private final Map<Role, Viewer> viewers = new EnumMap<>(Role.class);

    public People(Town town) {
        this.town = town;
    }

    /** The browser of the one with this role; signed in the first time. */
    public Web the(Role role) {
        return browsers.computeIfAbsent(role, one -> signedIn(viewer(one)));
    }

    /** The same person in a browser of their own at another desk. */
    public Web elsewhere(Role role) {
        return signedIn(viewer(role));
    }

    /** The session has run out; the browser is still the same, and so is the person who signs in again. */
    public void sessionEnds(Role role) {
        the(role).cookies().remove("anju");
    }

    public void signsInAgain(Role role) {
        untilAnswered(() -> the(role).as(viewer(role), town.db()));
    }

    String nameOf(Role role) {
        return viewer(role).name();
    }

    /** One more person with this role. */
    public Web another(Role role, String name) {
        return signedIn(person(role, name));
    }

    private Viewer viewer(Role role) {
        return viewers.computeIfAbsent(role, one -> person(one, Objects.requireNonNull(NAMES.get(one))));
    }

    private Viewer person(Role role, String name) {
        var wide = role == Role.HOUSING_BUREAU || role == Role.FINANCE_BUREAU;
        return new Viewer(town.newcomer(name), name, List.of(new Grant(role, wide ? "/ha" : STREET)));
    }

    private static final Pattern TOO_SOON = Pattern.compile("验证码刚发过，请 (\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}) 以后再发");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public Web anybody() {
        return town.visitor();
    }

    private Web signedIn(Viewer viewer) {
        return untilAnswered(() -> town.visitor().as(viewer, town.db()));
    }

    /** Signing in carries no command: who got no answer begins at the sign-in page again. */
    private static Web untilAnswered(Supplier<Web> entering) {
        while (true) {
            try {
                return entering.get();
            } catch (Unanswered _) {
                Thread.onSpinWait();
            }
        }
    }

    /** Signs in as a resident does: by phone, with the code that a trial city shows on the page. */
    public Web resident(Neighbour neighbour) {
        return untilAnswered(() -> byPhone(neighbour));
    }

    private Web byPhone(Neighbour neighbour) {
        var web = town.visitor();
        var page = web.get("/sign-in")
                .isOk()
                .form("/sign-in/phone")
                .with("phone", neighbour.phone())
                .submit();
        var again = TOO_SOON.matcher(page.words());
        if (again.find()) {
            // The code was sent, and the answer that said so was lost: wait, as the page asks.
            town.clock(LocalDateTime.parse(again.group(1), MINUTE)
                    .plusMinutes(1)
                    .atZone(City.ZONE)
                    .toInstant());
            return byPhone(neighbour);
        }
        page.form()
                .with("digits", page.words().replaceAll(".*验证码是 (\\d{6}).*", "$1"))
                .submit()
                .isOk();
        return web;
    }
}
