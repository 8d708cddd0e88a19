package anju.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to a file, and who sees what of it. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsTest {
    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallCity small;
    private Viewer clerk;
    private Viewer contractor;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        contractor = small.viewer(Role.CONTRACTOR);
    }

    @Test
    void a_photo_keeps_its_time_and_place_and_shows_without_them() throws Exception {
        var id = received(contractor, Samples.photo(400, 200), FileClass.PUBLIC, "IMG_0001.jpg");
        var file = attachments.byId(id).orElseThrow();
        assertThat(file.takenAt()).isEqualTo(Instant.parse("2026-09-10T00:30:00Z"));
        assertThat(file.longitudeE6()).isEqualTo(113_375_000);
        assertThat(file.latitudeE6()).isEqualTo(22_500_000);

        var shown = handed(attachments.hand(Viewer.PUBLIC, id));
        var notes = ImageMetadataReader.readMetadata(new ByteArrayInputStream(shown.content()));
        assertThat(notes.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(new String(shown.content(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("2026:09:10");
        var image = ImageIO.read(new ByteArrayInputStream(shown.content()));
        assertThat(image.getWidth()).as("orientation 6 stands upright").isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(image.getRGB(100, 20) & 0xFF0000)
                .as("its left half is on top")
                .isGreaterThan(0x900000);

        assertThat(handed(attachments.handOriginal(clerk, id)).content()).isEqualTo(Samples.photo(400, 200));
        assertThat(attachments.handOriginal(Viewer.PUBLIC, id)).isInstanceOf(Handing.NotYours.class);
    }

    @Test
    void a_large_photo_is_shown_smaller_with_its_mark() throws IOException {
        var id = received(contractor, Samples.picture("png", 4000, 3000), FileClass.PUBLIC, "big.png");
        var image = ImageIO.read(new ByteArrayInputStream(
                handed(attachments.hand(Viewer.PUBLIC, id)).content()));
        assertThat(image.getWidth()).isBetween(1000, 1920);
        boolean marked = false;
        for (int x = 0; x < image.getWidth() / 2; x++) {
            for (int y = image.getHeight() - 120; y < image.getHeight(); y++) {
                marked |= (image.getRGB(x, y) & 0xFFFFFF) != 0 && (image.getRGB(x, y) & 0x00FF00) > 0x9000;
            }
        }
        assertThat(marked).as("white letters on the red half").isTrue();
    }

    @Test
    void a_picture_that_promises_too_many_pixels_or_does_not_decode_is_refused() {
        assertThat(receive(contractor, Samples.promisedPng(30_000, 30_000), FileClass.PUBLIC, "bomb.png"))
                .isEqualTo(new Reception.Refused(Refusal.TOO_MANY_PIXELS, 60));
        assertThat(receive(contractor, Samples.promisedPng(100, 100), FileClass.PUBLIC, "empty.png"))
                .isEqualTo(new Reception.Refused(Refusal.DAMAGED, 0));
    }

    @Test
    void a_personal_file_lies_encrypted_and_every_look_is_written_down(City city) throws IOException {
        var id = received(contractor, Samples.pdf(), FileClass.PERSONAL, "张三身份证.pdf");
        var file = attachments.byId(id).orElseThrow();
        assertThat(file.name()).isEqualTo("test.paper.pdf");
        var stored = Files.readAllBytes(onDisk(city, id));
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Catalog", "PDF");
        assertThat(attachments.hand(Viewer.PUBLIC, id)).isInstanceOf(Handing.NotYours.class);
        assertThat(attachments.hand(small.viewer(Role.SUPERVISOR), id)).isInstanceOf(Handing.NotYours.class);
        assertThat(handed(attachments.hand(clerk, id)).content()).isEqualTo(Samples.pdf());
        assertThat(handed(attachments.hand(contractor, id)).content()).isEqualTo(Samples.pdf());
        assertThat(db.sql("select by_person from attachment.opening where file_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .list())
                .as("one's own is not written down")
                .containsExactly(clerk.person());
    }

    @Test
    void an_internal_file_is_for_those_who_work_at_its_place() {
        var id = received(contractor, Samples.xlsx(), FileClass.INTERNAL, "清单.xlsx");
        assertThat(attachments.hand(Viewer.PUBLIC, id)).isInstanceOf(Handing.NotYours.class);
        assertThat(attachments.hand(small.owner(0), id)).isInstanceOf(Handing.NotYours.class);
        assertThat(attachments.hand(small.viewer(Role.AUDITOR, "/ha/elsewhere"), id))
                .isInstanceOf(Handing.NotYours.class);
        assertThat(attachments.hand(small.viewer(Role.AUDITOR), id)).isInstanceOf(Handing.Handed.class);
        assertThat(attachments.hand(clerk, UUID.randomUUID())).isInstanceOf(Handing.NotThere.class);
    }

    @Test
    void a_name_keeps_nothing_that_means_something_elsewhere() {
        var names = java.util.Map.of(
                "C:\\fake\\..\\..\\合同.pdf",
                "合同.pdf",
                "../../etc/passwd",
                "passwd.pdf",
                "a\r\nSet-Cookie: x=1.pdf",
                "aSet-Cookie x=1.pdf",
                "report.exe",
                "report.pdf",
                "\u202Efdp.exe",
                "fdp.pdf",
                ".pdf",
                "pdf.pdf",
                "x".repeat(500) + ".pdf",
                "x".repeat(58) + ".pdf");
        names.forEach((sent, kept) -> assertThat(attachments
                        .byId(received(contractor, Samples.pdf(), FileClass.PUBLIC, sent))
                        .orElseThrow()
                        .name())
                .isEqualTo(kept));
    }

    @Test
    void a_double_click_receives_once() {
        var command = UUID.randomUUID();
        var upload = new Upload("a.pdf", Samples.pdf(), FileClass.PUBLIC, "test.paper", SmallCity.PATH, "测试小区");
        var first = attachments.receive(contractor, command, upload);
        assertThat(attachments.receive(contractor, command, upload)).isEqualTo(first);
    }

    @Test
    void a_file_changed_on_disk_is_not_handed_out(City city) throws IOException {
        var id = received(
                contractor, Samples.joined(Samples.text("%PDF-1.5\n"), Samples.pdf()), FileClass.PUBLIC, "b.pdf");
        Files.writeString(onDisk(city, id), "else");
        assertThatThrownBy(() -> attachments.hand(clerk, id)).hasMessageContaining("has changed on disk");
    }

    @Test
    void a_download_is_never_opened_as_a_page_of_ours(City city) {
        var paper = received(contractor, Samples.docx(), FileClass.PUBLIC, "合同 1.docx");
        var web = Web.at(city, port);
        var answer = web.get("/attachments/" + paper).isOk();
        assertThat(answer.header("content-disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-security-policy")).contains("sandbox");
        assertThat(answer.bytes()).isEqualTo(Samples.docx());
        var photo = received(contractor, Samples.photo(40, 20), FileClass.PUBLIC, "p.jpg");
        var shown = web.get("/attachments/" + photo).isOk();
        assertThat(shown.header("content-disposition")).startsWith("inline;");
        assertThat(shown.header("content-type")).isEqualTo("image/jpeg");
        assertThat(web.get("/attachments/" + photo + "/original").status()).isEqualTo(403);
        assertThat(web.get("/attachments/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(web.get("/attachments/x").status()).isIn(400, 404);
    }

    private UUID received(Viewer by, byte[] content, FileClass fileClass, String name) {
        var reception = receive(by, content, fileClass, name);
        assertThat(reception).isInstanceOf(Reception.Received.class);
        return ((Reception.Received) reception).fileId();
    }

    private Reception receive(Viewer by, byte[] content, FileClass fileClass, String name) {
        return attachments.receive(
                by, UUID.randomUUID(), new Upload(name, content, fileClass, "test.paper", SmallCity.PATH, "测试小区"));
    }

    private static Handing.Handed handed(Handing handing) {
        assertThat(handing).isInstanceOf(Handing.Handed.class);
        return (Handing.Handed) handing;
    }

    private java.nio.file.Path onDisk(City city, UUID id) {
        var hash = db.sql("select encode(content_hash, 'hex') from attachment.file where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return city.folder()
                .resolve("attachments")
                .resolve(hash.substring(0, 2))
                .resolve(hash);
    }
}
