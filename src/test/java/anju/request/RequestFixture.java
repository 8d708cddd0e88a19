package anju.request;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.testing.SmallCity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A small city with somebody on each rung, and a clock to be set by hand. */
final class RequestFixture {
    final SmallCity small;
    final Viewer head;
    final Viewer grid;
    final Viewer community;
    final Viewer clerk;
    final Viewer leader;
    final Viewer department;
    final Viewer auditor;
    final JdbcClient db;
    final Reporting reporting;
    private final Cities cities;
    private final ApplicationContext beans;

    RequestFixture(ApplicationContext beans) {
        this.beans = beans;
        db = beans.getBean(JdbcClient.class);
        cities = beans.getBean(Cities.class);
        reporting = beans.getBean(Reporting.class);
        small = beans.getBean(TransactionTemplate.class).execute(_ -> new SmallCity(db));
        head = small.viewer(Role.BUILDING_HEAD, SmallCity.PATH);
        grid = small.viewer(Role.GRID_WORKER, "/ha/liuan/yongxing");
        community = small.viewer(Role.COMMUNITY_WORKER, "/ha/liuan/yongxing");
        clerk = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan");
        leader = small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan");
        department = small.viewer(Role.DEPARTMENT, "/ha");
        auditor = small.viewer(Role.AUDITOR, "/ha");
        clock("2026-11-23T09:00");
    }

    /** China's time. */
    void clock(String time) {
        cities.setClock(City.current(), instant(time));
    }

    static Instant instant(String time) {
        return LocalDateTime.parse(time).atZone(City.ZONE).toInstant();
    }

    /** A minute's work of the clockwork. */
    void climb() {
        Rising.Clockwork.climb(beans.getBean(Rising.class), beans.getBean(Requests.class));
    }

    void closeOld() {
        Rising.Clockwork.close(
                beans.getBean(Ending.class), beans.getBean(Requests.class), beans.getBean(anju.policy.Policy.class));
    }

    RequestDraft draft(Channel channel, String topic) {
        return new RequestDraft(
                small.compound,
                small.buildings.getFirst(),
                null,
                "",
                topic,
                null,
                "楼道灯不亮",
                "三楼到四楼，晚上看不见",
                channel,
                "",
                Set.of(),
                List.of());
    }

    UUID reported(Viewer by, Channel channel, String topic) {
        return ((Reported.Received) reporting.report(by, command(), draft(channel, topic))).request();
    }

    /** Reported by owner 0 about a stairwell's lights: an ordinary request. */
    UUID ordinary() {
        return reported(small.owner(0), Channel.PHONE, "STAIRWELL");
    }

    Standing standing(UUID request) {
        return beans.getBean(Requests.class).standing(request).orElseThrow();
    }

    static UUID command() {
        return UUID.randomUUID();
    }
}
