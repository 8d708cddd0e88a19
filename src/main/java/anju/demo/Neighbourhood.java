package anju.demo;

import anju.plan.WorkCharacter;
import anju.project.GateCondition;
import anju.project.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The other compounds of the city and how far each has come, as {@code demo/neighbours.yaml} tells it. */
record Neighbourhood(String surnames, List<String> given, List<Compound> compounds, Reserve reserve) {

    /**
     * @param buildings floors of each stairwell by building, two homes on each
     * @param hazards kinds of defect by building and indicator
     * @param answers what was found elsewhere than sound, by indicator
     * @param needs what the gaps of an indicator are called once they are needs
     * @param settled what was done about danger to life, where it was found
     */
    record Compound(
            String key,
            String code,
            String name,
            String address,
            String area,
            int built,
            String clerk,
            Map<String, List<Integer>> buildings,
            LocalDateTime surveyed,
            Map<String, Map<String, List<String>>> hazards,
            Map<String, String> answers,
            @Nullable Map<String, String> needs,
            @Nullable String settled,
            @Nullable Undertaking project) {
        Map<String, String> called() {
            return needs == null ? Map.of() : needs;
        }
    }

    /**
     * @param later what was true before the street came to work with this, entered afterwards
     * @param paper what stands on the invented paper that says so
     */
    record Undertaking(
            String name,
            LocalDateTime on,
            Stage to,
            @Nullable LocalDate goLive,
            @Nullable Map<GateCondition, Before> later,
            @Nullable List<String> paper,
            @Nullable List<DemoEarlier.Paid> paid,
            @Nullable List<Item> items,
            @Nullable LocalDateTime review) {
        List<String> paper(String title) {
            var lines = new java.util.ArrayList<>(java.util.Objects.requireNonNull(paper));
            lines.add(title);
            return lines;
        }
    }

    record Before(LocalDate on, String reason) {}

    record Item(
            String code,
            String title,
            WorkCharacter character,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable String counted,
            String need) {}

    record Reserve(LocalDateTime on, List<Entry> entries, Batch announced, Batch proposed) {}

    record Entry(String compound, String clerk, BigDecimal estimated, int year, String grounds) {}

    record Batch(
            String name,
            int year,
            String area,
            BigDecimal budget,
            String grounds,
            LocalDateTime proposed,
            @Nullable LocalDateTime announced,
            List<String> compounds) {}

    static Neighbourhood read() {
        return DemoScript.read("demo/neighbours.yaml", Neighbourhood.class);
    }
}
