package anju.notice;

import static org.assertj.core.api.Assertions.assertThat;

import anju.policy.CalendarRules;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How periods run, and what looks like somebody's number. */
class PeriodsTest {
    private static final CalendarRules CALENDAR =
            new CalendarRules(List.of("2026-10-01/2026-10-07"), List.of("2026-09-20", "2026-10-10"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 7, 2026-03-09, the first day is not counted",
        "2026-03-02, 5, 2026-03-09, a Saturday moves on to Monday",
        "2026-09-24, 7, 2026-10-08, the holidays are passed over",
        "2026-09-13, 7, 2026-09-20, a Sunday that is worked counts",
        "2026-10-03, 7, 2026-10-10, a Saturday that is worked counts"
    })
    void a_period_ends_on_a_working_day(LocalDate begun, int days, LocalDate last, String why) {
        assertThat(CALENDAR.lastOf(begun, days)).as(why).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "电话13000001234, MOBILE",
        "１３０００００１２３４, MOBILE",
        "130 0000 1234, MOBILE",
        "+86 130-0000-1234, MOBILE",
        "0760-88880000, LANDLINE",
        "(010)6200 0000, LANDLINE",
        "44010619900101001X, IDENTITY",
        "440106199001010019。, IDENTITY",
        "440106900101001, IDENTITY",
        "6222 0000 0000 0000 000, ACCOUNT"
    })
    void numbers_of_people_are_found_however_they_are_written(String text, NumberScan.Kind kind) {
        assertThat(NumberScan.of(text)).extracting(NumberScan.Finding::kind).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "合同价 11,573,000.00 元，结算 134567890.12 元",
                "2026-03-23 2026-04-07",
                "编号 GS-2026-0001",
                "指标文号 财建〔2026〕183 号",
                "面积 32984.60",
                "9f3c61d013000001234a27e0"
            })
    void sums_days_and_hashes_are_not_taken_for_numbers_of_people(String text) {
        assertThat(NumberScan.of(text)).isEmpty();
    }

    @Test
    void a_body_is_read_as_headings_tables_and_paragraphs() {
        assertThat(Content.blocks("各位业主：\n\n## 一、结果\n|议题|同意|\n屋面｜382\n完"))
                .containsExactly(
                        new Content.Paragraph("各位业主："),
                        new Content.Heading("一、结果"),
                        new Content.Table(List.of("议题", "同意"), List.of(List.of("屋面", "382"))),
                        new Content.Paragraph("完"));
    }
}
