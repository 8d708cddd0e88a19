package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sealed report waits at an auditor's desk, and nobody else's desk, board, meeting or message can tell that there is one. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedAtDeskTest {
    private static final List<Role> OTHERS = List.of(
            Role.SUBDISTRICT_LEADER,
            Role.SUBDISTRICT_CLERK,
            Role.HOUSING_BUREAU,
            Role.COMMUNITY_WORKER,
            Role.ADMINISTRATOR);

    @Autowired
    JdbcClient db;

    @Autowired
    Cities cities;

    @Autowired
    Reminding reminding;

    @LocalServerPort
    int port;

    private SmallCity small;
    private Web auditor;
    private Viewer hears;
    private final Map<Role, Web> others = new LinkedHashMap<>();

    @BeforeAll
    void found(City city) {
        small = new SmallCity(db);
        hears = small.viewer(Role.AUDITOR, "/ha");
        auditor = Web.at(city, port).as(hears, db);
        OTHERS.forEach(role -> others.put(role, Web.at(city, port).as(small.viewer(role, "/ha"), db)));
    }

    @Test
    void only_the_auditors_desk_tells_of_it_from_its_coming_to_its_end(City city) {
        var before = seenByOthers();
        assertThat(auditor.get("/desk").isOk().words()).contains("有 0 件事等您办");

        report(city);
        assertThat(auditor.get("/desk").isOk().words()).contains("有 1 件事等您办", "回应密封举报", "前");
        assertThat(seenByOthers()).isEqualTo(before);

        cities.setClock(city, city.now().plus(Duration.ofDays(60)));
        var desk = auditor.get("/desk").isOk();
        assertThat(desk.document().select("#due-title").text()).contains("1 件");
        assertThat(desk.words()).contains("超期");
        assertThat(seenByOthers()).as("when it is late").isEqualTo(before);
        assertThat(agenda(city)).contains("现在没有超期的事").doesNotContain("举报");
        assertThat(reminding.remind(hears.person())).as("a message would tell").isFalse();

        var href = desk.document().selectFirst("a[href^=/sealed-reports#]").attr("href");
        var list = auditor.get("/sealed-reports").isOk();
        var row = list.document().getElementById(href.substring(href.indexOf('#') + 1));
        assertThat(row).as("the row the desk points at").isNotNull();
        var opening = row.selectFirst("form").attr("action");
        move(list.form(opening).send().isOk(), "ACKNOWLEDGED");
        assertThat(auditor.get("/desk").words()).contains("有 1 件事等您办", "查办密封举报").doesNotContain("超期");
        move(auditor.get("/sealed-reports").form(opening).send().isOk(), "CLOSED");
        assertThat(auditor.get("/desk").words()).contains("有 0 件事等您办");
        assertThat(String.join("", seenByOthers().values())).doesNotContain("举报");
    }

    private void report(City city) {
        Web.at(city, port)
                .get("/sealed-reports/new")
                .form()
                .with("compound", small.compound.toString())
                .with("text", "有人收材料商的钱")
                .submit()
                .isOk();
    }

    private static void move(Web.Page opened, String to) {
        opened.form().with("to", to).with("note", "核查").submit().isOk();
    }

    private Map<String, String> seenByOthers() {
        var seen = new LinkedHashMap<String, String>();
        others.forEach((role, web) -> {
            for (var path : List.of("/desk", "/board")) {
                var page = web.get(path);
                seen.put(role + path, page.status() == 200 ? timeless(page.words()) : String.valueOf(page.status()));
            }
        });
        return seen;
    }

    /** What a page says, without today's date and the months of this year. */
    private static String timeless(String words) {
        return words.replaceAll("\\d{4}-\\d\\d-\\d\\d|(?<=比例) (\\d+ 月 ¥0\\.00 )+", "");
    }

    private String agenda(City city) {
        var leader = others.get(Role.SUBDISTRICT_LEADER);
        var at = city.now().plus(Duration.ofHours(1)).atZone(City.ZONE);
        return leader.get("/meetings/new")
                .form()
                .with("area", small.community.toString())
                .with("title", "进度例会")
                .with("venue", "社区会议室")
                .with("at", at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")))
                .submit()
                .words();
    }
}
