package anju.notice;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.site.QrCode;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Office;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A stamped scan finds its way back to the record it was printed from. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StampedScansTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Web clerk;
    private UUID notice;
    private String code;
    private String desk;

    @BeforeAll
    void release(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        notice = ReleasedNotice.by(clerk, city, port, small, db, "要盖章的公示", "内容");
        code = db.sql("select code from notice.notice").query(String.class).single();
        desk = "/documents/notice/" + notice;
    }

    @Test
    void a_document_printed_stamped_and_photographed_askew_is_found_and_filed_after_a_look() throws IOException {
        var printed = Office.pictures(clerk.get("/notices/" + notice + "/document.docx")
                        .isOk()
                        .bytes())
                .getFirst();
        var sent = send("盖章.jpg", photographed(printed));
        assertThat(sent.words()).contains("找到记录的 1 份", "已找到记录", code, "要盖章的公示");
        assertThat(clerk.get(desk).words()).as("not before it is confirmed").contains("还没有盖章件");
        var arrived = arrived("盖章.jpg");
        var twice = clerk.get("/scans").form(arrived);
        assertThat(clerk.get("/scans").form(arrived).submit().words()).contains("已归到 " + code + " 的盖章件");
        assertThat(twice.send().status()).as("filed meanwhile").isEqualTo(409);
        var page = clerk.get(desk);
        assertThat(page.words()).contains("盖章.jpg");
        var link = page.document().select("a[href*=/scans/]").attr("href");
        assertThat(clerk.get(link).isOk().bytes()).startsWith(0xFF, 0xD8);

        send("再传一次.jpg", photographed(printed));
        var again = clerk.get("/scans").form(arrived("再传一次.jpg")).send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.words()).contains("同一个文件已经归在 " + code);
        clerk.get("/scans").form(arrived("再传一次.jpg") + "/drop").submit();
    }

    @Test
    void a_scan_as_pdf_is_found_on_its_second_page(City city) throws IOException {
        var printed = Office.pictures(clerk.get("/notices/" + notice + "/document.docx")
                        .isOk()
                        .bytes())
                .getFirst();
        assertThat(send("盖章.pdf", pdf(printed)).words()).contains("找到记录的 1 份");
        assertThat(clerk.get("/scans").form(arrived("盖章.pdf")).submit().words()).contains("已归到 " + code);
        var owner = Web.at(city, port).as(small.owner(0), db);
        assertThat(owner.get("/scans").status()).isEqualTo(403);
        var link = clerk.get(desk).document().select("a[href*=/scans/]").attr("href");
        assertThat(owner.get(link).status()).isEqualTo(403);
    }

    @Test
    void what_cannot_be_read_is_filed_by_hand_and_a_foreign_code_is_told_politely() throws IOException {
        var sent = send("空白.png", png(new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY)));
        assertThat(sent.words()).contains("要自己选的 1 份", "没有认出二维码");
        var at = arrived("空白.png");
        var empty = clerk.get("/scans").form(at).with("code", "GS-1999-0001").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请选择“哪种文书”");
        var wrong = clerk.get("/scans")
                .form(at)
                .with("kind", "NOTICE")
                .with("code", "GS-1999-0001")
                .send();
        assertThat(wrong.words()).contains("没有找到这个编号或文号的文书");
        assertThat(wrong.document().select("input[value=GS-1999-0001]")).hasSize(1);
        assertThat(clerk.get("/scans")
                        .form(at)
                        .with("kind", "NOTICE")
                        .with("code", code)
                        .submit()
                        .words())
                .contains("已归到 " + code);

        assertThat(send("别处.png", QrCode.png("https://shop.example/pay?x=1")).words())
                .contains("不是本系统的文书", "二维码里写的是：https://shop.example/pay?x=1");
        assertThat(send("没有.png", QrCode.png("http://anju.example/notices/" + UUID.randomUUID()))
                        .words())
                .contains("没有对应的记录");
        for (var name : new String[] {"别处.png", "没有.png"}) {
            assertThat(clerk.get("/scans")
                            .form(arrived(name) + "/drop")
                            .submit()
                            .words())
                    .contains("已移走");
        }
    }

    @Test
    void a_scan_filed_wrongly_is_taken_back_with_a_reason_and_both_stay_to_be_seen(City city) throws IOException {
        send("归错.png", png(new BufferedImage(500, 700, BufferedImage.TYPE_BYTE_GRAY)));
        var filing = clerk.get("/scans")
                .form(arrived("归错.png"))
                .with("kind", "NOTICE")
                .with("code", code);
        assertThat(filing.submit().words()).contains("已归到 " + code);
        var scan = db.sql("""
                select s.id from attachment.scan s join attachment.file f on f.id = s.file_id where f.name = '归错.png'""").query(UUID.class).single();
        var back = desk + "/scan-reversals";
        var bare = clerk.get(desk).form(back).with("scan", scan.toString()).send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“为什么收回”");
        var taking = clerk.get(desk).form(back).with("scan", scan.toString()).with("reason", "是另一份公示的盖章件");
        var again = clerk.get(desk).form(back).with("scan", scan.toString()).with("reason", "再收回一次");
        assertThat(taking.submit().words()).contains("已收回 归错.png", "是另一份公示的盖章件", "已收回");
        assertThat(again.send().status()).as("taken back meanwhile").isEqualTo(409);
        assertThat(clerk.get(desk + "/scans/" + scan).isOk().bytes())
                .as("the scan stays")
                .startsWith(0xFF, 0xD8);
        send("归对.png", png(new BufferedImage(500, 700, BufferedImage.TYPE_BYTE_GRAY)));
        assertThat(clerk.get("/scans")
                        .form(arrived("归对.png"))
                        .with("kind", "NOTICE")
                        .with("code", code)
                        .submit()
                        .words())
                .as("the same paper can be filed again")
                .contains("已归到 " + code);
        var auditor = Web.at(city, port).as(small.viewer(Role.AUDITOR), db);
        assertThat(auditor.get(desk).document().select("form[action$=scan-reversals]"))
                .isEmpty();
    }

    @Test
    void a_bad_file_is_named_and_keeps_no_other_out() {
        var none = clerk.get("/scans").form("/scans").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.words()).contains("请填写“盖章后的扫描件”");
        var bad = clerk.get("/scans")
                .form("/scans")
                .withFile("files", "坏.txt", new byte[] {1, 2, 3})
                .send();
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.words()).contains("“坏.txt”不是能收的文件");
        assertThat(clerk.get("/scans")
                        .forged("/scans/" + UUID.randomUUID())
                        .send()
                        .status())
                .isEqualTo(409);
        assertThat(clerk.get("/scans")
                        .forged("/scans/" + UUID.randomUUID() + "/drop")
                        .send()
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_code_of_another_place_is_not_filed_by_whoever_does_not_work_there(City city) {
        var far = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other"), db);
        far.get("/scans")
                .form("/scans")
                .withFile("files", "别街.png", QrCode.png("http://x.example/notices/" + notice))
                .submit();
        assertThat(far.get("/scans").words()).contains("没有对应的记录").doesNotContain("要盖章的公示");
        assertThat(clerk.get("/scans").words()).doesNotContain("别街.png");
    }

    @Test
    void the_pages_fit_phone_and_desk(City city) throws IOException {
        send("看得清.png", png(new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY)));
        send("看得见.png", QrCode.png("http://anju.example/notices/" + notice));
        var street = db.sql("select id from city.area where path = '/ha/liuan'")
                .query(UUID.class)
                .single();
        try (var browser = Browser.at(city, port).as(clerk)) {
            for (var page : java.util.Map.of(
                            "scans", "/scans",
                            "record", desk,
                            "numbers", "/file-numbers",
                            "templates", "/document-templates",
                            "template", "/document-templates/" + street + "/payment-application")
                    .entrySet()) {
                browser.open(page.getValue());
                browser.screenshot("paper-" + page.getKey(), Browser.DESK);
                browser.isAccessible();
                browser.screenshot("paper-" + page.getKey(), Browser.PHONE);
                browser.fits(Browser.PHONE);
            }
        }
        for (var name : new String[] {"看得清.png", "看得见.png"}) {
            clerk.get("/scans").form(arrived(name) + "/drop").submit();
        }
    }

    private Web.Page send(String name, byte[] file) {
        return clerk.get("/scans").form("/scans").withFile("files", name, file).submit();
    }

    private String arrived(String name) {
        return "/scans/"
                + db.sql("select id from attachment.arrived_scan where name = ?")
                        .param(name)
                        .query(UUID.class)
                        .single();
    }

    /** The code on a sheet of A4 at 200 dpi, held askew, with noise, a shadow and a red stamp beside it. */
    private static byte[] photographed(byte[] qr) throws IOException {
        var sheet = new BufferedImage(1654, 2339, BufferedImage.TYPE_INT_RGB);
        var drawing = sheet.createGraphics();
        drawing.setColor(new Color(0xE8E4DC));
        drawing.fillRect(0, 0, 1654, 2339);
        drawing.rotate(Math.toRadians(7), 827, 1170);
        drawing.drawImage(ImageIO.read(new ByteArrayInputStream(qr)), 213, 1733, 220, 220, null);
        drawing.setColor(new Color(0xC02020));
        drawing.drawOval(930, 1700, 320, 320);
        drawing.dispose();
        var random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            sheet.setRGB(random.nextInt(1654), random.nextInt(2339), 0x909090);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(sheet, "jpg", out);
        return out.toByteArray();
    }

    private static byte[] pdf(byte[] qr) throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage(PDRectangle.A4));
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                var picture = LosslessFactory.createFromImage(pdf, ImageIO.read(new ByteArrayInputStream(qr)));
                content.drawImage(picture, 80, 120, 79, 79);
            }
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
