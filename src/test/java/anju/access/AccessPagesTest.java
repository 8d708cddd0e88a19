package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.city.Jobs;
import anju.message.Outbox;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of administrators and auditors: accounts, roles, looks, messages. */
@InCity
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessPagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient db;

    @Autowired
    People people;

    @Autowired
    Revealing revealing;

    @Autowired
    Outbox outbox;

    @Autowired
    Jobs jobs;

    private SmallCity small;
    private Viewer administrator;

    @BeforeAll
    void fixture() {
        small = new SmallCity(db);
        administrator = small.viewer(Role.ADMINISTRATOR);
    }

    @BeforeEach
    void forgetTries() {
        db.sql("delete from access.brake").update();
    }

    @Test
    void an_administrator_opens_an_account_gives_a_role_and_ends_it(City city) {
        var web = Web.at(city, port).as(administrator, db);
        var told = web.get("/people/new")
                .form()
                .with("name", "沈青")
                .with("phone", "13000004001")
                .with("login", "shenqing")
                .send()
                .isOk();
        assertThat(told.words()).contains("沈青的初始密码", "只显示这一次");
        var person = told.click("去给角色");
        assertThat(person.words()).contains("账号 shenqing，可以登录", "130****4001").doesNotContain("13000004001");
        var id = id("shenqing");
        var given = person.form("/people/" + id + "/roles")
                .with("role", "TELLER")
                .with("place", "柳岸街道 永兴社区 测试小区")
                .submit();
        assertThat(given.words()).contains("已给角色“计票人”", "柳岸街道 永兴社区 测试小区");
        var conflict = given.form("/people/" + id + "/roles")
                .with("role", "PROPERTY_FIRM")
                .with("place", "柳岸街道")
                .send();
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.words()).contains("不能兼任：“物业公司”和“计票人”");
        var grant = db.sql("select id from access.role_grant where person_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        var end = web.get("/people/" + id).form("/people/" + id + "/roles/" + grant + "/end");
        var colleague = Web.at(city, port).as(administrator, db);
        var stale = colleague.get("/people/" + id).form("/people/" + id + "/roles/" + grant + "/end");
        assertThat(end.submit().words()).contains("角色已结束", "还没有角色").doesNotContain("已经变了");
        var late = stale.send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words()).contains("这件事在您打开页面以后已经变了", "没有记入");
    }

    @Test
    void a_place_typed_by_its_last_name_alone_is_understood_where_only_one_is_called_that(City city) {
        var web = Web.at(city, port).as(administrator, db);
        var told = web.get("/people/new")
                .form()
                .with("name", "吴兰")
                .with("login", "wulan")
                .send()
                .isOk();
        var id = id("wulan");
        var given = told.click("去给角色")
                .form("/people/" + id + "/roles")
                .with("role", "GRID_WORKER")
                .with("place", "永兴社区")
                .submit();
        assertThat(given.words()).contains("已给角色“网格员”", "柳岸街道 永兴社区");
        var halfName = given.form("/people/" + id + "/roles")
                .with("role", "BUILDING_HEAD")
                .with("place", "永兴")
                .send();
        assertThat(halfName.words()).contains("没有叫“永兴”的街道、社区或小区");
    }

    @Test
    void bad_input_of_every_kind_is_answered_at_its_field(City city) {
        var web = Web.at(city, port).as(administrator, db);
        var empty = web.get("/people/new").form().send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“姓名”", "请填写“账号”");
        var bad = web.get("/people/new")
                .form()
                .with("name", "x".repeat(60))
                .with("phone", "12")
                .with("login", "不行")
                .send();
        assertThat(bad.words()).contains("最多 50 个字", "要写手机号");
        var malformed = web.get("/people/new")
                .form()
                .with("name", "甲")
                .with("login", "A b")
                .send();
        assertThat(malformed.words()).contains("账号只能用");
        var id = administrator.person();
        var nothing = web.get("/people/" + id).form("/people/" + id + "/roles").send();
        assertThat(nothing.words()).contains("请选择“角色”", "请选择“范围”");
        var elsewhere = web.get("/people/" + id)
                .form("/people/" + id + "/roles")
                .with("role", "TELLER")
                .with("place", "火星")
                .send();
        assertThat(elsewhere.words()).contains("没有叫“火星”的街道、社区或小区");
        var own = web.get("/people/" + id)
                .form("/people/" + id + "/roles")
                .with("role", "TELLER")
                .with("place", "柳岸街道")
                .send();
        assertThat(own.words()).contains("不能给自己角色");
        assertThat(web.get("/people/" + city.newId()).status()).isEqualTo(404);
        assertThat(web.get("/people/nonsense").status()).isEqualTo(404);
    }

    @Test
    void an_account_is_closed_opened_and_its_password_reset(City city) {
        var web = Web.at(city, port).as(administrator, db);
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        Web.at(city, port).as(clerk, db);
        var here = "/people/" + clerk.person();
        assertThat(web.get(here).form(here + "/closing").submit().words()).contains("账号已停用");
        assertThat(web.get(here).form(here + "/opening").submit().words()).contains("账号已恢复");
        assertThat(web.get(here).form(here + "/password").send().words()).contains("初始密码");
        var own = "/people/" + administrator.person();
        assertThat(web.get(own).form(own + "/closing").submit().words()).contains("不能停用自己的账号");
    }

    @Test
    void people_are_found_by_whole_phone_and_no_address_or_log_holds_it(City city, CapturedOutput output) {
        var id = people.add(new NewPerson("余音", new Phone("13000004101"), null));
        var web = Web.at(city, port).as(administrator, db);
        var found = web.get("/people")
                .form("/people/by-phone")
                .with("phone", "13000004101")
                .send();
        assertThat(found.location()).isEqualTo("/people/" + id);
        var nobody = web.get("/people")
                .form("/people/by-phone")
                .with("phone", "13000004199")
                .send();
        assertThat(nobody.words()).contains("没有人登记这个号码");
        people.add(new NewPerson("余韵", new Phone("13000004101"), null));
        var several = web.get("/people")
                .form("/people/by-phone")
                .with("phone", "13000004101")
                .send();
        assertThat(several.words()).contains("余音", "余韵");
        assertThat(output.getAll()).doesNotContain("13000004101", "13000004199", "余音");
    }

    @Test
    void the_list_is_filtered_by_name_and_role_and_exported(City city) {
        var web = Web.at(city, port).as(administrator, db);
        var clerk = small.viewer(Role.FINANCE_BUREAU);
        Web.at(city, port).as(clerk, db);
        assertThat(web.get("/people?role=FINANCE_BUREAU").words()).contains("FINANCE_BUREAU");
        assertThat(web.get("/people?role=AUDITOR").words()).doesNotContain("FINANCE_BUREAU");
        assertThat(web.get("/people?role=%27;drop&q=%25").status()).isEqualTo(200);
        var sheet = web.get("/people.xlsx");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("content-type")).contains("spreadsheetml");
    }

    @Test
    void who_manages_a_street_sees_only_its_people(City city) {
        var other = small.viewer(Role.HOUSING_BUREAU);
        var local = small.viewer(Role.ADMINISTRATOR, "/ha/liuan");
        var worker = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        var words = Web.at(city, port).as(local, db).get("/people?size=200").words();
        assertThat(words).contains(worker.name()).doesNotContain(other.name());
    }

    @Test
    void looks_are_listed_for_auditors_with_masked_names_only(City city) {
        var person = people.add(new NewPerson("穆小晚", new Phone("13000004201"), null));
        var worker = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        revealing.phone(worker, person, SmallCity.PATH, Revealing.Purpose.DELIVERY_OF_BALLOT);
        var web = Web.at(city, port).as(small.viewer(Role.AUDITOR), db);
        var page = web.get("/looks?field=PHONE&purpose=DELIVERY_OF_BALLOT").isOk();
        assertThat(page.words()).contains("GRID_WORKER", "穆*晚", "送达表决票", "测试小区").doesNotContain("穆小晚", "13000004201");
        assertThat(web.get("/looks?purpose=EXPORT").words()).doesNotContain("穆*晚");
        assertThat(web.get("/looks.xlsx").status()).isEqualTo(200);
    }

    @Test
    void messages_are_listed_without_their_words_and_sent_again(City city) {
        var id = outbox.send(people.add(new NewPerson("祝好", null, null)), "message.sign-in-code", "918273");
        jobs.runDue();
        var web = Web.at(city, port).as(administrator, db);
        var page = web.get("/messages?state=NO_ADDRESS").isOk();
        assertThat(page.words()).contains("登录验证码", "没有手机号", "祝*").doesNotContain("918273");
        var again = page.form("/messages/" + id + "/sendings").submit();
        assertThat(again.words()).contains("马上再发一次");
        assertThat(web.get("/messages.xlsx").status()).isEqualTo(200);
    }

    @Test
    void these_pages_are_closed_to_everybody_else(City city) {
        for (var role : List.of(Role.OWNER, Role.SUBDISTRICT_CLERK, Role.CONTRACTOR, Role.AUDITOR)) {
            var web = Web.at(city, port).as(small.viewer(role), db);
            for (var path : List.of("/people", "/people.xlsx", "/people/new", "/messages", "/messages.xlsx")) {
                assertThat(web.get(path).status()).as(role + " " + path).isEqualTo(403);
            }
        }
        for (var role : List.of(Role.OWNER, Role.SUBDISTRICT_LEADER)) {
            assertThat(Web.at(city, port)
                            .as(small.viewer(role), db)
                            .get("/looks")
                            .status())
                    .as("%s", role)
                    .isEqualTo(403);
        }
        assertThat(Web.at(city, port)
                        .as(small.viewer(Role.ADMINISTRATOR, "/ha/liuan"), db)
                        .get("/messages")
                        .status())
                .isEqualTo(403);
        assertThat(Web.at(city, port).get("/people").location()).startsWith("/sign-in");
    }

    /** P-PRIV: no table of any schema holds a name, phone or code in the clear, whatever was done above. */
    @Test
    void no_table_of_the_city_holds_a_name_or_phone_in_the_clear(City city) {
        var name = "独孤求安";
        var phone = "13000004901";
        var web = Web.at(city, port).as(administrator, db);
        web.get("/people/new")
                .form()
                .with("name", name)
                .with("phone", phone)
                .with("login", "dugu")
                .send();
        web.get("/people").form("/people/by-phone").with("phone", phone).send();
        outbox.send(people.withPhone(new Phone(phone)).getFirst(), "message.sign-in-code", "555111");
        var visitor = Web.at(city, port);
        visitor.get("/sign-in").form("/sign-in/phone").with("phone", phone).submit();
        var tables = db.sql("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'""").query(String.class).list();
        assertThat(tables).contains("access.person", "message.outgoing", "evidence.command");
        for (var table : tables) {
            for (var secret : List.of(name, phone, "555111")) {
                // Texts as they are, bytes in hexadecimal: PostgreSQL writes a row's bytea so.
                var bytes =
                        java.util.HexFormat.of().formatHex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                assertThat(db.sql("select count(*) from " + table
                                        + " t where strpos(t::text, :text) > 0 or strpos(t::text, :bytes) > 0")
                                .param("text", secret)
                                .param("bytes", bytes)
                                .query(Long.class)
                                .single())
                        .as(secret + " in " + table)
                        .isZero();
            }
        }
    }

    private UUID id(String login) {
        return db.sql("select person_id from access.account where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }
}
