package anju.demo;

import anju.vote.objection.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What happens in the demonstration city, as {@code demo/wufuli.yaml} tells it. */
record DemoScript(
        Town city,
        String emptyCityName,
        Pack pack,
        List<AreaLine> areas,
        List<Adopted> adoptions,
        String begins,
        String compound,
        List<Person> people,
        List<Firm> organisations,
        Needs needs,
        Opened project,
        Opened plan,
        List<Item> items,
        Vote vote,
        Money funding,
        Contract contract,
        Map<String, String> documents,
        List<Acceptance> acceptances,
        OpenVote openVote,
        @Nullable DraftVote draftVote) {

    record Town(String code, String name, String today) {}

    record Pack(String name, String from) {}

    record AreaLine(String path, String kind, String name) {}

    record Adopted(String place, String pack, String from) {}

    /** @param backstage has no place on the sign-in page */
    record Person(String key, String name, String phone, String login, String role, String place, boolean backstage) {
        anju.access.NewPerson known() {
            return new anju.access.NewPerson(name, anju.access.Phone.read(phone).orElseThrow(), null);
        }
    }

    /** {@code people}: by their keys, whoever works for it. */
    record Firm(
            String key, String name, String kind, @Nullable List<String> people) {}

    record Needs(String on, Roof roof, List<Need> others) {}

    record Roof(
            String topic,
            String title,
            int survey,
            int reports,
            int meetings,
            List<String> inBuildings,
            int ofThem,
            String description) {}

    record Need(String topic, String title, String source, int households, int item) {}

    record Opened(String on, @Nullable String name) {}

    record Item(
            String code,
            String title,
            String character,
            BigDecimal quantity,
            BigDecimal price,
            boolean inContract,
            boolean maintenanceFund,
            @Nullable String counted,
            @Nullable String reason) {
        long quantityMilli() {
            return quantity.movePointRight(3).longValueExact();
        }

        anju.plan.ItemDraft.Amount amount() {
            return new anju.plan.ItemDraft.Amount(quantityMilli(), false, counted);
        }

        anju.money.Money priceOfUnit() {
            return anju.money.Money.ofYuan(price);
        }
    }

    record Vote(
            String title,
            String recordOn,
            String preparedAt,
            String frozenAt,
            String opensAt,
            String closesAt,
            String castOn,
            String closedAt,
            String documentNumber,
            int heads,
            long areaX100,
            @Nullable List<RollObjection> objections,
            List<Matter> matters) {}

    /**
     * What somebody says is wrong with a draft roll; none of it is upheld.
     *
     * @param home whose owner objects; null where the grid worker writes it down
     */
    record RollObjection(
            String at,
            @Nullable Integer home,
            Ground ground,
            String words,
            @Nullable String answered,
            @Nullable String reason) {}

    record Matter(
            String title,
            List<Integer> items,

            @com.fasterxml.jackson.annotation.JsonProperty("for")
            int inFavour,

            long forAreaX100) {}

    record Money(String on, List<Lot> lots, List<Allocation> allocations) {}

    record Lot(
            String key,
            String source,
            String funder,
            String number,
            List<String> purposes,
            BigDecimal amount,
            String on) {}

    record Allocation(int item, String lot, BigDecimal amount) {}

    record Contract(String on, String started, String number, String signedOn, String progress) {}

    /** @param kind a stage, where nothing else is said */
    record Acceptance(
            String on,
            String occurredOn,
            anju.works.@Nullable AcceptanceKind kind,
            List<Measured> measured,
            @Nullable String paidOn,
            @Nullable String bankReference,
            @Nullable List<Asset> assets) {}

    record Measured(int item, @Nullable String building, BigDecimal quantity) {
        long quantityMilli() {
            return quantity.movePointRight(3).longValueExact();
        }
    }

    record Asset(String name, List<Integer> items, String upkeep, int everyMonths, int lifeYears) {}

    record OpenVote(
            String title,
            String matter,
            String recordOn,
            String preparedAt,
            String frozenAt,
            String opensAt,
            String closesAt,
            String castOn,
            int heads) {}

    record DraftVote(
            String title,
            String matter,
            String recordOn,
            String preparedAt,
            String opensAt,
            String closesAt,
            List<RollObjection> objections) {}

    static DemoScript read() {
        return read("demo/wufuli.yaml", DemoScript.class);
    }

    /** What a file of the story tells. */
    static <T> T read(String file, Class<T> kind) {
        var options = new LoaderOptions();
        var dumper = new org.yaml.snakeyaml.DumperOptions();
        // Dates and amounts stay as they are written; nothing turns into a floating-point number on the way.
        var yaml = new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new PlainScalars());
        try (var in = new ClassPathResource(file).getInputStream()) {
            return JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .convertValue(yaml.load(in), kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** A time of day in China. */
    static Instant moment(String text) {
        return LocalDateTime.parse(text).atZone(anju.city.City.ZONE).toInstant();
    }
}
