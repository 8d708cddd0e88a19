package anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a review would say a second time, said by a test instead; with what to write in its place. */
class HouseStyleTest {
    private static final int LINES_AT_MOST = 400;
    /** Longer today; may only shrink, and goes from this list when it has. */
    private static final Map<String, Integer> KNOWN_LONG = Map.of("TracePage.java", 432);

    private static final int TEST_LINES_AT_MOST = 650;
    /** Stewardship comes near with its teams, service, income and rooms; to be split before it grows beyond. */
    private static final int TYPES_AT_MOST = 60;

    /** Where the machine's own clock, not the city's, is meant: spans of time, and what is not about any city. */
    private static final Set<String> OWN_CLOCK = Set.of("city");

    private final List<Sources> java = Sources.below("src/main/java", ".java");
    private final List<Sources> templates = Sources.below("src/main/jte", ".jte");

    private static final Pattern DRAWN = Pattern.compile("<symbol id=\"([a-z-]+)\"");
    /** In a way into a module, and in a template. */
    private static final Pattern ICON =
            Pattern.compile("NavGroup\\.[A-Z]+,\\s+\"([a-z-]+)\"|site\\.icon\\(site = site, name = \"([a-z-]+)\"");

    /** A banned piece of code, what to write instead, and in which modules it may stand. */
    private record Ban(String pattern, String instead, Set<String> allowedIn) {}

    private static final List<Ban> BANS = List.of(
            new Ban("\\bInstant\\.now\\(", "City.current().now()", OWN_CLOCK),
            new Ban("\\bLocal(Date|DateTime|Time)\\.now\\(", "City.current().today()", OWN_CLOCK),
            new Ban(
                    "\\bSystem\\.currentTimeMillis\\(",
                    "City.current().now(), or System.nanoTime() for a span",
                    OWN_CLOCK),
            new Ban("\\bnew (java\\.util\\.)?Date\\(", "Instant or LocalDate", Set.of()),
            new Ban("\\.printStackTrace\\(", "let it reach Failures, which logs it once", Set.of()),
            new Ban("\\bSystem\\.(out|err)\\b", "a logger, or the terminal that Main hands out", Set.of("")),
            new Ban("@Autowired", "a constructor", Set.of()),
            new Ban(
                    "@(Async|TransactionalEventListener|ApplicationModuleListener)\\b",
                    "@EventListener in the same transaction, or a Job",
                    Set.of()),
            new Ban("\\bThread\\.sleep\\(", "a Job, or anju.city.Pause", Set.of("city")),
            new Ban("\\b(RestTemplate|EntityManager|CrudRepository|JpaRepository)\\b", "JdbcClient and SQL", Set.of()));

    private static final Set<String> EXACT =
            Set.of("money", "registry", "vote", "plan", "fund", "works", "payment", "stewardship", "programme");
    private static final Pattern FLOATING = Pattern.compile("\\b(double|float|Double|Float)\\b");
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "\\b(?:class|record|interface|enum) (Common\\w*|\\w*(?:Manager|Helper|Utils?|Base|Impl|DTO|Dto|VO|BO|Info|Data))\\b");
    private static final Pattern EMPTY_METHOD = Pattern.compile(
            "(?<!@Override\\s{1,80}(?:public |protected )?)\\b(?:void|[A-Z]\\w*(?:<[^>]*>)?) (process|handle|doIt|execute)\\(");
    private static final Pattern EMPTY_PACKAGE = Pattern.compile(
            "package anju\\.(?:\\w+\\.)*(common|util|utils|core|service|impl|dto|model|helper|base)\\b");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|coming soon|not implemented)\\b");

    @Test
    void what_has_a_better_word_is_written_that_way() {
        var found = java.stream()
                .flatMap(source -> BANS.stream()
                        .filter(ban -> !ban.allowedIn.contains(source.module()))
                        .filter(ban -> Pattern.compile(ban.pattern)
                                .matcher(source.code())
                                .find())
                        .map(ban -> source + ": instead of " + ban.pattern + " use " + ban.instead));
        assertThat(found).isEmpty();
    }

    @Test
    void no_floating_point_stands_near_money_areas_or_votes() {
        var found = java.stream()
                .filter(source -> EXACT.contains(source.module()))
                .filter(source -> FLOATING.matcher(source.code()).find())
                .map(source -> source + ": use Money, Area, Quantity, Fraction or long");
        assertThat(found).isEmpty();
    }

    @Test
    void a_name_says_what_a_thing_is() {
        var found = java.stream()
                .flatMap(source -> Stream.of(EMPTY_NAME, EMPTY_METHOD)
                        .flatMap(empty -> empty.matcher(source.code()).results())
                        .map(name -> source + ": " + name.group(1) + " says nothing; name the domain's word"));
        assertThat(found).isEmpty();
        assertThat(java.stream()
                        .filter(source -> EMPTY_PACKAGE.matcher(source.text()).find()))
                .as("packages with an empty name")
                .isEmpty();
    }

    @Test
    void transactions_begin_at_verbs_only() {
        var found = java.stream()
                .filter(source -> source.code().contains("@Transactional"))
                .filter(source -> source.file().getParent().endsWith("web")
                        || source.name().matches(".*(Controller|Screens|Page)\\.java"))
                .map(source -> source + ": let a verb in the module's root begin the transaction");
        assertThat(found).isEmpty();
    }

    @Test
    void a_form_is_asked_whether_it_failed_before_its_answers_are_used() {
        var found = java.stream()
                .filter(source -> source.code().contains("FormCheck.of("))
                .filter(source ->
                        !source.code().contains(".failed()") && !source.name().equals("FormCheck.java"))
                .map(source -> source + ": ask check.failed() before using an answer");
        assertThat(found).isEmpty();
    }

    /** A name that no drawing bears leaves a hole on the page, and nothing fails. */
    @Test
    void every_icon_that_is_named_is_drawn() throws Exception {
        var drawn = DRAWN.matcher(Files.readString(Path.of("src/main/resources/static/icons.svg")))
                .results()
                .map(drawing -> drawing.group(1))
                .collect(Collectors.toSet());
        var found = Stream.concat(java.stream(), templates.stream())
                .flatMap(source -> ICON.matcher(source.text())
                        .results()
                        .map(named -> named.group(1) == null ? named.group(2) : named.group(1))
                        .filter(named -> !drawn.contains(named))
                        .map(named -> source + ": icons.svg has no " + named));
        assertThat(drawn).isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void nothing_is_left_unfinished() {
        var found = Stream.concat(java.stream(), templates.stream())
                .filter(source -> UNFINISHED.matcher(source.text()).find())
                .map(source -> source + ": finish it or leave it out");
        assertThat(found).isEmpty();
    }

    @Test
    void a_file_is_one_thought() {
        var tooLong = Stream.concat(
                        Stream.of(java, templates, Sources.below("src/main/resources/db", ".sql"))
                                .flatMap(List::stream)
                                .filter(source ->
                                        source.lines() > KNOWN_LONG.getOrDefault(source.name(), LINES_AT_MOST)),
                        Sources.below("src/test/java", ".java").stream()
                                .filter(source -> source.lines() > TEST_LINES_AT_MOST))
                .map(source -> source + " has " + source.lines() + " lines; split it by thought");
        assertThat(tooLong).isEmpty();
    }

    @Test
    void a_package_can_be_taken_in_at_a_glance() {
        var sizes = java.stream()
                .collect(Collectors.groupingBy(
                        source -> source.file().getParent().toString(), TreeMap::new, Collectors.counting()));
        assertThat(sizes.entrySet().stream()
                        .filter(size -> size.getValue() > TYPES_AT_MOST)
                        .map(Map.Entry::toString))
                .as("packages with more than %d files", TYPES_AT_MOST)
                .isEmpty();
    }

    @Test
    void templates_write_nothing_unescaped_and_run_no_code_of_their_own() {
        var found = templates.stream()
                .flatMap(source -> Stream.of(
                                "\\$unsafe",
                                "hx-on",
                                "<script(?![^>]*src=)",
                                "<style",
                                "\\son[a-z]+=\"",
                                "javascript:",
                                "hx-vals='js:")
                        .filter(ban ->
                                Pattern.compile(ban).matcher(source.text()).find())
                        .map(ban ->
                                source + ": " + ban + " is not allowed; anju.js has islands, anju.css has classes"));
        assertThat(found).isEmpty();
    }

    @Test
    void style_attributes_hold_only_values() {
        var style = Pattern.compile("\\bstyle=\"([^\"]*(?:\\$\\{[^}]*}[^\"]*)*)\"");
        var found = templates.stream()
                .flatMap(source -> style.matcher(source.text())
                        .results()
                        .filter(attribute -> !attribute
                                .group(1)
                                .replaceAll("\\$\\{[^}]*}", "0")
                                .matches("(\\s*--[a-z-]+:[^:;]*;?)*"))
                        .map(attribute -> source + ": " + attribute.group() + "; only --name: value may stand there"));
        assertThat(found).isEmpty();
    }
}
