package anju.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.fund.FundingRules;
import anju.money.Fraction;
import anju.money.Money;
import anju.payment.ClearanceKind;
import anju.payment.PaymentRules;
import anju.plan.CatalogueRules;
import anju.plan.Decision;
import anju.plan.Payer;
import anju.project.ProjectRules;
import anju.project.Stage;
import anju.survey.SurveyRules;
import anju.testing.Shows;
import anju.vote.MatterKind;
import anju.vote.VotingRules;
import anju.works.WorksRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packs that ship, and what a bad one is told. */
class PacksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Packs SHIPPED = new Packs(Packs.shipped(), PolicyConfiguration.rulesRecords());

    @Test
    void every_edition_shipped_binds_to_the_rules_of_every_module() {
        assertThat(PolicyConfiguration.rulesRecords())
                .contains(
                        VotingRules.class,
                        CatalogueRules.class,
                        FundingRules.class,
                        WorksRules.class,
                        PaymentRules.class,
                        ProjectRules.class,
                        SurveyRules.class);
        assertThat(SHIPPED.all())
                .extracting(Pack::code)
                .containsExactlyInAnyOrder(
                        "national",
                        "zhongshan-xiqu",
                        "chengdu-jinjiang",
                        "guangzhou-panyu",
                        "baiyin-fangzhilu",
                        "enping");
        for (var pack : SHIPPED.all()) {
            for (var edition : SHIPPED.editions(pack.code()).values()) {
                for (var type : PolicyConfiguration.rulesRecords()) {
                    assertThat(edition.rules(type))
                            .as("%s %s", pack.code(), edition.from())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void the_law_stands_once_and_holds_in_every_pack() {
        for (var pack : SHIPPED.all()) {
            var rules = SHIPPED.edition(pack.code(), TODAY).rules(VotingRules.class);
            assertThat(rules.quorumArea()).isEqualTo(new Fraction(2, 3));
            assertThat(rules.majority(MatterKind.ORDINARY).isReachedBy(3250, 6500))
                    .isFalse();
            assertThat(rules.majority(MatterKind.SPECIAL).isReachedBy(4875, 6500))
                    .isTrue();
            assertThat(rules.quorumArea(MatterKind.LIFT).isReachedBy(639_999, 960_000))
                    .isFalse();
            assertThat(rules.quorumHeads(MatterKind.LIFT).isReachedBy(70, 105)).isTrue();
            assertThat(rules.quorumHeads(MatterKind.UNANIMOUS).isReachedBy(104, 105))
                    .isFalse();
            assertThat(rules.majority(MatterKind.LIFT).isReachedBy(4874, 6500)).isFalse();
        }
    }

    @Test
    @Shows("EP-12")
    void the_catalogue_has_its_63_items_and_a_pack_may_take_some_away() {
        var national = SHIPPED.edition("national", TODAY).rules(CatalogueRules.class);
        assertThat(national.items()).hasSize(63);
        assertThat(national.items().get("B01").priceLow()).isEqualTo(Money.ofYuan("90"));
        assertThat(national.items().get("C06").decision()).isEqualTo(Decision.LIFT);
        var enping = SHIPPED.edition("enping", TODAY).rules(CatalogueRules.class);
        assertThat(enping.items()).hasSize(61).doesNotContainKeys("B21", "B22");
        assertThat(SHIPPED.edition("baiyin-fangzhilu", TODAY)
                        .rules(CatalogueRules.class)
                        .items())
                .containsKeys("B21", "B22");
    }

    @Test
    @Shows({"EP-20", "EP-24", "CD-15"})
    void who_pays_differs_by_programme() {
        assertThat(SHIPPED.edition("chengdu-jinjiang", TODAY)
                        .rules(FundingRules.class)
                        .payers()
                        .get(anju.plan.ItemClass.BASIC))
                .containsExactly(Payer.GOVERNMENT);
        var gas = SHIPPED.edition("enping", TODAY)
                .rules(CatalogueRules.class)
                .items()
                .get("B19");
        assertThat(gas.priceLow()).isEqualTo(Money.ofYuan("3600"));
        assertThat(gas.payers()).containsExactly(Payer.GOVERNMENT, Payer.PIPELINE_OPERATOR, Payer.OWNERS);
    }

    @Test
    @Shows({"ZS-24", "BY-15"})
    void papers_for_a_payment_differ_by_programme() {
        var xiqu = SHIPPED.edition("zhongshan-xiqu", TODAY)
                .rules(PaymentRules.class)
                .documents(ClearanceKind.PROGRESS);
        assertThat(xiqu.keySet()).startsWith("CONTRACT", "MEASUREMENT_SHEET").contains("PUBLICITY");
        assertThat(xiqu.get("CHANGE_ORDERS").required()).isTrue();
        var fangzhilu = SHIPPED.edition("baiyin-fangzhilu", TODAY)
                .rules(PaymentRules.class)
                .documents(ClearanceKind.PROGRESS);
        assertThat(fangzhilu.get("MATERIAL_ACCEPTANCE").name().en()).contains("three parties");
        assertThat(fangzhilu.get("HIDDEN_WORKS").required()).isTrue();
    }

    @Test
    void warranty_is_never_shorter_than_the_law() {
        for (var pack : SHIPPED.all()) {
            var works = SHIPPED.edition(pack.code(), TODAY).rules(WorksRules.class);
            assertThat(works.warrantyMonths("B01")).isGreaterThanOrEqualTo(60);
            assertThat(works.warrantyMonths("B11")).isGreaterThanOrEqualTo(24);
            assertThat(works.warrantyMonths("U06")).isEqualTo(12);
            assertThat(works.allowsProgress(new Fraction(80, 100))).isTrue();
            assertThat(works.allowsProgress(new Fraction(9, 10))).isTrue();
            assertThat(works.allowsProgress(new Fraction(79, 100))).isFalse();
            assertThat(works.allowsProgress(new Fraction(91, 100))).isFalse();
        }
    }

    @Test
    void warranty_and_upkeep_speak_only_of_what_the_catalogue_has() {
        for (var pack : SHIPPED.all()) {
            var edition = SHIPPED.edition(pack.code(), TODAY);
            var codes = edition.rules(CatalogueRules.class).items().keySet();
            assertThat(codes)
                    .as(pack.code())
                    .containsAll(
                            edition.rules(WorksRules.class).warrantyMonths().keySet())
                    .containsAll(edition.rules(anju.stewardship.StewardshipRules.class)
                            .upkeep()
                            .keySet());
        }
    }

    @Test
    void a_stored_edition_reads_back_as_it_was_under_the_same_id() {
        for (var pack : SHIPPED.all()) {
            var edition = SHIPPED.edition(pack.code(), TODAY);
            var read = Edition.read(edition.content());
            assertThat(read.id()).isEqualTo(edition.id());
            assertThat(read.rules(VotingRules.class)).isEqualTo(edition.rules(VotingRules.class));
            assertThat(read.rules(ProjectRules.class).stage(Stage.G3))
                    .isEqualTo(edition.rules(ProjectRules.class).stage(Stage.G3));
            assertThat(edition.id().version()).isEqualTo(8);
        }
    }

    @Test
    void a_later_edition_of_the_base_makes_one_of_the_pack_too() {
        var packs = small("""
                editions:
                  - from: 2020-01-01
                    rules: {policy: {source: s, share: 1/2, names: {A: {zh: 甲, en: a}}}}
                  - from: 2025-01-01
                    rules: {policy: {source: s, share: 2/3}}
                """, """
                editions:
                  - from: 2022-06-01
                    rules: {policy: {names: {source: s, B: {zh: 乙, en: b}}}}
                """);
        assertThat(packs.editions("upper").keySet())
                .containsExactly(LocalDate.of(2022, 6, 1), LocalDate.of(2025, 1, 1));
        assertThat(packs.edition("upper", LocalDate.of(2024, 12, 31))
                        .rules(SmallRules.class)
                        .share())
                .isEqualTo(new Fraction(1, 2));
        var later = packs.edition("upper", LocalDate.of(2025, 1, 1)).rules(SmallRules.class);
        assertThat(later.share()).isEqualTo(new Fraction(2, 3));
        assertThat(later.names().keySet()).containsExactly("A", "B");
    }

    @Test
    void a_pack_is_refused_with_file_line_and_reason() {
        refused(
                "rules: {policy: {source: s, share: 1/2, names: {}, colour: red}}",
                "lower.yaml:6",
                "colour",
                "unknown");
        refused("rules: {policy: {source: s, names: {}}}", "lower.yaml:6", "share is missing");
        refused("rules: {policy: {source: s, share: half, names: {}}}", "lower.yaml:6", "2/3 or 80%");
        refused("rules: {policy: {source: s, share: 1/0, names: {}}}", "policy.share", "2/3 or 80%");
        refused("rules: {policy: {source: s, share: 3/2, names: {}}}", "at most the whole");
        refused("rules: {policy: {source: s, share: [1], names: {}}}", "2/3 or 80%");
        refused("rules: {policy: {source: s, share: 1/2, names: {A: {zh: 甲}}}}", "policy.names.A", "en is missing");
        refused("rules: {policy: {source: s, share: 1/2, names: {A: {zh: 甲, en: 12}}}}", "expected a text");
        refused("rules: {policy: {share: 1/2, names: {}}}", "share has no source");
        refused("rules: {policy: {source: nobody, share: 1/2, names: {}}}", "nobody is not among the sources");
        refused("rules: {policy: {source: s, share: 1/2, share: 2/3, names: {}}}", "share stands twice");
        refused("rules: {policy: {source: s, share: , names: {}}}", "lower.yaml:6: this is empty");
        refused("rules: {policy: {source: s, share: 1/2, names: {}}, large: {source: s, x: 1}}", "large is unknown");
        refused("rules: {}", "the section policy is missing");
        refused("rules: {policy: {source: s, share: 1/2, names: &a {A: {zh: 甲, en: a}}, more: *a}}", "lower.yaml");
        refused("rules:\n\tpolicy: 1", "lower.yaml:7", "TAB");
        refused("rules: {policy: {source: s", "lower.yaml");
        refused("when: 1\n    rules: {}", "lower.yaml:6", "when is unknown");
    }

    @Test
    void editions_that_overlap_are_refused() {
        var one = "{from: 2020-01-01, rules: {policy: {source: s, share: 1/2, names: {}}}}";
        assertBad("editions: [" + one + ", " + one + "]", "lower.yaml:4", "one a day");
        assertBad("editions: [" + one.replace("2020", "2021") + ", " + one + "]", "in order of their days");
        assertBad("editions: [" + one.replace("2020-01-01", "2020-13-01") + "]", "a day like 2026-01-31");
        assertBad("editions: []", "editions is a list");
        assertBad("extends: nowhere\neditions: [" + one + "]", "extends nowhere");
        assertBad("extends: lower\neditions: [" + one + "]", "extends itself");
        assertBad("owner: me\neditions: [" + one + "]", "owner is unknown here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQFT", "sqm", "3", "平方米"})
    void a_unit_nobody_counts_in_is_refused_with_those_known(String unit) {
        var files = new java.util.TreeMap<>(Packs.shipped());
        files.put("national.yaml", files.get("national.yaml").replaceFirst("unit: SQM", "unit: " + unit));
        assertThatThrownBy(() -> new Packs(files, PolicyConfiguration.rulesRecords()))
                .isInstanceOf(BadPack.class)
                .hasMessageContaining("national.yaml:")
                .hasMessageContaining("plan.items.B01.unit")
                .hasMessageMatching("(?s).*(one of \\[?SQM|expected one of).*");
    }

    @Test
    void all_bad_files_are_told_at_once() {
        assertThatThrownBy(() -> new Packs(Map.of("a.yaml", "pack: [", "b.yaml", ""), List.of()))
                .isInstanceOf(BadPack.class)
                .hasMessageContaining("a.yaml:1")
                .hasMessageContaining("b.yaml:1: the file is empty");
    }

    private static void refused(String edition, String... words) {
        assertBad("editions:\n  - from: 2020-01-01\n    " + edition, words);
    }

    private static void assertBad(String rest, String... words) {
        assertThatThrownBy(() -> new Packs(Map.of("lower.yaml", head("lower") + rest), List.of(SmallRules.class)))
                .as(rest)
                .isInstanceOf(BadPack.class)
                .satisfies(bad -> assertThat(bad.getMessage()).contains(words));
    }

    private static Packs small(String lower, String upper) {
        return new Packs(
                Map.of("lower.yaml", head("lower") + lower, "upper.yaml", head("upper") + "extends: lower\n" + upper),
                List.of(SmallRules.class));
    }

    private static String head(String code) {
        return "pack: " + code + "\nname: {zh: 试, en: test}\nsources: {s: {kind: LAW, zh: 法, en: law}}\n";
    }

    @Test
    void zhongshan_lets_no_works_start_without_decided_management() {
        assertThat(SHIPPED.edition("zhongshan-xiqu", TODAY)
                        .rules(anju.project.ProjectRules.class)
                        .stage(anju.project.Stage.G5)
                        .conditions())
                .containsExactlyInAnyOrder(
                        anju.project.GateCondition.CONTRACT_SIGNED,
                        anju.project.GateCondition.MANAGEMENT_MODEL_DECIDED);
    }

    @Test
    void no_compound_is_evaluated_before_its_residents_were_asked() {
        for (var pack : SHIPPED.all()) {
            assertThat(SHIPPED.edition(pack.code(), TODAY)
                            .rules(anju.project.ProjectRules.class)
                            .stage(anju.project.Stage.G11)
                            .conditions())
                    .as(pack.code())
                    .contains(anju.project.GateCondition.SATISFACTION_SURVEYED);
        }
    }
}
