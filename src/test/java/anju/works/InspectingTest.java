package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.evidence.Sequencer;
import anju.fund.Source;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.inspection.Finder;
import anju.works.inspection.FindingChecking;
import anju.works.inspection.FindingState;
import anju.works.inspection.FindingTerms;
import anju.works.inspection.GroupKeeping;
import anju.works.inspection.Inspecting;
import anju.works.inspection.SupervisionGroup;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Inspecting inspecting;

    @Autowired
    SupervisionGroup group;

    @Autowired
    Accepting accepting;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    SmallWorks works;
    UUID lot;
    UUID photo;
    int number;

    @BeforeAll
    void build() throws IOException {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
        var upload = new Upload("a.jpg", picture(), FileClass.INTERNAL, "works.finding", "/ha", "x");
        photo = ((Reception.Received) beans.getBean(Attachments.class).receive(works.clerk, works.id(), upload))
                .fileId();
    }

    @Test
    void a_finding_belongs_to_its_contract_and_comes_after_the_start_of_works() {
        var contract = contract();
        assertThat(file(works.engineer, contract, Finder.SUPERVISOR, works.lineOf(contract(), "1"), Severity.MINOR))
                .isEqualTo(new FindingChecking.UnknownLine());
        assertThatThrownBy(() -> file(works.clerk, contract, Finder.SUPERVISOR, null, Severity.MINOR))
                .isInstanceOf(NotPermitted.class);
        works.goBackTo(Stage.G4);
        assertThat(file(works.engineer, contract, Finder.SUPERVISOR, null, Severity.MINOR))
                .isInstanceOf(FindingChecking.NotStarted.class);
        works.passTo(Stage.G6);
        assertThat(file(works.engineer, contract, Finder.SUPERVISOR, null, Severity.MINOR))
                .isInstanceOf(FindingChecking.Filed.class);
    }

    @Test
    void the_last_day_for_mending_is_counted_in_working_days() {
        var contract = contract();
        var today = City.current().today();
        assertThat(filed(file(works.engineer, contract, Finder.SUPERVISOR, null, Severity.STOP))
                        .dueOn())
                .isEqualTo(today);
        var due = filed(file(works.engineer, contract, Finder.SUPERVISOR, null, Severity.MINOR))
                .dueOn();
        assertThat(due).isAfterOrEqualTo(today.plusDays(3));
        assertThat(due.getDayOfWeek().getValue()).isLessThan(6);
    }

    @Test
    @Shows("CD-10")
    void the_residents_group_files_and_looks_again_and_nobody_else_does_it_for_them() {
        var contract = contract();
        var owner = works.small.owner(3);
        assertThat(file(owner, contract, Finder.RESIDENTS, null, Severity.MINOR))
                .isEqualTo(new FindingChecking.NotMember());
        assertThatThrownBy(() -> group.join(works.builder, works.id(), works.small.project, owner.person()))
                .isInstanceOf(NotPermitted.class);
        assertThat(join(works.builder.person())).isEqualTo(new GroupKeeping.NotFromHere());
        assertThat(join(owner.person())).isEqualTo(new GroupKeeping.Joined());
        assertThat(join(owner.person())).isEqualTo(new GroupKeeping.AlreadyIn());
        var finding = filed(file(owner, contract, Finder.RESIDENTS, null, Severity.MINOR))
                .finding();
        assertThat(recheck(owner, finding, true)).isEqualTo(new FindingChecking.NotInState(FindingState.OPEN));
        assertThat(mend(finding)).isEqualTo(new FindingChecking.Done(FindingState.MENDED));
        assertThat(mend(finding)).isEqualTo(new FindingChecking.NotInState(FindingState.MENDED));
        assertThatThrownBy(() -> recheck(works.builder, finding, true)).isInstanceOf(NotPermitted.class);
        assertThat(recheck(works.small.owner(4), finding, true)).isEqualTo(new FindingChecking.NotMember());
        assertThat(recheck(owner, finding, false)).isEqualTo(new FindingChecking.Done(FindingState.OPEN));
        mend(finding);
        assertThat(recheck(owner, finding, true)).isEqualTo(new FindingChecking.Done(FindingState.CLOSED));
        var member = db.sql("select id from works.group_member where person_id = ?")
                .param(owner.person())
                .query(UUID.class)
                .single();
        assertThat(group.leave(works.clerk, works.id(), member)).isEqualTo(new GroupKeeping.Left());
        assertThat(group.leave(works.clerk, works.id(), member)).isEqualTo(new GroupKeeping.AlreadyLeft());
        assertThat(file(owner, contract, Finder.RESIDENTS, null, Severity.MINOR))
                .isEqualTo(new FindingChecking.NotMember());
    }

    @Test
    void what_the_contractor_found_is_looked_at_by_the_supervisor_and_by_another_person() {
        var both = works.small.viewer(Role.CONTRACTOR);
        var grants = new java.util.ArrayList<>(both.grants());
        grants.add(new anju.access.Grant(Role.SUPERVISOR, "/ha"));
        works.small.worksFor(both.person(), Role.SUPERVISOR);
        var twoHats = new Viewer(both.person(), "", grants);
        var finding = filed(file(twoHats, contract(), Finder.CONTRACTOR, null, Severity.MINOR))
                .finding();
        inspecting.mend(twoHats, works.id(), finding, "补好", photo);
        assertThat(todo(finding, City.current().today().plusDays(1))).containsExactly("SUPERVISOR");
        assertThat(recheck(twoHats, finding, true)).isEqualTo(new FindingChecking.MendedByYou());
        assertThat(recheck(works.engineer, finding, true)).isEqualTo(new FindingChecking.Done(FindingState.CLOSED));
    }

    @Test
    void a_serious_finding_stands_in_the_way_of_its_line_and_any_of_completion() {
        var contract = contract();
        var line = works.lineOf(contract, "1");
        filed(file(works.engineer, contract, Finder.SUPERVISOR, line, Severity.MINOR));
        var open = works.measured(contract, new Measured(line, null, SmallWorks.milli("1")));
        var finding = filed(file(works.engineer, contract, Finder.SUPERVISOR, line, Severity.MAJOR));
        assertThat(measure(contract, line, AcceptanceKind.STAGE))
                .isEqualTo(new Measuring.FindingsOpen(List.of(finding.code())));
        assertThat(accepting.sign(works.clerk, works.id(), open, Party.OFFICE, Opinion.QUALIFIED, ""))
                .isEqualTo(new AcceptanceSigning.FindingsOpen(List.of(finding.code())));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> beans.getBean(Acceptances.class)
                        .step(
                                open,
                                AcceptanceState.PASSED,
                                null,
                                works.clerk.person(),
                                works.small.act("works.acceptance.passed"),
                                WorksAct.ACCEPTANCE_PASSED)))
                .hasMessageContaining("acceptance " + open);
        mend(finding.finding());
        assertThat(measure(contract, line, AcceptanceKind.STAGE)).isInstanceOf(Measuring.FindingsOpen.class);
        recheck(works.engineer, finding.finding(), true);
        assertThat(works.signed(open)).isEqualTo(AcceptanceState.PASSED);
        var whole = filed(file(works.engineer, contract, Finder.SUPERVISOR, null, Severity.MAJOR));
        assertThat(measure(contract, line, AcceptanceKind.STAGE)).isInstanceOf(Measuring.Opened.class);
        assertThat(measure(contract, line, AcceptanceKind.COMPLETION))
                .isEqualTo(new Measuring.FindingsOpen(List.of(whole.code())));
    }

    @Test
    void an_overdue_finding_waits_for_the_office_too() {
        var finding = filed(file(works.engineer, contract(), Finder.SUPERVISOR, null, Severity.MINOR));
        assertThat(todo(finding.finding(), finding.dueOn())).containsExactly("CONTRACTOR");
        assertThat(todo(finding.finding(), finding.dueOn().plusDays(2)))
                .containsExactlyInAnyOrder("CONTRACTOR", "SUBDISTRICT_CLERK", "SUBDISTRICT_LEADER");
    }

    @Test
    @Shows("BY-22")
    void a_member_files_on_the_phone_the_contractor_mends_and_the_public_sees_numbers(City city) throws Exception {
        contract();
        var owner = works.small.owner(7);
        var home = "/projects/" + works.small.project;
        var neighbour = Web.at(city, port).as(works.small.owner(8), db);
        assertThat(neighbour.get(home + "/findings").status()).isEqualTo(403);
        var clerk = Web.at(city, port).as(works.clerk, db);
        assertThat(clerk.get(home + "/supervision?q=没有这人").isOk().words()).contains("没有找到");
        var page = clerk.get(home + "/supervision?q=业主7").isOk();
        page = page.form().send();
        assertThat(page.words()).contains("请选择“选哪一位”");
        page = clerk.get(home + "/supervision?q=业主7")
                .form()
                .with("person", owner.person().toString())
                .submit();
        assertThat(page.words()).contains("已登记，可以提问题和复查了");
        var member = Web.at(city, port).as(owner, db);
        page = member.get(home + "/findings/new").isOk().form().send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words()).contains("请填写“什么问题”", "请拍一张照片");
        var line = db.sql("select id from works.contract_line order by id desc limit 1")
                .query(UUID.class)
                .single();
        var filling = page.form()
                .with("finder", "RESIDENTS")
                .with("line", line.toString())
                .with("severity", "MAJOR")
                .with("what", "檐口防水没有贴牢")
                .with("place", "2 号楼东山墙");
        page = filling.with("line", works.id().toString()).send();
        assertThat(page.status()).isEqualTo(422);
        page = page.form()
                .with("line", line.toString())
                .withFile("photo", "a.jpg", picture())
                .submit();
        assertThat(page.words()).contains("施工单位要在", "檐口防水没有贴牢", "不能验收");
        var here = "/findings/"
                + db.sql("select id from works.finding where place = '2 号楼东山墙'")
                        .query(UUID.class)
                        .single();
        assertThat(member.get(page.document().select(".photo-row a").attr("href"))
                        .status())
                .isEqualTo(200);
        assertThat(neighbour.get(here).status()).isEqualTo(403);
        assertThat(member.get(here + "/photos/" + works.id()).status()).isEqualTo(404);
        var builder = Web.at(city, port).as(works.builder, db);
        var stale = builder.get(here).isOk().form(here + "/mending");
        page = stale.with("note", "重新粘贴").send();
        assertThat(page.words()).contains("请拍一张照片");
        page = page.form(here + "/mending")
                .withFile("photo", "b.jpg", picture())
                .submit();
        assertThat(page.words()).contains("等提出的一方复查");
        page = stale.with("note", "再报一次").withFile("photo", "c.jpg", picture()).send();
        assertThat(page.words()).contains("现在是“待复查”");
        try (var browser = Browser.at(city, port).as(member)) {
            browser.open(here);
            browser.screenshot("finding", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/findings/new");
            browser.screenshot("finding-new", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
        page = member.get(here)
                .form(here + "/rechecks")
                .with("verdict", "GOOD")
                .with("note", "已贴牢，淋水不漏")
                .submit();
        assertThat(page.words()).contains("这个问题了结");
        beans.getBean(Sequencer.class).runOnce();
        assertThat(Web.at(city, port)
                        .get("/compounds/" + works.small.compound)
                        .isOk()
                        .words())
                .contains("工地上的问题", "已改好")
                .doesNotContain("檐口防水", "监督小组看清单");
        assertThat(neighbour.get("/compounds/" + works.small.compound).words()).doesNotContain("监督小组看清单");
        assertThat(member.get("/compounds/" + works.small.compound).words()).contains("监督小组看清单");
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(home + "/findings");
            browser.screenshot("findings", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/supervision?q=业主");
            browser.screenshot("supervision", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private UUID contract() {
        var item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        return works.contract(works.terms("HT-" + ++number, 80, works.line(item, "1", "10", "60.00")));
    }

    private GroupKeeping join(UUID person) {
        return group.join(works.clerk, works.id(), works.small.project, person);
    }

    private FindingChecking file(Viewer by, UUID contract, Finder finder, @Nullable UUID line, Severity severity) {
        var terms = new FindingTerms(finder, line, severity, "搭接不足", "3 号楼屋面", photo);
        return inspecting.file(by, works.id(), contract, terms);
    }

    private static FindingChecking.Filed filed(FindingChecking answer) {
        return (FindingChecking.Filed) answer;
    }

    private FindingChecking mend(UUID finding) {
        return inspecting.mend(works.builder, works.id(), finding, "重做搭接", photo);
    }

    private FindingChecking recheck(Viewer by, UUID finding, boolean good) {
        return inspecting.recheck(by, works.id(), finding, good, "看过了", null);
    }

    private Measuring measure(UUID contract, UUID line, AcceptanceKind kind) {
        var part = new Measured(line, null, SmallWorks.milli("1"));
        return accepting.measure(
                works.builder, works.id(), contract, kind, City.current().today(), List.of(part));
    }

    private List<String> todo(UUID finding, LocalDate on) {
        return db.sql("select distinct role from works.todo where subject_id = ? and since <= cast(? as date)")
                .params(finding, on)
                .query(String.class)
                .list();
    }
}
