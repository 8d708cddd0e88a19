package anju.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, what is made of it, and what they are told when it cannot be taken. */
class FormCheckTest {
    private static final String KEY = "site.components.form";
    private static final AllMessages MESSAGES = new AllMessages(true);

    record TrialForm(String name, String price, String area, String measured, String side, List<String> remark) {}

    private static TrialForm typed(String text) {
        return new TrialForm(text, text, text, text, text, List.of(text));
    }

    private static FormCheck check(String text) {
        return FormCheck.of(KEY, typed(text));
    }

    private static String told(FormCheck check) {
        assertThat(check.form().errors()).hasSize(1);
        return new Words(MESSAGES, Locale.SIMPLIFIED_CHINESE)
                .text(check.form().errors().getFirst().why());
    }

    private static String toldInEnglish(FormCheck check) {
        return new Words(MESSAGES, Locale.ENGLISH)
                .text(check.form().errors().getFirst().why());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                | 1.00
            0.01             | 0.01
            1234.5           | 1234.50
            1,234.50         | 1234.50
            １２３４．５０    | 1234.50
            1，234，567       | 1234567.00
            ¥1,234.50        | 1234.50
            ￥ 1234.50 元     | 1234.50
            +12              | 12.00
            12.              | 12.00
            1234.5000        | 1234.50
            007              | 7.00
            9999999999       | 9999999999.00
            """)
    void money_is_read_however_it_is_typed(String typed, String yuan) {
        var check = check(typed);
        assertThat(check.money("price")).isEqualTo(Money.ofYuan(yuan));
        assertThat(check.failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``           | 请填写“综合单价”。
            `   `        | 请填写“综合单价”。
            abc          | “综合单价”要写成金额，例如 1234.56，单位是元；现在写的是“abc”。
            12.345       | “综合单价”最多 2 位小数；现在写的是“12.345”，请改成 2 位以内。
            12,34        | “综合单价”要写成金额，例如 1234.56，单位是元；现在写的是“12,34”。
            1.234,56     | “综合单价”要写成金额，例如 1234.56，单位是元；现在写的是“1.234,56”。
            12万         | “综合单价”的单位是元，请把万元换成元，例如 12 万元写成 120000；现在写的是“12万”。
            0            | “综合单价”应在 0.01 元到 10,000,000,000.00 元之间，现在是 0.00 元，请核对小数点。
            -5           | “综合单价”应在 0.01 元到 10,000,000,000.00 元之间，现在是 -5.00 元，请核对小数点。
            10000000001  | “综合单价”应在 0.01 元到 10,000,000,000.00 元之间，现在是 10,000,000,001.00 元，请核对小数点。
            99999999999999999999 | “综合单价”太大了，请核对位数；现在写的是“99999999999999999999”。
            1e5          | “综合单价”要写成金额，例如 1234.56，单位是元；现在写的是“1e5”。
            <b>1</b>     | “综合单价”要写成金额，例如 1234.56，单位是元；现在写的是“<b>1</b>”。
            """)
    void money_that_cannot_be_taken_is_told_by_field_rule_and_way_out(String typed, String words) {
        var check = check(typed);
        assertThat(check.money("price"))
                .isEqualTo(Money.ZERO)
                .satisfies(zero -> assertThat(check.failed()).isTrue());
        assertThat(told(check)).isEqualTo(words);
        assertThat(toldInEnglish(check)).contains("“Unit price”").doesNotContain("{");
    }

    @Test
    void bounds_are_the_callers() {
        var check = check("300");
        check.money("price", new Money(100), new Money(20_000));
        assertThat(told(check)).isEqualTo("“综合单价”应在 1.00 元到 200.00 元之间，现在是 300.00 元，请核对小数点。");
        assertThat(check("0").money("price", Money.ZERO, new Money(1))).isEqualTo(Money.ZERO);
        assertThat(check("").optionalMoney("price", Money.ZERO, new Money(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"64.56", "６４．５６", "64.56 ㎡", "64.56m2", "64.56平方米", "64.56平米", " 64.560 "})
    void an_area_is_read_however_it_is_typed(String typed) {
        assertThat(check(typed).area("area")).isEqualTo(new Area(6456));
    }

    @Test
    void an_area_with_a_slipped_decimal_point_is_caught() {
        var check = check("6456");
        check.area("area", new Area(1), new Area(100_000));
        assertThat(told(check)).isEqualTo("“实测面积”应在 0.01 ㎡ 到 1,000.00 ㎡ 之间，现在是 6,456.00 ㎡，请核对小数点。");
    }

    @Test
    void a_quantity_has_three_decimals_at_most() {
        assertThat(check("12.345").quantity("area", Unit.M)).isEqualTo(new Quantity(12_345, Unit.M));
        var check = check("12.3456");
        check.quantity("area", Unit.M);
        assertThat(told(check)).contains("最多 3 位小数");
        var none = check("0");
        none.quantity("area", Unit.M);
        assertThat(told(none)).contains("应在 0.001 米 到");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-10",
                "2026/9/10",
                "2026.9.10",
                "2026年9月10日",
                "２０２６年９月１０日",
                "20260910",
                " 2026 - 09 - 10 ",
                "2026–09–10"
            })
    void a_date_is_read_however_it_is_typed(String typed) {
        assertThat(check(typed).date("measured")).isEqualTo(LocalDate.of(2026, 9, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01", "2026-02-30", "26-9-10", "10.9.2026", "9月10日", "今天", "2026-9", "20269010"})
    void a_date_that_is_none_is_told_so(String typed) {
        var check = check(typed);
        check.date("measured");
        assertThat(told(check)).isEqualTo("“验收日期”要写成日期，例如 2026-09-10；现在写的是“" + typed + "”。");
    }

    @Test
    void a_date_outside_its_bounds_is_told_them() {
        var check = check("2016-09-10");
        check.date("measured", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        assertThat(told(check)).isEqualTo("“验收日期”应在 2026-01-01 到 2026-12-31 之间，现在是 2016-09-10，请核对年份。");
        var early = check("0026-09-10");
        early.date("measured");
        assertThat(told(early)).contains("请核对年份");
    }

    @Test
    void a_time_is_read_in_chinas_time_zone_and_24_00_is_the_days_end() {
        assertThat(check("2026-09-10 14:00").time("measured")).isEqualTo(Instant.parse("2026-09-10T06:00:00Z"));
        assertThat(check("2026年9月10日 8：05").time("measured")).isEqualTo(Instant.parse("2026-09-10T00:05:00Z"));
        assertThat(check("2026-10-31 24:00").time("measured")).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
        var check = check("2026-09-10 25:00");
        check.time("measured");
        assertThat(told(check)).contains("2026-09-10 14:00");
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000,13800138000",
        "138 0013 8000,13800138000",
        "+86 138-0013-8000,13800138000",
        "１３８００１３８０００,13800138000",
        "0760-88881234,076088881234",
        "(0760) 88881234,076088881234"
    })
    void a_telephone_number_is_read_however_it_is_typed(String typed, String number) {
        assertThat(check(typed).phone("name")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "23800138000", "1380013800", "138001380001", "phone"})
    void a_telephone_number_that_is_none_is_told_so(String typed) {
        var check = check(typed);
        assertThat(check.phone("name")).isEmpty();
        assertThat(told(check)).contains("“事项名称”要写手机号", typed);
    }

    @Test
    void a_text_is_taken_without_blanks_around_and_counted_in_characters() {
        assertThat(check("  三号楼\t屋面 ").text("name", 10)).isEqualTo("三号楼 屋面");
        assertThat(check("𠮷𠮷").text("name", 2)).isEqualTo("𠮷𠮷");
        var check = check("三号楼屋面");
        assertThat(check.text("name", 4)).isEmpty();
        assertThat(told(check)).isEqualTo("“事项名称”最多 4 个字，现在是 5 个字，请删短。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\u0000c", "ab\u0007c", "ab\u202ec", "ab\ud800c", "ab\u0085c"})
    void what_cannot_be_seen_is_not_taken(String typed) {
        var check = check(typed);
        assertThat(check.text("name", 20)).isEmpty();
        assertThat(told(check)).isEqualTo("“事项名称”的第 3 个字是看不见的控制字符，请删掉后重新输入。");
    }

    @Test
    void paragraphs_keep_their_lines() {
        assertThat(check(" a\r\nb\rc ").paragraphs("name", 10)).isEqualTo("a\nb\nc");
    }

    @Test
    void a_choice_is_one_of_those_offered() {
        assertThat(check("SQM").choice("side", Unit.class)).isEqualTo(Unit.SQM);
        assertThat(check("").optionalChoice("side", Set.of(Unit.M))).isEmpty();
        var other = check("ACRE");
        other.choice("side", Unit.class);
        assertThat(told(other)).isEqualTo("“朝向”选的内容已经没有了，请刷新页面重新选择。");
        var none = check("");
        none.choice("side", Unit.class);
        assertThat(told(none)).isEqualTo("请选择“朝向”。");
    }

    @Test
    void an_id_is_written_out_whole() {
        var id = UUID.randomUUID();
        assertThat(check(id.toString()).id("side")).isEqualTo(id);
        var check = check("1-1-1-1-1");
        assertThat(check.id("side")).isEqualTo(new UUID(0, 0));
        assertThat(told(check)).contains("刷新页面");
    }

    @Test
    void a_whole_number_has_no_decimals() {
        assertThat(check("１２").integer("area", 0, 100)).isEqualTo(12);
        var check = check("12.5");
        check.integer("area", 0, 100);
        assertThat(told(check)).isEqualTo("“实测面积”要写成整数，例如 12；现在写的是“12.5”。");
    }

    @Test
    void the_first_reason_about_a_field_is_the_only_one() {
        var check = check("abc");
        check.money("price");
        check.refuse("price", "site.form.required");
        assertThat(told(check)).contains("abc");
    }

    @Test
    void a_period_that_ends_at_midnight_ends_at_24_00_of_its_last_day() {
        var words = new Words(MESSAGES, Locale.SIMPLIFIED_CHINESE);
        assertThat(words.until(Instant.parse("2026-06-29T16:00:00Z"))).isEqualTo("2026-06-29 24:00");
        assertThat(words.until(Instant.parse("2026-06-29T15:59:00Z"))).isEqualTo("2026-06-29 23:59");
        assertThat(words.until(Instant.parse("2026-06-30T00:00:00Z"))).isEqualTo("2026-06-30 08:00");
    }

    @Test
    void what_is_wrong_stands_in_the_order_of_the_fields_and_what_concerns_the_whole_first() {
        var check = check("");
        check.refuse("side", "site.form.required");
        check.refuse("photo", "site.form.required");
        check.text("name", 10);
        check.refuseAll("site.form.required");
        assertThat(check.form().errors()).extracting(FieldError::field).containsExactly("", "name", "side", "photo");
    }

    @Test
    void nothing_typed_is_lost() {
        var check = check(" １２万 <b> ");
        check.money("price");
        assertThat(check.form().value("price")).isEqualTo(" １２万 <b> ");
        assertThat(check.form().values("remark")).containsExactly(" １２万 <b> ");
    }

    @Test
    void a_field_that_is_not_in_the_form_is_a_bug() {
        assertThatThrownBy(() -> check("1").text("nmae", 5)).hasMessageContaining("nmae");
    }

    @Property
    void no_input_throws_and_what_is_refused_has_words(@ForAll("anything") String typed) {
        assertThatCode(() -> {
                    var check = check(typed);
                    check.text("name", 20);
                    check.money("price");
                    check.area("area");
                    check.date("measured");
                    check.choice("side", Unit.class);
                    check.ids("remark");
                    var more = check(typed);
                    more.quantity("area", Unit.M);
                    more.time("measured");
                    more.phone("name");
                    more.integer("price", -5, 5);
                    more.paragraphs("side", 50);
                    for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                        var words = new Words(MESSAGES, locale);
                        check.form().errors().forEach(error -> words.text(error.why()));
                        more.form().errors().forEach(error -> words.text(error.why()));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> anything() {
        var digits = Arbitraries.strings()
                .withChars("0123456789０１２９.,，．-+/年月日:： ¥元万㎡eE")
                .ofMaxLength(30);
        return Arbitraries.oneOf(
                digits,
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().all().ofMaxLength(60));
    }
}
