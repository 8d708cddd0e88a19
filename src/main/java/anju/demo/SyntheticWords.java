package anju.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The words from which a synthetic city is made up, as {@code demo/synthetic.yaml} lists them; names of compounds and people are
 * those of the demonstration city, shuffled.
 *
 * @param name {0} how many compounds
 * @param address {0} a street, {1} a house
 * @param done {0} the year, {1} the community
 * @param project {0} the compound
 * @param lotNumber {0} the year, {1} a number
 */
record SyntheticWords(
        String code,
        String name,
        String today,
        String begins,
        LocalDate goLive,
        List<String> districts,
        List<String> streetFirst,
        List<String> streetLast,
        String street,
        String community,
        String address,
        String done,
        String project,
        String lot,
        String lotNumber,
        String reason,
        List<String> paper,
        Map<String, List<String>> topics,
        List<String> answers,
        List<Item> items,
        Map<String, String> firms) {

    record Item(String code, String title, String topic, BigDecimal quantity, BigDecimal price) {}

    static SyntheticWords read() {
        return DemoScript.read("demo/synthetic.yaml", SyntheticWords.class);
    }
}
