package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are told when something goes wrong, and what they never see. */
@InCity
@ExtendWith(OutputCaptureExtension.class)
class FailuresTest {
    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void visitor(City city) {
        web = Web.at(city, port);
    }

    @Test
    void a_bug_shows_a_reference_that_the_log_knows_once_and_nothing_of_itself(CapturedOutput log) {
        var page = web.get("/trial/failures/bug");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.words()).contains("系统出了问题").doesNotContain("secret", "Exception", "anju.");
        var reference = page.document().selectFirst("main .code").text();
        assertThat(reference).matches("[2-9A-HJ-NP-Z]{8}");
        assertThat(log.toString().split(reference, -1))
                .as("mentions in the log")
                .hasSize(2);
        assertThat(log.toString().split("secret detail", -1)).hasSize(2);
    }

    @Test
    void who_may_not_is_told_who_may() {
        var page = web.get("/trial/failures/role");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.words()).contains("这一步不由您办理", "能办的是：财政局。");
        web.post("/preferences", Map.of("language", "en"));
        assertThat(web.get("/trial/failures/role").words()).contains("the finance bureau");
    }

    @Test
    void an_address_with_a_mangled_id_names_nothing() {
        for (var id : new String[] {"1", "x", "%00", "..%2f", "' or 1=1", "00000000-0000-0000-0000-00000000000g"}) {
            var page = web.get("/trial/things/" + id.replace(" ", "%20"));
            assertThat(page.status()).as(id).isBetween(400, 404);
            assertThat(page.words()).as(id).doesNotContain("Exception", "Tomcat");
        }
        assertThat(web.get("/trial/things/1").words()).contains("没有这一页");
    }

    @Test
    void a_program_gets_a_problem_in_json() {
        var answer = web.get("/trial/failures/role", "Accept", "application/json");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":403", "财政局");
        assertThat(web.get("/api/nothing", "Accept", "*/*").header("content-type"))
                .startsWith("application/problem+json");
    }

    @Test
    void a_form_without_its_command_changes_nothing_and_says_so() {
        for (var command : new String[] {"", "1", "1-1-1-1-1", "zz"}) {
            var page = postWithToken("/trial/commands", Map.of("_command", command));
            assertThat(page.status()).as(command).isEqualTo(400);
            assertThat(page.words()).contains("这次提交看不懂");
        }
    }

    @Test
    void a_form_with_a_photo_may_have_as_many_fields_as_a_contract_has_lines() {
        var rows = IntStream.range(0, 3000).mapToObj(i -> "row " + i).toArray(String[]::new);
        var page = web.get("/components")
                .form()
                .with("name", "")
                .with("line", rows)
                .withFile("photo", "roof.jpg", new byte[100_000])
                .send();
        assertThat(page.status()).isEqualTo(422);
    }

    @Test
    void a_file_that_is_too_large_is_said_to_be_that_and_is_no_outage() {
        var page = web.get("/components")
                .form()
                .withFile("photo", "roof.mp4", new byte[32 << 20])
                .send();
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.words()).contains("文件太大", "30 MB");
    }

    @Test
    void a_form_torn_on_its_way_is_no_outage() {
        var page = web.send(web.request("/components")
                .header("Content-Type", "multipart/form-data; boundary=torn")
                .POST(BodyPublishers.ofString("--torn\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nhalf")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.words()).contains("这次提交看不懂");
    }

    @Test
    void a_method_no_handler_knows_is_no_outage() {
        assertThat(web.send(web.request("/components").method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        assertThat(postWithToken("/no/such/page", Map.of()).status()).isIn(404, 405);
        assertThat(web.get("/preferences").words()).contains("没有这一页");
        assertThat(web.send(web.request("/components").method("DELETE", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
        assertThat(web.send(web.request("/components").method("PATCH", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoever_is_not_signed_in_is_sent_to_sign_in_and_back() {
        var answer = web.get("/trial/own?a=1&b=2");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/sign-in?to=%2Ftrial%2Fown%3Fa%3D1%26b%3D2");
        var htmx = web.get("/trial/own", "HX-Request", "true");
        assertThat(htmx.header("hx-redirect")).isEqualTo("/sign-in?to=%2Ftrial%2Fown");
    }

    @Test
    void what_was_typed_comes_back_after_the_session_ended() {
        var form = web.get("/components").form().with("name", "三号楼屋面").with("price", "十二");
        web.cookies().clear();
        var answer = form.send();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/components");
        var page = web.open(answer.location());
        assertThat(page.words()).contains("您刚才填的内容还在");
        assertThat(page.form().value("name")).isEqualTo("三号楼屋面");
        assertThat(page.form().value("price")).isEqualTo("十二");
        page.form().send();
        assertThat(web.get("/components").words()).doesNotContain("您刚才填的内容还在");
    }

    @Test
    void what_was_typed_goes_along_through_signing_in(@Autowired JdbcClient db) {
        var clerk = new SmallCity(db).viewer(Role.SUBDISTRICT_CLERK);
        var form = web.get("/components").form().with("name", "三号楼屋面");
        var answer = web.post("/trial/own", form.fields());
        assertThat(answer.location()).isEqualTo("/sign-in?to=%2Fcomponents");
        web.as(clerk, db);
        var page = web.get("/components");
        assertThat(page.words()).contains("您刚才填的内容还在");
        assertThat(page.form().value("name")).isEqualTo("三号楼屋面");
    }

    @Test
    void what_was_typed_comes_back_to_nobody_else(City city) {
        var form = web.get("/components").form().with("name", "三号楼屋面");
        web.cookies().clear();
        form.send();
        // The session alone, as somebody with the database has it, does not open what was typed.
        web.cookies().remove(Drafts.COOKIE);
        assertThat(web.get("/components").form().value("name")).isEmpty();
        assertThat(Web.at(city, port).get("/components").form().value("name")).isEmpty();
    }

    @Test
    void a_password_is_never_kept() {
        var fields = Map.of("_form", "site.components.form", "_page", "/components", "name", "x", "password", "geheim");
        web.post("/components", fields);
        assertThat(web.get("/components").body()).doesNotContain("geheim");
    }

    @Test
    void a_draft_leads_nowhere_else() {
        for (var page : new String[] {"//evil.example", "https://evil.example", "/\\evil", "/ X: y", ""}) {
            var unsigned = web.post("/components", Map.of("_form", "x", "_page", page));
            assertThat(unsigned.status()).as(page).isEqualTo(403);
            var signedOut = postWithToken("/trial/own", Map.of("_form", "x", "_page", page));
            assertThat(signedOut.location()).as(page).isEqualTo("/sign-in?to=%2F");
        }
    }

    private Web.Page postWithToken(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", web.get("/components").form().value("_csrf"));
        return web.post(path, all);
    }
}
