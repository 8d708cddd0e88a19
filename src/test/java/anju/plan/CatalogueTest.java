package anju.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.money.Unit;
import anju.policy.ShippedEdition;
import anju.testing.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The national pack against the list of renovation items that is kept in {@code catalogue.csv}. */
class CatalogueTest {
    /** One line of the list; an item that is two classes somewhere is one of them here. */
    record Listed(String code, String name, Set<ItemClass> classes, Unit unit, Set<Payer> payers) {
        static Listed of(String line) {
            var cells = line.split(",", -1);
            return new Listed(
                    cells[0],
                    cells[1],
                    Arrays.stream(cells[2].split("/")).map(ItemClass::valueOf).collect(Collectors.toSet()),
                    Unit.valueOf(cells[3]),
                    Arrays.stream(cells[4].split("/")).map(Payer::valueOf).collect(Collectors.toSet()));
        }

        @Override
        public String toString() {
            return code + " " + name;
        }
    }

    static List<Listed> listed() throws Exception {
        return Files.readAllLines(Path.of("src/test/resources/catalogue.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(Listed::of)
                .toList();
    }

    @Test
    @Shows("EP-12")
    void the_pack_holds_all_63_items_of_the_list_and_no_other() throws Exception {
        assertThat(listed()).hasSize(63);
        assertThat(new TreeSet<>(rules().items().keySet()))
                .isEqualTo(listed().stream().map(Listed::code).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void each_has_its_class_its_unit_and_those_who_pay(Listed listed) {
        var item = rules().item(listed.code).orElseThrow();
        assertThat(listed.classes).contains(item.itemClass());
        assertThat(item.unit()).isEqualTo(listed.unit);
        assertThat(Set.copyOf(item.payers())).isEqualTo(listed.payers);
        assertThat(item.name().zh()).isNotBlank();
        assertThat(item.name().en()).isNotBlank().isNotEqualTo(item.name().zh());
    }

    @Test
    void no_two_items_have_one_name() {
        assertThat(rules().items().values().stream()
                        .map(item -> item.name().zh())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_quantity_is_read_from_a_fact_that_is_counted_in_its_unit() {
        var rules = rules();
        assertThat(rules.quantities().keySet()).isSubsetOf(rules.items().keySet());
        assertThat(rules.surveyed().keySet()).isSubsetOf(rules.items().keySet());
        assertThatThrownBy(() -> new CatalogueRules(
                        rules.absurdTimes(),
                        rules.usual(),
                        Map.of("B01", RegistryFact.STAIRWELLS),
                        Map.of(),
                        rules.items()))
                .hasMessageContaining("STAIRWELLS is no quantity of B01, counted in SQM");
    }

    private static CatalogueRules rules() {
        return ShippedEdition.national(CatalogueRules.class);
    }
}
