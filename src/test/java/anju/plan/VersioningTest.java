package anju.plan;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.money.Money;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Frozen versions of a plan. Each test is rolled back, so that each begins with an empty plan. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersioningTest {
    @Autowired
    Planning planning;

    @Autowired
    Versioning versioning;

    @Autowired
    Publishing publishing;

    @Autowired
    Plans plans;

    @Autowired
    Versions versions;

    @Autowired
    SchemeSheet sheet;

    @Autowired
    anju.registry.Registry registry;

    @Autowired
    anju.notice.NoticeBoard board;

    @Autowired
    anju.evidence.Commands commands;

    @Autowired
    org.springframework.context.ApplicationContext beans;

    @Autowired
    Surveying surveying;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer clerk;
    private UUID plan;

    @BeforeAll
    void setUp(City city) {
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        plan = ((Opening.Opened) planning.open(clerk, id(), small.project)).planId();
    }

    @Test
    @Shows("ZS-03")
    void a_version_keeps_the_plan_as_it_was_in_three_parts() {
        onceOnly(() -> {
            var roof = drawnUp("B01", "屋面防水", 1_984_000, "142", null);
            drawnUp("B09", "排水管修复", 300_000, "800", null);
            drawnUp("C02", "补种绿化", 120_000, "100", null);
            var first = freeze("柳街办〔2026〕12号");
            assertThat(first.number()).isEqualTo(1);
            assertThat(db.sql("select part from plan.version_item where version_id = ? order by number")
                            .param(first.versionId())
                            .query(String.class)
                            .list())
                    .containsExactly("BUILDING", "FACILITIES", "SURROUNDINGS");
            planning.giveUp(clerk, id(), roof, "改做坡屋面");
            var second = freeze(null);
            assertThat(second.number()).isEqualTo(2);
            assertThat(second.digest()).isNotEqualTo(first.digest());
            assertThat(db.sql("""
                        select quantity_milli, price_fen, estimate_fen, payers::text as payers from plan.version_item
                         where version_id = ? and item_id = ?""").params(first.versionId(), roof).query().singleRow())
                    .as("the first version still holds what was given up")
                    .containsEntry("quantity_milli", 1_984_000L)
                    .containsEntry("estimate_fen", 28_172_800L)
                    .containsEntry("payers", "{GOVERNMENT,MAINTENANCE_FUND}");
            assertThat(db.sql("select said from plan.version_ground where version_id = ? and item_id = ?")
                            .params(first.versionId(), roof)
                            .query(String.class)
                            .list())
                    .containsExactly("街道决定");
        });
    }

    @Test
    void publishing_is_refused_in_these_ways() {
        onceOnly(() -> {
            drawnUp("B01", "屋面防水", 1_984_000, "142", null);
            var first = freeze("柳街办〔2026〕21号").number();
            var draft = ((Published.Drafted) publishing.publish(clerk, id(), plan, first)).draftId();
            assertThat(publishing.publish(clerk, id(), plan, first)).isEqualTo(new Published.WaitsForRelease(draft));
            var notice =
                    new anju.testing.Posters(beans::getBean).released(small.viewer(Role.SUBDISTRICT_LEADER), draft);
            assertThat(publishing.publish(clerk, id(), plan, first)).isEqualTo(new Published.AlreadyPosted(notice));
            drawnUp("B02", "外墙修缮", 1_000_000, "100", null);
            var second = freeze("柳街办〔2026〕22号").number();
            assertThat(publishing.publish(clerk, id(), plan, first)).isEqualTo(new Published.Outdated(second));
            var noticing = org.mockito.Mockito.mock(anju.notice.Noticing.class);
            org.mockito.Mockito.when(noticing.draft(
                            org.mockito.ArgumentMatchers.any(),
                            org.mockito.ArgumentMatchers.any(),
                            org.mockito.ArgumentMatchers.any()))
                    .thenReturn(new anju.notice.Drafting.UnknownKind("SCHEME"));
            var here = new Publishing(plans, versions, sheet, registry, noticing, board, commands);
            assertThat(here.publish(clerk, id(), plan, second)).isEqualTo(new Published.NoSuchKind("SCHEME"));
        });
    }

    @Test
    void a_fixed_version_waits_for_its_notice_and_stands_in_the_timeline() {
        onceOnly(() -> {
            drawnUp("B01", "屋面防水", 1_984_000, "142", null);
            assertThat(waiting()).isEmpty();
            freeze("柳街办〔2026〕13号");
            assertThat(waiting()).containsExactly("plan_notice");
            drawnUp("B02", "外墙修缮", 1_000_000, "100", null);
            freeze("柳街办〔2026〕14号");
            assertThat(waiting()).as("the last version only").containsExactly("plan_notice");
            assertThat(db.sql(
                                    "select kind from disclosure.timeline where project_id = ? and kind like 'plan.%' order by kind")
                            .param(small.project)
                            .query(String.class)
                            .list())
                    .containsExactly("plan.plan.opened", "plan.version.frozen", "plan.version.frozen");
        });
    }

    private java.util.List<String> waiting() {
        return db.sql("select subject_kind from dispatch.todo where subject_id = ?")
                .param(plan)
                .query(String.class)
                .list();
    }

    @Test
    void the_digest_is_that_of_the_kept_text_and_of_nothing_else() {
        onceOnly(() -> {
            drawnUp("B01", "屋面防水", 1000, "142", null);
            var version = freeze(null);
            assertThat(version.digest()).isEqualTo(versioning.draft(plan).digest());
            assertThat(db.sql(
                                    "select encode(sha256(convert_to(content, 'UTF8')), 'hex') from plan.version where id = ?")
                            .param(version.versionId())
                            .query(String.class)
                            .single())
                    .isEqualTo(version.digest());
            assertThatThrownBy(() -> db.sql("""
                        insert into plan.version (id, plan_id, number, content, digest, frozen_by, frozen_at, act_id, act_kind)
                        select gen_random_uuid(), plan_id, 9, content || ' ', digest, frozen_by, frozen_at, act_id, act_kind
                          from plan.version""").update()).isInstanceOf(DataAccessException.class);
        });
    }

    @Test
    void freezing_is_refused_in_these_ways() {
        onceOnly(() -> {
            assertThat(freezing(null))
                    .isEqualTo(new Freezing.Missing(List.of(new Lack(Lack.Kind.NO_ITEM, 0, plan, ""))));
            drawnUp("B01", "屋面防水", 1000, "142", null);
            var seen = versioning.draft(plan).digest();
            var second = drawnUp("B02", "外墙修缮", 1000, "120", null);
            assertThat(versioning.freeze(clerk, id(), plan, null, seen))
                    .as("somebody drew up an item meanwhile")
                    .isEqualTo(new Freezing.Changed());
            assertThat(freezing("柳街办〔2026〕12号")).isInstanceOf(Freezing.Frozen.class);
            assertThat(freezing("柳街办〔2026〕13号")).isEqualTo(new Freezing.Unchanged(1));
            planning.giveUp(clerk, id(), second, "不做");
            assertThat(freezing("柳街办〔2026〕12号")).isEqualTo(new Freezing.NumberUsed("柳街办〔2026〕12号"));
            assertThatThrownBy(() -> freezing("柳")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void a_danger_to_life_is_covered_before_anything_is_fixed() {
        onceOnly(() -> {
            drawnUp("B01", "屋面防水", 1000, "142", null);
            var danger = danger();
            var lack = new Lack(Lack.Kind.DANGER_NOT_COVERED, 0, danger, "外墙空鼓脱落");
            assertThat(freezing(null)).isEqualTo(new Freezing.Missing(List.of(lack)));
            var item = drawnUp("B03", "外墙除险", 1000, "200", danger);
            assertThat(versioning.draft(plan).lacks()).isEmpty();
            planning.giveUp(clerk, id(), item, "重列");
            assertThat(freezing(null)).as("the item is gone").isEqualTo(new Freezing.Missing(List.of(lack)));
            surveying.withdraw(clerk, id(), danger, "已排除");
            assertThat(freezing(null)).isInstanceOf(Freezing.Frozen.class);
        });
    }

    @Test
    void what_the_catalogue_of_today_does_not_know_or_finds_unusual_is_lacking() {
        onceOnly(() -> {
            var item = drawnUp("B01", "屋面防水", 1000, "142", null);
            var unusual = copied(item, 2, "B01", 50_000);
            var unknown = copied(item, 3, "Z99", 14_200);
            assertThat(versioning.draft(plan).lacks())
                    .containsExactly(
                            new Lack(Lack.Kind.PRICE_WITHOUT_REASON, 2, unusual, "屋面防水"),
                            new Lack(Lack.Kind.NOT_IN_CATALOGUE, 3, unknown, "屋面防水"));
            assertThat(freezing(null)).isInstanceOf(Freezing.Missing.class);
        });
    }

    /** An item as an older catalogue would have let it pass. */
    private UUID copied(UUID item, int number, String code, long fen) {
        var copy = id();
        db.sql("""
                insert into plan.item select :copy, plan_id, compound_id, :number, :code, title, class, character, unit, quantity_milli,
                       'TYPED', null, null, null, null, :fen, null, maintenance_fund, :fen, decision, drawn_up_at, act_id, act_kind from plan.item where id = :item""")
                .param("copy", copy)
                .param("number", number)
                .param("code", code)
                .param("fen", fen)
                .param("item", item)
                .update();
        db.sql("insert into plan.item_ground (id, item_id, reason) values (?, ?, '街道决定')")
                .params(id(), copy)
                .update();
        return copy;
    }

    @Test
    void a_double_click_freezes_once_and_nobody_freezes_outside_their_place_or_role() {
        onceOnly(() -> {
            drawnUp("B01", "屋面防水", 1000, "142", null);
            var command = id();
            var seen = versioning.draft(plan).digest();
            assertThat(versioning.freeze(clerk, command, plan, null, seen))
                    .isEqualTo(versioning.freeze(clerk, command, plan, null, seen));
            for (var by : List.of(
                    small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other"),
                    small.viewer(Role.COMMITTEE_MEMBER),
                    small.owner(0),
                    Viewer.PUBLIC)) {
                assertThatThrownBy(() -> versioning.freeze(by, id(), plan, null, seen))
                        .isInstanceOf(NotPermitted.class);
            }
        });
    }

    @Test
    void an_absurd_price_is_refused_whatever_the_reason() {
        onceOnly(() -> {
            for (var yuan : List.of("900.01", "17.99")) {
                assertThat(planning.drawUp(clerk, id(), plan, draft("B01", "屋面防水", 1000, yuan, "古建", null)))
                        .isEqualTo(new DrawingUp.AbsurdPrice(
                                Money.ofYuan("18"), Money.ofYuan("900"), Money.ofYuan("90"), Money.ofYuan("180")));
            }
            for (var yuan : List.of("900", "18")) {
                assertThat(planning.drawUp(clerk, id(), plan, draft("B01", "屋面防水", 1000, yuan, "古建", null)))
                        .isInstanceOf(DrawingUp.DrawnUp.class);
            }
        });
    }

    private void onceOnly(Runnable test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            test.run();
        });
    }

    private Freezing freezing(@Nullable String fileNumber) {
        return versioning.freeze(
                clerk, id(), plan, fileNumber, versioning.draft(plan).digest());
    }

    private Freezing.Frozen freeze(@Nullable String fileNumber) {
        return (Freezing.Frozen) freezing(fileNumber);
    }

    private UUID drawnUp(String code, String title, long milli, String yuan, @Nullable UUID need) {
        return ((DrawingUp.DrawnUp) planning.drawUp(clerk, id(), plan, draft(code, title, milli, yuan, null, need)))
                .itemId();
    }

    private ItemDraft draft(
            String code, String title, long milli, String yuan, @Nullable String priceReason, @Nullable UUID need) {
        return new ItemDraft(
                small.compound,
                code,
                title,
                WorkCharacter.REPAIRED,
                ItemDraft.Amount.of(milli),
                Money.ofYuan(yuan),
                priceReason,
                false,
                ItemDraft.Grounds.of(need == null ? Set.of() : Set.of(need), need == null ? "街道决定" : null));
    }

    private UUID danger() {
        var draft = NeedDraft.ofParts(
                small.compound,
                "FACADE",
                "外墙空鼓脱落",
                "",
                NeedSource.FIELD_SURVEY,
                true,
                City.current().today(),
                Set.of(small.parts.getFirst()));
        return ((Recording.Recorded) surveying.record(clerk, id(), draft)).needId();
    }
}
