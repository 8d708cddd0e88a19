package anju.request;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A rung that nobody holds keeps nobody waiting. */
@InCity
class EmptyRungTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Test
    void a_request_goes_past_rungs_that_nobody_holds_at_once_and_on_record() {
        var small = beans.getBean(TransactionTemplate.class).execute(_ -> new SmallCity(db));
        assertThat(climbed(small))
                .containsExactly("VACANT BUILDING_HEAD>GRID", "VACANT GRID>COMMUNITY", "VACANT COMMUNITY>STREET");
        small.viewer(Role.GRID_WORKER, "/ha/liuan/elsewhere");
        assertThat(climbed(small))
                .as("a grid worker of another place is nobody here")
                .hasSize(3);
        small.viewer(Role.GRID_WORKER, "/ha/liuan/yongxing");
        assertThat(climbed(small)).containsExactly("VACANT BUILDING_HEAD>GRID");
        small.viewer(Role.BUILDING_HEAD, SmallCity.PATH);
        assertThat(climbed(small)).isEmpty();
    }

    private List<String> climbed(SmallCity small) {
        var draft = new RequestDraft(
                small.compound,
                small.buildings.getFirst(),
                null,
                "",
                "STAIRWELL",
                null,
                "楼道灯不亮",
                "",
                Channel.PHONE,
                "",
                Set.of(),
                List.of());
        var request = ((Reported.Received)
                        beans.getBean(Reporting.class).report(small.owner(0), UUID.randomUUID(), draft))
                .request();
        return db.sql(
                        "select kind || ' ' || from_rung || '>' || to_rung from request.rise where request_id = ? order by number")
                .param(request)
                .query(String.class)
                .list();
    }
}
