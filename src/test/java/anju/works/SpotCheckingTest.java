package anju.works;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.evidence.Sequencer;
import anju.fund.Source;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.inspection.Finder;
import anju.works.inspection.FindingChecking;
import anju.works.inspection.FindingTerms;
import anju.works.inspection.Inspecting;
import anju.works.inspection.SpotAnswer;
import anju.works.inspection.SpotChecking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpotCheckingTest {
    private static final String STREET = "/ha/liuan";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    SpotChecking checking;

    @Autowired
    Inspecting inspecting;

    @Autowired
    Sequencer sequencer;

    @LocalServerPort
    int port;

    SmallWorks works;
    TreeMap<UUID, Viewer> inspectors = new TreeMap<>();
    UUID photo;

    @BeforeAll
    void build() throws IOException {
        works = new SmallWorks(beans);
        var lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
        for (int i = 1; i <= 3; i++) {
            var item = works.item("10", "100.00");
            works.allocated(lot, item, "1000.00");
            works.contract(works.terms("HT-" + i, 80, works.line(item, "1", "10", "60.00")));
        }
        var upload = new Upload("a.jpg", InspectingTest.picture(), FileClass.INTERNAL, "works.spot_check", "/ha", "x");
        photo = ((Reception.Received) beans.getBean(Attachments.class).receive(works.clerk, works.id(), upload))
                .fileId();
    }

    @Test
    void who_inspects_is_of_the_office_and_stands_on_the_list_once() {
        assertThat(list(works.builder.person(), null)).isEqualTo(new SpotAnswer.NotOfTheOffice());
        var department = works.small.viewer(Role.DEPARTMENT);
        assertThat(list(department.person(), null)).isInstanceOf(SpotAnswer.Listed.class);
        assertThat(list(department.person(), null)).isEqualTo(new SpotAnswer.AlreadyListed());
        var id = db.sql("select id from works.inspector where person_id = ?")
                .param(department.person())
                .query(UUID.class)
                .single();
        assertThat(checking.strike(works.leader, works.id(), id)).isEqualTo(new SpotAnswer.Struck());
        assertThat(checking.strike(works.leader, works.id(), id)).isEqualTo(new SpotAnswer.AlreadyStruck());
    }

    @Test
    @Shows("BY-17")
    void a_draw_can_be_repeated_and_nobody_inspects_a_firm_they_have_ties_with(City city) throws Exception {
        assertThat(checking.prepare(works.leader, works.id(), STREET, 9, 1)).isEqualTo(new SpotAnswer.TooFewObjects(3));
        var tied = works.small.viewer(Role.DEPARTMENT);
        list(tied.person(), works.small.contractor);
        assertThat(checking.prepare(works.leader, works.id(), STREET, 2, 1))
                .isInstanceOf(SpotAnswer.TooFewInspectors.class);
        for (int i = 0; i < 4; i++) {
            var one = works.small.viewer(Role.DEPARTMENT);
            inspectors.put(one.person(), one);
            list(one.person(), null);
        }
        var draw = ((SpotAnswer.Prepared) checking.prepare(works.leader, works.id(), STREET, 2, 2)).draw();
        var upTo = db.sql("select act_id from works.draw where id = ?")
                .param(draw)
                .query(UUID.class)
                .single();
        sequencer.runOnce();
        assertThat(db.sql("select count(*) from evidence.leaf where act_id = ?")
                        .param(upTo)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(checking.draw(works.leader, works.id(), draw)).isEqualTo(new SpotAnswer.TooSoon());
        list(works.small.viewer(Role.DEPARTMENT).person(), null);
        sequencer.runOnce();
        assertThat(checking.draw(works.leader, works.id(), draw)).isEqualTo(new SpotAnswer.Drawn(2));
        assertThat(checking.draw(works.leader, works.id(), draw)).isEqualTo(new SpotAnswer.AlreadyDrawn());
        var open = Web.at(city, port).get("/draws/" + draw).isOk().words();
        assertThat(open).contains("查完以后").doesNotContain("HT-2026");
        var checks = db.sql("select id from works.spot_check where draw_id = ? order by id")
                .param(draw)
                .query(UUID.class)
                .list();
        reportOnPages(city, draw, checks);
        assertThat(repeated(draw)).isEqualTo(drawn(draw));
        assertThat(Web.at(city, port).get("/draws/" + draw).isOk().words()).contains("种子", "发现 1 个问题", "没有发现问题");
    }

    private void reportOnPages(City city, UUID draw, List<UUID> checks) throws Exception {
        var first = checks.getFirst();
        var mine = of(first).getFirst();
        assertThat(report(works.clerk, first, List.of(), false)).isEqualTo(new SpotAnswer.NotDrawn());
        var filed = (FindingChecking.Filed) inspecting.file(
                mine,
                works.id(),
                contractOf(first),
                new FindingTerms(Finder.OFFICE, null, anju.works.Severity.MINOR, "围挡缺口", "北门", photo));
        assertThat(report(mine, first, List.of(), false)).isEqualTo(new SpotAnswer.FindingsDiffer());
        var web = Web.at(city, port).as(mine, db);
        var here = "/inspections/" + first;
        var page = web.get(here).isOk().form().send();
        assertThat(page.words()).contains("请传一张现场照片", "围挡缺口");
        try (var browser = Browser.at(city, port).as(web)) {
            browser.open(here);
            browser.screenshot("inspection", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
        page = page.form()
                .with("outcome", "FOUND")
                .with("findings", filed.finding().toString())
                .with("note", "围挡有缺口")
                .withFile("photo", "a.jpg", InspectingTest.picture())
                .submit();
        assertThat(page.words()).contains("结果已提交", "发现 1 个问题");
        assertThat(report(mine, first, List.of(), false)).isEqualTo(new SpotAnswer.AlreadyReported());
        var second = checks.getLast();
        var other = of(second).getFirst();
        list(other.person(), works.small.supervisor, "/ha");
        assertThat(report(other, second, List.of(), false)).isEqualTo(new SpotAnswer.OwnFirm());
        assertThat(report(of(second).getLast(), second, List.of(), false)).isEqualTo(new SpotAnswer.Reported());
        var leader = Web.at(city, port).as(works.leader, db);
        assertThat(leader.get("/spot-checks/" + draw).isOk().words()).contains("发现 1 个问题", "没有发现问题");
        page = leader.get("/spot-checks").isOk().form("/spot-checks").send();
        assertThat(page.words()).contains("请填写“抽几份合同”");
        page = leader.get("/spot-checks").isOk().form("/spot-checks/inspectors").send();
        assertThat(page.words()).contains("请选择“哪一位”");
        try (var browser = Browser.at(city, port).as(leader)) {
            browser.open("/spot-checks");
            browser.screenshot("spot-checks", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open("/spot-checks/" + draw);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open("/draws/" + draw);
            browser.screenshot("draw", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    /** The draw again, from what the public page says and nothing else; written apart from the product's own. */
    private TreeMap<String, List<String>> repeated(UUID draw) throws Exception {
        var told = checking.told(draw);
        assertThat(hash(told.list())).isEqualTo(told.listHash());
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(HexFormat.of().parseHex(told.secret()))))
                .isEqualTo(told.secretHash());
        var seed = hash(told.listHash() + "\n" + told.secret() + "\n" + told.entry() + "\n");
        var again = new TreeMap<String, List<String>>();
        told.list()
                .lines()
                .filter(line -> line.startsWith("object"))
                .sorted(Comparator.comparing(line -> hash(seed + "\n" + line.split(" ")[1] + "\n")))
                .limit(2)
                .forEach(object -> {
                    var code = object.split(" ")[1];
                    again.put(
                            code,
                            told.list()
                                    .lines()
                                    .filter(line -> line.startsWith("inspector"))
                                    .filter(line -> line.endsWith(" -") || !object.contains(line.split(" ")[2]))
                                    .map(line -> line.split(" ")[1])
                                    .sorted(Comparator.comparing(
                                            number -> hash(seed + "\n" + code + "\n" + number + "\n")))
                                    .limit(2)
                                    .sorted()
                                    .toList());
                });
        return again;
    }

    private TreeMap<String, List<String>> drawn(UUID draw) {
        var drawn = new TreeMap<String, List<String>>();
        db.sql("""
                select c.code, string_agg(n.number, ' ' order by n.number) as numbers
                  from works.spot_check k join works.contract c on c.id = k.contract_id
                  join works.spot_check_inspector i on i.check_id = k.id join works.inspector n on n.id = i.inspector_id
                 where k.draw_id = ? group by c.code""").param(draw).query(row -> {
            drawn.put(row.getString("code"), List.of(row.getString("numbers").split(" ")));
        });
        return drawn;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Viewer> of(UUID check) {
        return db.sql("""
                select n.person_id from works.spot_check_inspector i join works.inspector n on n.id = i.inspector_id
                 where i.check_id = ? order by n.number""").param(check).query(UUID.class).list().stream()
                .map(person -> java.util.Objects.requireNonNull(inspectors.get(person)))
                .toList();
    }

    private UUID contractOf(UUID check) {
        return db.sql("select contract_id from works.spot_check where id = ?")
                .param(check)
                .query(UUID.class)
                .single();
    }

    private SpotAnswer list(UUID person, @Nullable UUID firm) {
        return list(person, firm, STREET);
    }

    private SpotAnswer list(UUID person, @Nullable UUID firm, String place) {
        return checking.list(works.leader, works.id(), place, person, firm);
    }

    private SpotAnswer report(Viewer by, UUID check, List<UUID> findings, boolean found) {
        return checking.report(
                by,
                works.id(),
                check,
                findings,
                found,
                "看过了",
                photo,
                City.current().today());
    }
}
