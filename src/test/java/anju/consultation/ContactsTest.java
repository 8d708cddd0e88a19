package anju.consultation;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who stands for what in a compound, and its micro-grids. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContactsTest {
    @LocalServerPort
    int port;

    @Autowired
    Officers officers;

    @Autowired
    MicroGrids grids;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer worker;
    private String contacts;

    @BeforeAll
    void build() {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        worker = small.viewer(Role.COMMUNITY_WORKER);
        contacts = "/compounds/" + small.compound + "/contacts";
    }

    @Test
    @Order(1)
    @Shows("CD-04")
    void branch_building_groups_and_open_homes_each_have_their_people() {
        // Part i is of owner i; parts 0 to 11 are in the first building.
        var first = small.buildings.getFirst();
        var branch = given(new OfficeDraft(OfficeKind.BRANCH_SECRETARY, null, worker.person(), null, null));
        given(new OfficeDraft(OfficeKind.BUILDING_HEAD, first, small.owners.get(1), null, null));
        given(new OfficeDraft(OfficeKind.BUILDING_PARTY_LEADER, first, small.owners.get(2), null, null));
        given(new OfficeDraft(OfficeKind.GROUP_LEADER, first, small.owners.get(3), null, null));
        given(new OfficeDraft(OfficeKind.PARTY_HOUSEHOLD, first, small.owners.get(2), null, null));
        given(new OfficeDraft(OfficeKind.PARTY_HOUSEHOLD, first, small.owners.get(4), null, null));
        assertThat(give(new OfficeDraft(OfficeKind.BUILDING_HEAD, first, small.owners.get(5), null, null)))
                .as("one at a time")
                .isEqualTo(new Holding.HeldAlready());
        assertThat(give(new OfficeDraft(OfficeKind.PARTY_HOUSEHOLD, first, small.owners.get(4), null, null)))
                .isEqualTo(new Holding.HeldAlready());
        assertThat(give(new OfficeDraft(
                        OfficeKind.BUILDING_HEAD, small.buildings.getLast(), small.owners.get(1), null, null)))
                .as("who lives elsewhere")
                .isEqualTo(new Holding.NotOfThisBuilding());
        assertThat(give(new OfficeDraft(OfficeKind.BUILDING_HEAD, id(), small.owners.get(1), null, null)))
                .isEqualTo(new Holding.NoSuchPlace());
        var stranger = small.viewer(Role.AUDITOR).person();
        assertThat(give(new OfficeDraft(OfficeKind.GROUP_LEADER, small.buildings.getLast(), stranger, null, null)))
                .isEqualTo(new Holding.NotOfThisBuilding());
        var page = Web.at(City.current(), port).as(worker, db).get(contacts).isOk();
        assertThat(page.words())
                .contains("共 6 人任职，2 栋楼", "社区党委", "永兴社区", "小区党支部书记 COMMUNITY_WORKER")
                .contains("楼栋长 还缺：2 号楼。", "1 号楼 12 户 业主2 业主1 业主3 业主2、业主4");
        assertThat(officers.end(worker, id(), branch, "打 13000001234")).isEqualTo(new Holding.NumbersFound());
        assertThat(officers.end(worker, id(), branch, "换届")).isEqualTo(new Holding.Ended());
        assertThat(officers.end(worker, id(), branch, "换届")).isEqualTo(new Holding.EndedAlready());
        given(new OfficeDraft(OfficeKind.BRANCH_SECRETARY, null, small.owners.get(6), null, null));
    }

    @Test
    @Order(2)
    @Shows("BY-04")
    void deputies_committee_members_residents_and_party_members_make_one_team_with_tasks() {
        var owners = small.owners;
        assertThat(words()).contains("还没有：党代表、人大代表、政协委员、居民代表、党员");
        volunteer(owners.get(7), Standing.PARTY_DEPUTY, TeamTask.PUBLICISE);
        volunteer(owners.get(8), Standing.PEOPLES_DEPUTY, TeamTask.MOBILISE);
        volunteer(owners.get(9), Standing.RESIDENT, TeamTask.COORDINATE);
        volunteer(owners.get(10), Standing.PARTY_MEMBER, TeamTask.MOBILISE);
        assertThat(words()).contains("还没有：政协委员。", "业主7 党代表 宣传", "业主9 居民代表 协调");
        var stranger = small.viewer(Role.AUDITOR).person();
        assertThat(give(new OfficeDraft(
                        OfficeKind.VOLUNTEER, null, stranger, Standing.CONSULTATIVE_MEMBER, TeamTask.MOBILISE)))
                .isEqualTo(new Holding.NotOfThisCompound());
        assertThat(give(new OfficeDraft(
                        OfficeKind.VOLUNTEER, null, owners.get(7), Standing.RESIDENT, TeamTask.MOBILISE)))
                .as("once in the team")
                .isEqualTo(new Holding.HeldAlready());
        assertThatThrownBy(() -> new OfficeDraft(OfficeKind.VOLUNTEER, null, owners.get(7), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfficeDraft(OfficeKind.BUILDING_HEAD, null, owners.get(7), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Order(3)
    @Shows("CD-05")
    void a_micro_grid_has_30_to_100_households_and_is_split_when_it_has_grown() {
        var all = Set.copyOf(small.stairwells);
        assertThat(grids.draw(worker, id(), small.compound, "第一微网格", all))
                .as("24 homes")
                .isEqualTo(new GridDrawing.WrongSize(24, 30, 100));
        small.stairwells.forEach(stairwell -> homes(stairwell, 14));
        assertThat(grids.draw(worker, id(), small.compound, "第一微网格", Set.of(id())))
                .isEqualTo(new GridDrawing.Elsewhere());
        var drawn = (GridDrawing.Drawn) grids.draw(worker, id(), small.compound, "第一微网格", all);
        assertThat(drawn.households()).isEqualTo(80);
        assertThat(grids.draw(worker, id(), small.compound, "又一个", Set.of(small.stairwells.getFirst())))
                .isEqualTo(new GridDrawing.TakenAlready("第一微网格"));
        given(new OfficeDraft(OfficeKind.GRID_LEAD, drawn.gridId(), worker.person(), null, null));
        assertThat(words()).contains("第一微网格 80 户", "微网格长 COMMUNITY_WORKER").doesNotContain("户数超出范围");
        small.stairwells.forEach(stairwell -> homes(stairwell, 10));
        assertThat(words()).as("120 homes").contains("户数超出范围，请拆分");
        var one = Set.of(small.stairwells.getFirst());
        homes(small.stairwells.getLast(), 20);
        var grid = drawn.gridId();
        assertThat(grids.split(worker, id(), grid, "第二微网格", one))
                .as("30 would do, the 110 left would not")
                .isEqualTo(new GridDrawing.WrongSize(110, 30, 100));
        assertThat(grids.split(worker, id(), grid, "第二微网格", all)).isEqualTo(new GridDrawing.NotApart());
        assertThat(grids.split(worker, id(), grid, "第二微网格", Set.of())).isEqualTo(new GridDrawing.NotApart());
        assertThat(grids.split(worker, id(), grid, "第一微网格", one)).isEqualTo(new GridDrawing.NameUsed());
        var two = Set.copyOf(small.stairwells.subList(0, 2));
        assertThat(grids.split(worker, id(), grid, "第二微网格", two)).isEqualTo(new GridDrawing.Split(80, 60));
        assertThat(grids.split(worker, id(), grid, "第三微网格", two)).isEqualTo(new GridDrawing.GoneAlready());
        assertThat(give(new OfficeDraft(OfficeKind.GRID_LEAD, grid, small.owners.getFirst(), null, null)))
                .as("what was split is led by nobody")
                .isEqualTo(new Holding.NoSuchPlace());
        assertThat(words()).contains("第一微网格 80 户", "第二微网格 60 户", "微网格长 空缺").doesNotContain("户数超出范围");
    }

    @Test
    @Order(4)
    void what_is_wrong_with_a_form_is_said_at_its_field(City city) {
        var web = Web.at(city, port).as(worker, db);
        var offices = "/compounds/" + small.compound + "/offices";
        var empty = web.open(contacts).form(offices).send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请选择“职务”", "请选择“谁”");
        var building = empty.form(offices)
                .with("kind", "BUILDING_HEAD")
                .with("person", small.owners.get(13).toString())
                .send();
        assertThat(building.words()).contains("请选择“楼栋”");
        var elsewhere = building.form(offices)
                .with("building", small.buildings.getFirst().toString())
                .send();
        assertThat(elsewhere.words()).contains("“谁”要在这栋楼有房或住在这栋楼");
        assertThat(elsewhere
                        .form(offices)
                        .with("building", small.buildings.getLast().toString())
                        .submit()
                        .words())
                .contains("已登记。", "楼栋长 每栋都有人。");
        var volunteer = web.open(contacts)
                .form(offices)
                .with("kind", "VOLUNTEER")
                .with("person", small.owners.get(11).toString())
                .send();
        assertThat(volunteer.words()).contains("请选择“身份”", "请选择“做什么”");
        var endings = "/compounds/" + small.compound + "/office-endings";
        var end = web.open(contacts)
                .form(endings)
                .with("office", id().toString())
                .with("reason", "x")
                .send();
        assertThat(end.status()).isEqualTo(422);
        var splits = "/compounds/" + small.compound + "/micro-grid-splits";
        var split =
                web.open(contacts).form(splits).with("grid", id().toString()).send();
        assertThat(split.words()).contains("请填写“分出来的叫什么”", "请至少勾一个单元");
        assertThat(Web.at(city, port).as(small.owner(1), db).get(contacts).status())
                .isEqualTo(403);
        var abroad = small.viewer(Role.COMMUNITY_WORKER, "/ha/liuan/other");
        assertThat(Web.at(city, port).as(abroad, db).get(contacts).status()).isEqualTo(403);
        var draft = new OfficeDraft(OfficeKind.BRANCH_SECRETARY, null, worker.person(), null, null);
        assertThatThrownBy(() -> officers.give(abroad, id(), small.compound, draft))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> grids.draw(abroad, id(), small.compound, "某网格", Set.of(id())))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> db.sql("update consultation.office set kind = 'GROUP_LEADER'")
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @Order(5)
    void the_page_fits_phone_and_desk(City city) {
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(worker, db))) {
            browser.open(contacts);
            browser.screenshot("contacts", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("contacts", Browser.DESK);
            browser.fits(Browser.DESK).isAccessible();
        }
    }

    private String words() {
        return Web.at(City.current(), port).as(worker, db).get(contacts).isOk().words();
    }

    private void volunteer(UUID person, Standing standing, TeamTask task) {
        given(new OfficeDraft(OfficeKind.VOLUNTEER, null, person, standing, task));
    }

    private UUID given(OfficeDraft draft) {
        return ((Holding.Given) give(draft)).officeId();
    }

    private Holding give(OfficeDraft draft) {
        return officers.give(worker, id(), small.compound, draft);
    }

    private void homes(UUID stairwell, int count) {
        for (int i = 0; i < count; i++) {
            db.sql("insert into registry.part (id, stairwell_id, floor, number, use) values (?, ?, 9, ?, 'DWELLING')")
                    .params(id(), stairwell, id().toString())
                    .update();
        }
    }
}
