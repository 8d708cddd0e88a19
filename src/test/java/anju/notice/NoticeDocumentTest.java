package anju.notice;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.Offered;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Office;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A notice from an office's own template, and how that template is put in place and taken back. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeDocumentTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Web clerk;
    private String notice;
    private String template;

    @BeforeAll
    void release(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        var body = "## 一、内容\n屋面防水 & 外墙\n项目|金额\n屋面|281,728.00";
        notice = "/notices/" + ReleasedNotice.by(clerk, city, port, small, db, "屋面<防水>方案公示", body);
        template = "/document-templates/"
                + db.sql("select id from city.area where path = '/ha/liuan'")
                        .query(UUID.class)
                        .single() + "/notice";
    }

    @Test
    void a_notice_is_written_from_the_template_that_holds_at_its_place(City city) {
        assertThat(clerk.get(notice).words()).contains("Word 文书");
        assertThat(words())
                .contains("屋面<防水>方案公示", "屋面防水 & 外墙", "281,728.00", "柳岸街道", "（未编文号）", "（盖章处）", notice)
                .doesNotContain("{{");
        assertThat(clerk.get(template).words()).contains("现在用的是系统自带的模板", "{{盖章处}}", "必须有");

        var edited = Offered.like(DocumentKind.NOTICE)
                .paragraph(Offered.run("柳岸街道便笺"))
                .bytes();
        var set = clerk.get(template)
                .form(template)
                .withFile("file", "便笺.docx", edited)
                .submit();
        assertThat(set.words()).contains("第 1 版模板已启用", "现在用的是本单位的第 1 版");
        assertThat(words()).contains("柳岸街道便笺", "屋面防水 & 外墙");
        assertThat(clerk.get(template + "/versions/1.docx").bytes()).isEqualTo(edited);
        assertThat(clerk.get(template + "/current.docx").bytes()).isEqualTo(edited);
        assertThat(clerk.get(template + "/versions/2.docx").status()).isEqualTo(404);
        assertThat(clerk.get("/document-templates").words()).contains("本单位第 1 版");

        var faulty = Offered.like(DocumentKind.NOTICE)
                .paragraph(Offered.run("请{{小区名字}}的业主看"))
                .with("{{正文}}", "无")
                .bytes();
        var refused = clerk.get(template)
                .form(template)
                .withFile("file", "坏.docx", faulty)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("有 2 处要改", "没有叫 {{小区名字}} 的占位符。它在：“请{{小区名字}}的业主看”", "缺少必须有的占位符 {{正文}}");
        assertThat(words()).as("the good one stays in use").contains("柳岸街道便笺");

        var stale = clerk.get(template).form(template + "/withdrawal");
        assertThat(clerk.get(template).form(template + "/withdrawal").submit().words())
                .contains("第 1 版已停用", "现在用的是系统自带的模板", "停用");
        assertThat(words()).doesNotContain("柳岸街道便笺");
        assertThat(stale.send().status()).isEqualTo(409);

        var again = clerk.get(template)
                .form(template)
                .withFile("file", "再来.docx", edited)
                .submit();
        assertThat(again.words()).contains("第 2 版模板已启用");
        clerk.get(template).form(template + "/withdrawal").submit();
    }

    @Test
    void the_file_is_asked_for_and_other_offices_are_out_of_reach(City city) {
        var empty = clerk.get(template).form(template).send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“改好的模板”");
        assertThat(clerk.get(template.replace("/notice", "/nothing")).status()).isEqualTo(404);
        var above = "/document-templates/"
                + db.sql("select id from city.area where path = '/ha'")
                        .query(UUID.class)
                        .single() + "/notice";
        var street = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan"), db);
        assertThat(street.get(template).isOk().status()).isEqualTo(200);
        assertThat(street.get(above).status()).isEqualTo(403);
        var owner = Web.at(city, port).as(small.owner(0), db);
        assertThat(owner.get(template).status()).isEqualTo(403);
        assertThat(owner.get(notice + "/document.docx").status()).isEqualTo(403);
        assertThat(owner.get(notice).words()).doesNotContain("Word 文书");
    }

    private String words() {
        return Office.words(clerk.get(notice + "/document.docx").isOk().bytes());
    }
}
