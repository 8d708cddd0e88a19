package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.AreaOutline.Fault;
import anju.access.AreaOutline.Why;
import anju.city.Area;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AreaOutlineTest {
    private static final Area CITY = area(Area.Kind.CITY, "和安市", "/ha");

    @Test
    void columns_repeat_or_leave_out_what_stands_above() {
        assertThat(paths("城中区\t河西街道\t永兴社区\n城中区\t河西街道\t江滨社区\n\t柳岸街道\t新村社区", Area.Kind.DISTRICT))
                .containsExactly("/ha/d1", "/ha/d1/s1", "/ha/d1/s1/c1", "/ha/d1/s1/c2", "/ha/d1/s2", "/ha/d1/s2/c1");
        assertThat(paths("河西街道，永兴社区\n，江滨社区", Area.Kind.STREET)).containsExactly("/ha/s1", "/ha/s1/c1", "/ha/s1/c2");
    }

    @Test
    void indented_lines_lie_in_the_line_above_that_is_indented_less() {
        assertThat(paths("河西街道\n  永兴社区\n  江滨社区\n\n柳岸街道\n\u3000\u3000新村社区", Area.Kind.STREET))
                .containsExactly("/ha/s1", "/ha/s1/c1", "/ha/s1/c2", "/ha/s2", "/ha/s2/c1");
        assertThat(paths("河西街道\n\t永兴社区", Area.Kind.STREET)).containsExactly("/ha/s1", "/ha/s1/c1");
    }

    @Test
    void a_code_in_brackets_is_kept_and_never_given_to_another() {
        assertThat(paths("柳岸街道\n河西街道（s1）\n江北街道 (jiangbei)", Area.Kind.STREET))
                .containsExactly("/ha/s2", "/ha/s1", "/ha/jiangbei");
    }

    @Test
    void what_the_city_has_already_is_not_wanted_again() {
        var known = area(Area.Kind.STREET, "柳岸街道", "/ha/liuan");
        var outline = AreaOutline.read("柳岸街道\n  永兴社区", CITY, Area.Kind.STREET, List.of(CITY, known));
        assertThat(outline.faults()).isEmpty();
        assertThat(outline.wanting()).extracting(AreaOutline.Entry::path).containsExactly("/ha/liuan/c1");
    }

    @Test
    void every_fault_of_every_line_is_told() {
        var known = area(Area.Kind.STREET, "柳岸街道", "/ha/liuan");
        var list = String.join(
                "\n",
                "\t永兴社区",
                "甲街道\t乙社区\t丙小区",
                "甲街道（A-1）",
                "丁街道（x）",
                "戊街道（x）",
                "长".repeat(41),
                "柳岸街道（other）",
                "己街道（liuan）",
                "庚街道\t\t辛社区",
                "（y）");
        assertThat(AreaOutline.read(list, CITY, Area.Kind.STREET, List.of(CITY, known))
                        .faults())
                .containsExactly(
                        new Fault(1, Why.NOTHING_ABOVE, "永兴社区"),
                        new Fault(2, Why.TOO_DEEP, "丙小区"),
                        new Fault(3, Why.CODE_MALFORMED, "A-1"),
                        new Fault(5, Why.CODE_TAKEN, "x"),
                        new Fault(6, Why.NAME_LONG, "长".repeat(41)),
                        new Fault(7, Why.CODE_OTHER, "柳岸街道"),
                        new Fault(8, Why.CODE_TAKEN, "liuan"),
                        new Fault(9, Why.GAP, "庚街道"),
                        new Fault(10, Why.GAP, "（y）"));
    }

    @Test
    void what_lies_in_a_refused_area_is_read_too() {
        assertThat(AreaOutline.read("甲街道（A）\n  乙社区\n  丙社区（B）", CITY, Area.Kind.STREET, List.of(CITY))
                        .faults())
                .containsExactly(new Fault(1, Why.CODE_MALFORMED, "A"), new Fault(3, Why.CODE_MALFORMED, "B"));
    }

    @Test
    void a_list_without_end_is_refused_as_a_whole() {
        assertThat(AreaOutline.read("街\n".repeat(2001), CITY, Area.Kind.STREET, List.of(CITY))
                        .faults())
                .extracting(Fault::why)
                .containsExactly(Why.TOO_MANY);
    }

    private static List<String> paths(String list, Area.Kind top) {
        var outline = AreaOutline.read(list, CITY, top, List.of(CITY));
        assertThat(outline.faults()).isEmpty();
        return outline.entries().stream().map(AreaOutline.Entry::path).toList();
    }

    private static Area area(Area.Kind kind, String name, String path) {
        return new Area(UUID.randomUUID(), null, kind, name, path);
    }
}
