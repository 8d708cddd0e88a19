package anju.attachment.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no template, and what is said about it. */
class TemplateCheckTest {
    @ParameterizedTest
    @EnumSource
    void every_built_in_template_passes_its_own_check_and_opens(DocumentKind kind) throws IOException {
        assertThat(faults(kind, DocumentTemplates.builtIn(kind))).isEmpty();
        try (var word = new XWPFDocument(new java.io.ByteArrayInputStream(DocumentTemplates.builtIn(kind)))) {
            assertThat(word.getFooterList()).hasSize(1);
        }
    }

    @Test
    void a_placeholder_nobody_knows_is_named_with_its_paragraph_even_cut_into_runs() {
        var docx = notice().paragraph(Offered.run("请") + Offered.run("{{小") + Offered.run("区名") + Offered.run("字}}的业主"))
                .bytes();
        assertThat(faults(docx)).containsExactly(new Fault(Fault.Kind.UNKNOWN, "小区名字", "请{{小区名字}}的业主"));
    }

    @Test
    void what_must_not_be_left_out_is_named_all_at_once() {
        var docx = notice().with("{{正文}}", "")
                .with("{{盖章处}}", "")
                .with("{{二维码}}", "")
                .bytes();
        assertThat(faults(docx))
                .extracting(Fault::kind, Fault::about)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Fault.Kind.MISSING, "正文"),
                        org.assertj.core.groups.Tuple.tuple(Fault.Kind.MISSING, "盖章处"),
                        org.assertj.core.groups.Tuple.tuple(Fault.Kind.MISSING, "二维码"));
    }

    @Test
    void brackets_of_the_wrong_width_or_left_open_are_named() {
        for (var wrong : List.of("｛｛标题｝｝", "{{标题", "标题}}", "{｛标题}}")) {
            assertThat(faults(notice().paragraph(Offered.run(wrong)).bytes()))
                    .as(wrong)
                    .containsExactly(new Fault(Fault.Kind.BROKEN, "", wrong));
        }
        assertThat(faults(notice().paragraph(Offered.run("{{标") + "<w:r><w:br/></w:r>" + Offered.run("题}}"))
                        .bytes()))
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.BROKEN);
    }

    @Test
    void the_text_stands_in_a_paragraph_of_its_own() {
        assertThat(faults(notice().with("{{正文}}", "全文：{{正文}}").bytes()))
                .containsExactly(new Fault(Fault.Kind.NOT_ALONE, "正文", "全文：{{正文}}"));
    }

    @Test
    void macros_are_refused_by_their_part_and_by_their_type() {
        assertThat(faults(notice().part("word/vbaProject.bin", "x").bytes()))
                .containsExactly(Fault.of(Fault.Kind.MACROS));
        assertThat(faults(notice().with(
                                "[Content_Types].xml",
                                "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                "vnd.ms-word.document.macroEnabled.main+xml")
                        .bytes()))
                .containsExactly(Fault.of(Fault.Kind.MACROS));
    }

    @Test
    void embedded_things_and_what_leads_elsewhere_are_refused() {
        assertThat(faults(notice().part("word/embeddings/oleObject1.bin", "x").bytes()))
                .containsExactly(Fault.of(Fault.Kind.EMBEDDED, "oleObject1.bin"));
        assertThat(faults(notice().paragraph("<w:r><w:object/></w:r>").bytes()))
                .containsExactly(Fault.of(Fault.Kind.EMBEDDED, "object"));
        assertThat(faults(notice().with(
                                "word/_rels/document.xml.rels",
                                "<Relationship Id=\"r1\"",
                                "<Relationship Id=\"r9\" Type=\"x\" Target=\"http://far.example/a.dotm\" TargetMode=\"External\"/><Relationship Id=\"r1\"")
                        .bytes()))
                .containsExactly(Fault.of(Fault.Kind.REMOTE, "http://far.example/a.dotm"));
    }

    @Test
    void a_field_that_fetches_is_refused_even_cut_into_runs() {
        var runs =
                "<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE \"http://far.example\"</w:instrText></w:r>";
        assertThat(faults(notice().paragraph(runs).bytes()))
                .containsExactly(Fault.of(Fault.Kind.FETCHING_FIELD, "INCLUDEPICTURE"));
        assertThat(faults(
                        notice().paragraph("<w:fldSimple w:instr=\" PAGE \"/>").bytes()))
                .as("page numbers are no fetching")
                .isEmpty();
    }

    @Test
    void what_declares_a_document_type_is_damaged() {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
        assertThat(faults(notice().part("word/settings.xml", bomb).bytes()))
                .containsExactly(Fault.of(Fault.Kind.DAMAGED));
    }

    @Test
    void other_files_are_told_what_they_are() throws IOException {
        assertThat(faults(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .containsExactly(Fault.of(Fault.Kind.OLD_OR_LOCKED));
        assertThat(faults("%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .containsExactly(Fault.of(Fault.Kind.NOT_WORD));
        assertThat(faults(new byte[0])).containsExactly(Fault.of(Fault.Kind.NOT_WORD));
        assertThat(faults(new byte[TemplateCheck.BYTES_MAX + 1])).containsExactly(Fault.of(Fault.Kind.TOO_LARGE, "4"));
        var cut = DocumentTemplates.builtIn(DocumentKind.NOTICE);
        assertThat(faults(java.util.Arrays.copyOf(cut, cut.length / 2))).containsExactly(Fault.of(Fault.Kind.DAMAGED));
        assertThat(faults(zip("other.txt", 10))).containsExactly(Fault.of(Fault.Kind.NOT_WORD));
        assertThat(faults(zip("word/document.xml", Docx.UNFOLDED_MAX + 10)))
                .containsExactly(Fault.of(Fault.Kind.UNFOLDS, "32"));
    }

    private static byte[] zip(String name, int bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[bytes]);
        }
        return out.toByteArray();
    }

    private static Offered notice() {
        return Offered.like(DocumentKind.NOTICE);
    }

    private static List<Fault> faults(byte[] docx) {
        return faults(DocumentKind.NOTICE, docx);
    }

    private static List<Fault> faults(DocumentKind kind, byte[] docx) {
        return TemplateCheck.faults(kind, docx);
    }
}
