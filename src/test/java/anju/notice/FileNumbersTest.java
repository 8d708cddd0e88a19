package anju.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.FileNumbers;
import anju.attachment.document.NumberIssue;
import anju.attachment.document.Numbering;
import anju.attachment.document.PrefixSet;
import anju.city.Cities;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Office;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** File numbers: in turn, once, and for one record each. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileNumbersTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Numbering numbering;

    @Autowired
    FileNumbers numbers;

    @Autowired
    Cities cities;

    private SmallCity small;
    private Viewer clerk;
    private UUID street;
    private UUID city;

    @BeforeAll
    void build(City in) {
        cities.setClock(in, Instant.parse("2026-10-20T02:00:00Z"));
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        street = area("/ha/liuan");
        city = area("/ha");
    }

    @Test
    void numbers_follow_each_other_and_a_void_one_stays_and_is_not_given_again(City in) {
        var web = Web.at(in, port).as(clerk, db);
        var first = notice(in, "第一份编号的公示");
        var desk = "/documents/notice/" + first;
        assertThat(web.get("/notices/" + first).document().select("a[href=" + desk + "]"))
                .hasSize(1);
        var sign = "/document-templates/" + street + "/number-prefix";
        var bad = web.get("/document-templates?office=" + street)
                .form(sign)
                .with("prefix", "柳街改〔")
                .with("first", "0")
                .send();
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.words()).contains("不要写数字、空格和括号");
        assertThat(bad.form(sign).value("prefix")).as("nothing typed is lost").isEqualTo("柳街改〔");
        assertThat(web.get("/document-templates?office=" + street)
                        .form(sign)
                        .with("prefix", "柳街改")
                        .with("first", "18")
                        .submit()
                        .words())
                .contains("发文代字已设为“柳街改”，下一个是 18 号", "柳街改〔2026〕18号");
        assertThat(web.get(desk).words()).contains("预计是 柳街改〔2026〕18号");
        var issued = web.get(desk).form(desk + "/number").submit();
        assertThat(issued.words()).contains("已编文号：柳街改〔2026〕18号", "于 2026-10-20");
        assertThat(Office.words(web.get("/notices/" + first + "/document.docx").bytes()))
                .contains("柳街改〔2026〕18号")
                .doesNotContain("未编文号");
        var stale = web.get(desk).form(desk + "/number/void").with("reason", "编错了");
        var brief =
                web.get(desk).form(desk + "/number/void").with("reason", "错").send();
        assertThat(brief.status()).isEqualTo(422);
        assertThat(brief.words()).contains("至少写 2 个字");
        assertThat(web.get(desk)
                        .form(desk + "/number/void")
                        .with("reason", "日期写错，重新印发")
                        .submit()
                        .words())
                .contains("柳街改〔2026〕18号 已作废", "日期写错，重新印发", "预计是 柳街改〔2026〕19号");
        assertThat(stale.send().status()).isEqualTo(409);
        assertThat(web.get(desk).form(desk + "/number").submit().words()).contains("柳街改〔2026〕19号");
        assertThat(web.get("/file-numbers").words()).contains("柳街改〔2026〕18号", "作废", "柳街改〔2026〕19号", "第一份编号的公示");
        assertThat(web.get("/file-numbers?q=18号&state=valid").words()).contains("没有");
        assertThat(web.get("/file-numbers.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(Web.at(in, port).as(small.owner(0), db).get(desk).status()).isEqualTo(403);
        assertThat(web.get("/documents/notice/" + UUID.randomUUID()).status()).isEqualTo(404);
        var far = Web.at(in, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other"), db);
        assertThat(far.get(desk).status()).isEqualTo(403);
        assertThat(far.get("/file-numbers").words()).doesNotContain("柳街改");
    }

    @Test
    void numbers_asked_for_at_once_leave_no_gap_and_one_record_gets_one(City in) throws Exception {
        assertThat(numbering.setPrefix(clerk, SmallCity.id(), city, "和安建", 1)).isEqualTo(new PrefixSet.Set(1));
        var records = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            records.add(elsewhere());
        }
        var work = new ArrayList<Callable<NumberIssue>>();
        for (var record : records) {
            for (int twice = 0; twice < 2; twice++) {
                work.add(() -> in.call(() -> numbering.issue(clerk, SmallCity.id(), DocumentKind.NOTICE, record)));
            }
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            var outcomes = new ArrayList<NumberIssue>();
            for (var future : pool.invokeAll(work)) {
                outcomes.add(future.get());
            }
            assertThat(outcomes)
                    .filteredOn(NumberIssue.Issued.class::isInstance)
                    .hasSize(6);
            assertThat(outcomes).filteredOn(NumberIssue.Has.class::isInstance).hasSize(6);
        }
        assertThat(db.sql("select number from attachment.file_number where prefix = '和安建' order by number")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(numbers.holding(DocumentKind.NOTICE, records.getFirst())).isPresent();
    }

    @Test
    void the_database_refuses_a_left_out_number_and_a_second_one_for_a_record() {
        numbering.setPrefix(clerk, SmallCity.id(), area("/ha/liuan/yongxing"), "永社", 1);
        var series = db.sql("select id from attachment.number_series where prefix = '永社'")
                .query(UUID.class)
                .single();
        var record = SmallCity.id();
        assertThatThrownBy(() -> insert(series, 2, record)).isInstanceOf(DataIntegrityViolationException.class);
        insert(series, 1, record);
        assertThatThrownBy(() -> insert(series, 1, SmallCity.id())).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert(series, 2, record)).isInstanceOf(DataIntegrityViolationException.class);
        insert(series, 2, SmallCity.id());
    }

    @Test
    void a_sign_belongs_to_one_office_and_goes_on_where_it_stopped() {
        assertThat(numbering.setPrefix(clerk, SmallCity.id(), city, "和安改", 40)).isEqualTo(new PrefixSet.Set(40));
        assertThat(numbering.setPrefix(clerk, SmallCity.id(), street, "和安改", 1)).isEqualTo(new PrefixSet.Taken("和安市"));
        numbering.setPrefix(clerk, SmallCity.id(), city, "和安办", 1);
        assertThat(numbering.setPrefix(clerk, SmallCity.id(), city, "和安改", 1))
                .as("the first number is only for a new sign")
                .isEqualTo(new PrefixSet.Set(40));
    }

    private void insert(UUID series, int number, UUID record) {
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into attachment.file_number (id, series_id, prefix, year, number, kind, subject_id, code, title, place_path,
                                                    issued_by, issued_at, act_id, act_kind)
                values (?, ?, '永社', 2026, ?, 'NOTICE', ?, 'GS-2026-0001', '公示', '/ha', ?, now(), ?, 'attachment.number.issued')""")
                .params(SmallCity.id(), series, number, record, clerk.person(), small.act("attachment.number.issued"))
                .update());
    }

    /** A notice of the city itself, where the street's sign does not reach. */
    private UUID elsewhere() {
        var id = SmallCity.id();
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into notice.notice (id, code, kind, place_path, place_id, title, body, content_hash, edition_id, drafted_by,
                       released_by, released_at, days, last_on, closes_at, act_id, act_kind)
                values (?, ?, 'SCHEME', '/ha', ?, '全市的公示', '内容', sha256('x'), ?, ?, ?, now(), 7, current_date + 7, now() + interval '8 days', ?,
                        'notice.notice.published')""")
                .params(
                        id,
                        "GS-2026-" + (9000 + List.copyOf(codes).size()),
                        city,
                        small.edition,
                        clerk.person(),
                        small.viewer(Role.SUBDISTRICT_LEADER).person(),
                        small.act("notice.notice.published"))
                .update());
        codes.add(id);
        return id;
    }

    private final List<UUID> codes = new ArrayList<>();

    private UUID notice(City in, String title) {
        var web = Web.at(in, port).as(clerk, db);
        web.get("/notice-drafts/new")
                .form()
                .with("place", SmallCity.PATH)
                .with("kind", "SCHEME")
                .with("title", title)
                .with("body", "内容")
                .submit()
                .isOk();
        var at = "/notice-drafts/"
                + db.sql("select id from notice.draft where title = ?")
                        .param(title)
                        .query(UUID.class)
                        .single();
        Web.at(in, port)
                .as(small.viewer(Role.SUBDISTRICT_LEADER), db)
                .get(at)
                .form(at + "/release")
                .submit();
        return db.sql("select id from notice.notice where title = ?")
                .param(title)
                .query(UUID.class)
                .single();
    }

    private UUID area(String path) {
        return db.sql("select id from city.area where path = ?")
                .param(path)
                .query(UUID.class)
                .single();
    }
}
