package anju.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** Which files are taken. */
class InspectorTest {
    @Test
    void a_type_is_told_by_the_bytes() {
        is(Samples.pdf(), FileType.PDF);
        is(Samples.picture("jpeg", 10, 10), FileType.JPEG);
        is(Samples.photo(10, 10), FileType.JPEG);
        is(Samples.picture("png", 10, 10), FileType.PNG);
        is(Samples.xlsx(), FileType.XLSX);
        is(Samples.docx(), FileType.DOCX);
    }

    @Test
    void what_phones_append_to_a_picture_is_no_harm() {
        is(
                Samples.joined(Samples.picture("jpeg", 10, 10), Samples.text("MotionPhoto_Data....ftypmp42")),
                FileType.JPEG);
    }

    @Test
    void an_empty_or_oversized_file_is_refused() {
        refused(new byte[0], Refusal.EMPTY);
        var large = Arrays.copyOf(Samples.pdf(), Inspector.BYTES_MAX + 1);
        assertThat(Inspector.inspect(large)).isEqualTo(new Inspection.Refused(Refusal.TOO_LARGE, 20));
    }

    @Test
    void pages_scripts_programs_and_pictures_that_can_hold_them_are_refused() {
        for (var text : List.of(
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<!doctype html><script>alert(1)</script>",
                "GIF89a",
                "MZ\u0090",
                "\u007fELF",
                "#!/bin/sh",
                "{\\rtf1",
                "just text")) {
            refused(Samples.text(text), Refusal.UNKNOWN_TYPE);
        }
        refused(Samples.zip(Map.of("a.txt", "a")), Refusal.UNKNOWN_TYPE);
        refused(Samples.zip(Map.of("[Content_Types].xml", "a", "ppt/x.xml", "a")), Refusal.UNKNOWN_TYPE);
    }

    @Test
    void an_apple_picture_is_refused_by_its_own_name() {
        refused(Samples.text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), Refusal.HEIC);
        refused(Samples.text("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic"), Refusal.HEIC);
    }

    @Test
    void a_file_that_is_two_things_at_once_is_refused() {
        refused(Samples.joined(Samples.picture("jpeg", 10, 10), Samples.xlsx()), Refusal.TWO_TYPES);
        refused(Samples.joined(Samples.picture("png", 10, 10), Samples.text("<script>1</script>")), Refusal.TWO_TYPES);
        refused(Samples.joined(Samples.picture("jpeg", 10, 10), Samples.pdf()), Refusal.TWO_TYPES);
        refused(Samples.joined(Samples.text("%PDF-1.4\n<html>"), Samples.pdf()), Refusal.TWO_TYPES);
        refused(
                Samples.joined(Samples.joined(Samples.text("%PDF-1.4\n"), Samples.xlsx()), Samples.text("%%EOF")),
                Refusal.TWO_TYPES);
        refused(Samples.joined(Samples.xlsx(), Samples.text("<html>")), Refusal.TWO_TYPES);
    }

    @Test
    void a_file_cut_short_is_refused() {
        refused(Arrays.copyOf(Samples.xlsx(), 60), Refusal.DAMAGED);
        refused(Samples.text("%PDF-1.4\n1 0 obj"), Refusal.DAMAGED);
    }

    @Test
    void a_workbook_with_macros_or_with_paths_that_climb_is_refused() {
        refused(
                Samples.zip(Map.of("[Content_Types].xml", "a", "xl/workbook.xml", "a", "xl/vbaProject.bin", "a")),
                Refusal.MACROS);
        refused(Samples.zip(Map.of("[Content_Types].xml", "a", "../../etc/passwd", "a")), Refusal.DAMAGED);
    }

    @Test
    void a_workbook_written_in_one_go_is_a_workbook() throws Exception {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Anju", "1.0")) {
            book.newWorksheet("A").value(0, 0, "x");
        }
        is(file.toByteArray(), FileType.XLSX);
    }

    @Test
    void a_workbook_that_unfolds_without_end_is_refused() {
        refused(Samples.bomb(), Refusal.UNFOLDS);
    }

    private static void is(byte[] bytes, FileType type) {
        assertThat(Inspector.inspect(bytes)).isEqualTo(new Inspection.Is(type));
    }

    private static void refused(byte[] bytes, Refusal why) {
        assertThat(Inspector.inspect(bytes))
                .isInstanceOfSatisfying(
                        Inspection.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }
}
