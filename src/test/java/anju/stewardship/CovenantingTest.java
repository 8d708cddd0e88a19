package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.city.City;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What neighbours agree on: covenants, and whose fee is waived. */
@InCity
class CovenantingTest {
    private static final String TEXT = "一、装修不破坏承重墙。\n二、电动车在车棚充电。";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Covenanting covenanting;

    @Autowired
    Waiving waiving;

    private static SmallWorks works;
    private static UUID matter;
    private static String built;

    @BeforeEach
    void build(City city) {
        if (!city.code().equals(built)) {
            works = new SmallWorks(beans);
            matter = works.passedMatter(works.item("100", "10.00"), "ORDINARY");
            built = city.code();
        }
    }

    private Covenanted draft(Covenanting.Kind kind, String text) {
        return covenanting.draft(works.clerk, works.id(), works.small.compound, kind, text);
    }

    @Test
    @Shows({"ZS-12", "EP-06"})
    void a_covenant_is_drafted_adopted_by_the_owners_published_and_revised() {
        var first = (Covenanted.Drafted) draft(Covenanting.Kind.OWNERS, TEXT);
        assertThat(draft(Covenanting.Kind.OWNERS, TEXT + "三")).isEqualTo(new Covenanted.DraftOpen(first.covenant(), 1));
        assertThat(covenanting.publish(works.clerk, works.id(), first.covenant(), "公示栏"))
                .isEqualTo(new Covenanted.Elsewhere("DRAFT"));
        assertThat(covenanting.adopt(works.clerk, works.id(), first.covenant(), null, "决议1"))
                .isEqualTo(new Covenanted.OwnersDecide());
        assertThat(covenanting.adopt(works.clerk, works.id(), first.covenant(), matter, "决议1"))
                .isEqualTo(new Covenanted.Moved());
        assertThat(covenanting.drop(works.clerk, works.id(), first.covenant(), "x"))
                .isEqualTo(new Covenanted.Elsewhere("ADOPTED"));
        assertThat(covenanting.publish(works.clerk, works.id(), first.covenant(), "公示栏"))
                .isEqualTo(new Covenanted.Moved());
        assertThat(draft(Covenanting.Kind.OWNERS, TEXT)).isEqualTo(new Covenanted.Unchanged(1));
        var second = (Covenanted.Drafted) draft(Covenanting.Kind.OWNERS, TEXT + "\n三、晚十点后安静。");
        assertThat(second.version()).isEqualTo(2);
        assertThat(covenanting.drop(works.clerk, works.id(), second.covenant(), "另议"))
                .isEqualTo(new Covenanted.Moved());
    }

    @Test
    void residents_agree_among_themselves_at_a_meeting() {
        var first = (Covenanted.Drafted) draft(Covenanting.Kind.RESIDENTS, TEXT);
        assertThat(covenanting.adopt(works.clerk, works.id(), first.covenant(), UUID.randomUUID(), "纪要"))
                .isEqualTo(new Covenanted.OwnersDecide());
        assertThat(covenanting.adopt(works.clerk, works.id(), first.covenant(), null, "居民会议纪要5"))
                .isEqualTo(new Covenanted.Moved());
        assertThatThrownBy(() ->
                        covenanting.publish(works.small.viewer(Role.PROPERTY_FIRM), works.id(), first.covenant(), "x"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void what_changed_between_two_versions_is_told_line_by_line() {
        assertThat(Comparison.of("一\n二\n三", "一\n三\n四"))
                .extracting(line -> line.change() + line.text())
                .containsExactly("SAME一", "GONE二", "SAME三", "NEW四");
        assertThat(Comparison.of("", "一")).extracting(Comparison.Line::change).containsExactly(Comparison.Change.NEW);
    }

    private WaiverCard waiver(int part, String ground, LocalDate from, LocalDate until, UUID by) {
        return new WaiverCard(
                works.small.parts.get(part),
                ground,
                WaiverCard.BorneBy.PROPERTY_FIRM,
                Money.ofYuan("360"),
                from,
                until,
                "低保证核验〔2026〕2号",
                by);
    }

    private Waived grant(WaiverCard card) {
        return waiving.grant(works.clerk, works.id(), works.small.compound, card);
    }

    @Test
    @Shows("EP-07")
    void a_fee_is_waived_by_the_owners_agreement_once_at_a_time_and_for_a_year_at_most() {
        var from = LocalDate.of(2026, 1, 1);
        var until = LocalDate.of(2026, 12, 31);
        assertThat(grant(waiver(1, "LOW_INCOME", from, until, UUID.randomUUID())))
                .isEqualTo(new Waived.OwnersDecide());
        assertThat(grant(waiver(1, "FRIEND", from, until, matter))).isEqualTo(new Waived.UnknownGround("FRIEND"));
        assertThat(grant(waiver(1, "LOW_INCOME", until, from, matter))).isEqualTo(new Waived.Backwards());
        assertThat(grant(waiver(1, "LOW_INCOME", from, until.plusDays(1), matter)))
                .isEqualTo(new Waived.TooLong(12));
        var granted = (Waived.Granted) grant(waiver(1, "LOW_INCOME", from, until, matter));
        assertThat(grant(waiver(1, "DISABILITY", until, until.plusMonths(1), matter)))
                .isEqualTo(new Waived.Overlaps(from, until));
        assertThat(waiving.end(works.clerk, works.id(), granted.waiver(), "不再符合"))
                .isEqualTo(new Waived.Ended());
        assertThat(waiving.end(works.clerk, works.id(), granted.waiver(), "再来")).isEqualTo(new Waived.AlreadyEnded());
        assertThat(grant(waiver(1, "DISABILITY", until, until.plusMonths(1), matter)))
                .isInstanceOf(Waived.Granted.class);
        var elsewhere = new WaiverCard(
                UUID.randomUUID(),
                "LOW_INCOME",
                WaiverCard.BorneBy.OFFICE,
                Money.ofYuan("1"),
                from,
                until,
                "x",
                matter);
        assertThat(grant(elsewhere)).isEqualTo(new Waived.Elsewhere());
        assertThatThrownBy(() -> waiving.grant(
                        works.resident, works.id(), works.small.compound, waiver(2, "LOW_INCOME", from, until, matter)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_public_record_of_a_waiver_names_no_home() {
        grant(waiver(3, "LOW_INCOME", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), matter));
        assertThat(db.sql(
                                "select convert_from(entry, 'UTF8') from evidence.act where kind = 'stewardship.waiver.granted'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry)
                        .doesNotContain("LOW_INCOME", works.small.parts.get(3).toString(), "36000"));
    }
}
