package anju.attachment.document;

import static org.assertj.core.api.Assertions.assertThat;

import anju.site.QrCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** A filled template as another program reads it. */
class FillerTest {
    private static final byte[] QR = QrCode.png("http://anju.example/notices/1");

    private static final DocumentText TEXT = DocumentText.of(Map.of(
                    Placeholder.TITLE, "防水<改造> & \"公示\"",
                    Placeholder.CODE, "GS-2026-0001",
                    Placeholder.OFFICE, "柳岸街道",
                    Placeholder.UNTIL, "2026年11月3日"))
            .body(List.of(
                    new Block.Heading("一、内容"),
                    new Block.Paragraph("屋面\u0001防水"),
                    new Block.Table(List.of("项目", "金额"), List.of(List.of("屋面", "281,728.00"), List.of("外墙", "5.00")))));

    @Test
    void the_built_in_notice_is_filled_with_text_table_footer_and_code() throws IOException {
        try (var word = filled(Offered.like(DocumentKind.NOTICE).bytes())) {
            var text = text(word);
            assertThat(text)
                    .contains("防水<改造> & \"公示\"", "一、内容", "屋面防水", "281,728.00", "GS-2026-0001", "至2026年11月3日。对本公示")
                    .doesNotContain("{{", "}}");
            assertThat(word.getTables()).hasSize(2);
            assertThat(word.getTables().getFirst().getRows()).hasSize(3);
            assertThat(word.getAllPictures()).hasSize(1);
            assertThat(word.getAllPictures().getFirst().getData()).isEqualTo(QR);
            assertThat(word.getFooterList().getFirst().getText()).contains("GS-2026-0001");
        }
    }

    @Test
    void a_placeholder_cut_into_runs_is_filled_in_the_look_of_its_first_letter() throws IOException {
        var cut =
                Offered.run("《{") + "<w:r><w:t>{标</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>题</w:t></w:r>"
                        + "<w:r><w:t>}</w:t></w:r><w:r><w:t>}》{{编号}}和{{编号}}。</w:t></w:r>";
        try (var word = filled(Offered.like(DocumentKind.NOTICE).paragraph(cut).bytes())) {
            var first = word.getParagraphs().getFirst();
            assertThat(first.getText()).isEqualTo("《防水<改造> & \"公示\"》GS-2026-0001和GS-2026-0001。");
            assertThat(first.getRuns().getFirst().isBold()).isTrue();
            assertThat(first.getRuns().getFirst().text()).isEqualTo("《防水<改造> & \"公示\"");
        }
    }

    @Test
    void a_value_of_several_lines_breaks_where_it_does_and_what_follows_stays_behind_it() throws IOException {
        var docx = Offered.like(DocumentKind.NOTICE)
                .paragraph(Offered.run("由{{单位}}发布"))
                .bytes();
        var text = TEXT.with(Placeholder.OFFICE, "柳岸街道\n永兴社区");
        try (var word = new XWPFDocument(new ByteArrayInputStream(Filler.filled(docx, text, QR)))) {
            assertThat(word.getParagraphs().getFirst().getText()).isEqualTo("由柳岸街道\n永兴社区发布");
        }
    }

    @Test
    void what_a_record_says_is_never_read_as_a_placeholder() throws IOException {
        var text = TEXT.with(Placeholder.TITLE, "{{编号}}");
        var docx = Filler.filled(Offered.like(DocumentKind.NOTICE).bytes(), text, QR);
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(text(word)).contains("{{编号}}");
        }
    }

    @Test
    void the_code_may_stand_in_a_header_and_in_the_body() throws IOException {
        var docx = Offered.like(DocumentKind.NOTICE)
                .with("word/footer1.xml", "{{编号}}", "{{编号}}{{二维码}}")
                .bytes();
        try (var word = filled(docx)) {
            assertThat(word.getFooterList().getFirst().getAllPictures()).hasSize(1);
            assertThat(word.getAllPictures()).isNotEmpty();
        }
    }

    private static XWPFDocument filled(byte[] template) throws IOException {
        assertThat(TemplateCheck.faults(DocumentKind.NOTICE, template)).isEmpty();
        return new XWPFDocument(new ByteArrayInputStream(Filler.filled(template, TEXT, QR)));
    }

    private static String text(XWPFDocument word) {
        return new XWPFWordExtractor(word).getText();
    }
}
