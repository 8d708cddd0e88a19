package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Neighbours' teams form when enough are willing; activities are counted by heads; nobody is named. */
@InCity
class LifeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Teaming teaming;

    @Autowired
    Hosting hosting;

    @Autowired
    Cities cities;

    private static SmallCity small;
    private static Viewer firm;
    private static String built;

    @BeforeEach
    void build(City city) {
        cities.setClock(city, NOW);
        if (!city.code().equals(built)) {
            small = new SmallCity(db);
            firm = small.viewer(Role.PROPERTY_FIRM);
            built = city.code();
        }
    }

    @Test
    @Shows("CD-14")
    void one_neighbour_is_no_team_and_the_second_willing_one_makes_it() {
        var team = proposed("银发照看队", small.owner(0));
        assertThat(state(team)).isEqualTo("PROPOSED");
        assertThat(teaming.join(small.owner(0), id(), small.compound, team)).isEqualTo(new Teamed.AlreadyIn());
        assertThat(teaming.join(small.owner(1), id(), small.compound, team)).isEqualTo(new Teamed.Formed(2));
        assertThat(state(team)).isEqualTo("FORMED");
        assertThat(teaming.join(small.owner(2), id(), small.compound, team)).isEqualTo(new Teamed.Joined(0));
        assertThat(teaming.leave(small.owner(2), id(), small.compound, team)).isEqualTo(new Teamed.Left());
        assertThat(teaming.leave(small.owner(2), id(), small.compound, team)).isEqualTo(new Teamed.NotIn());
    }

    @Test
    void the_database_forms_no_team_of_one() {
        var team = proposed("一人队", small.owner(0));
        var act = small.act("stewardship.team.formed");
        assertThatThrownBy(() ->
                        db.sql("""
                        insert into stewardship.team_step (id, team_id, to_state, members, reason, by_person, at, act_id, act_kind)
                        values (gen_random_uuid(), ?, 'FORMED', 2, '', ?, now(), ?, 'stewardship.team.formed')""").params(team, small.owners.getFirst(), act).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("too few members");
    }

    @Test
    void a_team_is_given_up_by_its_members_alone_and_its_name_is_free_again() {
        var team = proposed("绿化队", small.owner(0));
        assertThat(teaming.propose(small.owner(3), id(), small.compound, "绿化队", Purpose.GREENING))
                .isEqualTo(new Teamed.NameTaken());
        assertThat(teaming.dissolve(small.owner(3), id(), small.compound, team, "不想要"))
                .isEqualTo(new Teamed.NotYours());
        assertThat(teaming.dissolve(small.owner(0), id(), small.compound, team, "人手不够"))
                .isEqualTo(new Teamed.Dissolved());
        assertThat(teaming.join(small.owner(3), id(), small.compound, team)).isEqualTo(new Teamed.Gone());
        assertThat(teaming.propose(small.owner(3), id(), small.compound, "绿化队", Purpose.GREENING))
                .isInstanceOf(Teamed.Proposed.class);
        var outsider = new Viewer(small.owners.getFirst(), "", java.util.List.of());
        assertThatThrownBy(() -> teaming.propose(outsider, id(), small.compound, "外人队", Purpose.OTHER))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    @Shows({"CD-21", "EP-04"})
    void person_times_are_the_heads_of_all_activities_held(City city) {
        var first = planned(firm, card("义剪", 1, null));
        var second = planned(firm, card("清扫楼道", 2, null));
        assertThat(hosting.count(firm, id(), small.compound, first, 30, 6))
                .isEqualTo(new Hosted.NotYet(NOW.plus(Duration.ofDays(1))));
        cities.setClock(city, NOW.plus(Duration.ofDays(3)));
        assertThat(hosting.count(firm, id(), small.compound, first, 5, 6))
                .isEqualTo(new Hosted.MoreVolunteersThanHeads());
        assertThat(hosting.count(small.owner(0), id(), small.compound, first, 30, 6))
                .isEqualTo(new Hosted.NotYours());
        assertThat(hosting.count(firm, id(), small.compound, first, 30, 6)).isEqualTo(new Hosted.Counted());
        assertThat(hosting.count(firm, id(), small.compound, first, 31, 6)).isEqualTo(new Hosted.Over());
        assertThat(hosting.callOff(firm, id(), small.compound, first, "下雨")).isEqualTo(new Hosted.Over());
        hosting.count(firm, id(), small.compound, second, 12, 12);
        var words = Web.at(city, port)
                .as(small.owner(0), db)
                .open("/compounds/" + small.compound + "/life")
                .isOk()
                .words();
        assertThat(words).contains("2 场活动，42 人次，其中志愿者 18 人次", "30 人，志愿者 6 人");
    }

    @Test
    void an_activity_needs_a_formed_team_or_somebody_who_keeps_the_rooms() {
        var team = proposed("夜巡队", small.owner(4));
        assertThat(hosting.plan(small.owner(4), id(), small.compound, card("夜巡", 1, team)))
                .isEqualTo(new Hosted.NotFormed());
        teaming.join(small.owner(5), id(), small.compound, team);
        assertThat(hosting.plan(small.owner(6), id(), small.compound, card("夜巡", 1, team)))
                .isEqualTo(new Hosted.NotYours());
        assertThat(hosting.plan(small.owner(6), id(), small.compound, card("夜巡", 1, null)))
                .isEqualTo(new Hosted.TeamMissing());
        assertThat(hosting.plan(small.owner(4), id(), small.compound, card("夜巡", -1, team)))
                .isEqualTo(new Hosted.Past());
        var planned = planned(small.owner(4), card("夜巡", 1, team));
        assertThat(hosting.callOff(small.owner(4), id(), small.compound, planned, "下雨"))
                .isEqualTo(new Hosted.CalledOff());
    }

    @Test
    void a_neighbour_proposes_another_joins_and_the_page_names_nobody(City city) throws Exception {
        var page = "/compounds/" + small.compound + "/life";
        var one = Web.at(city, port).as(small.owner(7), db);
        var empty = one.open(page)
                .isOk()
                .form("/compounds/" + small.compound + "/teams")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“名称”", "请选择“做什么”");
        assertThat(empty.form("/compounds/" + small.compound + "/teams")
                        .with("name", "带娃互助队")
                        .with("purpose", "CHILDREN")
                        .submit()
                        .words())
                .contains("还差 1 人就成立", "带娃互助队", "照看孩子");
        var other = Web.at(city, port).as(small.owner(8), db);
        var joined = other.open(page).isOk().form("/compounds/" + small.compound + "/team-members");
        var team = db.sql("select id from stewardship.team where name = '带娃互助队'")
                .query(UUID.class)
                .single();
        assertThat(joined.with("team", team.toString()).submit().words()).contains("小分队就成立了，共 2 人", "2 人，有您");
        assertThat(one.open(page)
                        .form("/compounds/" + small.compound + "/activities")
                        .with("kind", "CLASS")
                        .with("what", "周末手工")
                        .with("venue", "议事厅")
                        .with("starts", "2026-11-28T10:00")
                        .with("team", team.toString())
                        .submit()
                        .words())
                .contains("活动已排上", "周末手工（带娃互助队）", "2026-11-28 10:00");
        assertThat(Web.at(city, port).get("/compounds/" + small.compound).isOk().words())
                .as("the public reads what is on")
                .contains("邻里活动：周末手工 · 议事厅");
        assertThat(one.open(page).words()).doesNotContain(small.owner(8).name());
    }

    private UUID proposed(String name, Viewer by) {
        return ((Teamed.Proposed) teaming.propose(by, id(), small.compound, name, Purpose.ELDERLY)).team();
    }

    private UUID planned(Viewer by, ActivityCard card) {
        return ((Hosted.Planned) hosting.plan(by, id(), small.compound, card)).activity();
    }

    private static ActivityCard card(String title, int daysAhead, UUID team) {
        return new ActivityCard(ActivityKind.VOLUNTEER, title, "小广场", NOW.plus(Duration.ofDays(daysAhead)), team);
    }

    private String state(UUID team) {
        return db.sql("select state from stewardship.team where id = ?")
                .param(team)
                .query(String.class)
                .single();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
