package anju;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each module is for, what it offers and what it keeps: a page written from its own words and held to them. */
@InCity
class ModulePagesTest {
    private static final Pattern MEANING =
            Pattern.compile("/\\*\\*\\s*\\*\\s*(\\S+)。\\s*\\*\\s*\\*\\s*<p>(.*?)\\*/", Pattern.DOTALL);
    /** The comment that stands before a public type, with the annotations between. */
    private static final Pattern TYPE = Pattern.compile(
            "/\\*\\*(?<words>(?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*public (?:final )?(?<kind>class|enum) (?<name>\\w+)",
            Pattern.DOTALL);

    private static final Pattern ACT = Pattern.compile("^    [A-Z_]+\\(\"([a-z_.]+)\"", Pattern.MULTILINE);

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    JdbcClient db;

    @Test
    void the_page_of_modules_says_what_the_modules_say() throws IOException {
        var wanted = """
                # Modules

                From the ground up; each stands on those above it in this list. What it is for, its verbs (one method, one transaction, one
                sealed answer), the tables of its schema, its addresses, and the kinds of act it puts on record. Written from the code by
                `ModulePagesTest`; write it anew with `-Danju.write=true`. How they hang together: [architecture.md](architecture.md); who may
                open which address: [permissions.md](permissions.md).
                """ + ModulesTest.ORDER.stream().map(this::section).collect(joining());
        var file = Path.of("docs/modules.md");
        if (Boolean.getBoolean("anju.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(Files.readString(file)).isEqualTo(wanted);
    }

    private String section(String module) {
        var folder = "src/main/java/anju/" + module;
        var meaning = MEANING.matcher(Sources.read(Path.of(folder, "package-info.java")));
        assertThat(meaning.find()).as("what %s is for", module).isTrue();
        var sources = Sources.below(folder, ".java");
        return "\n## `" + module + "` " + meaning.group(1) + "\n\n" + plain(meaning.group(2)) + "\n"
                + list("Verbs", types(sources, text -> text.contains("@Transactional")))
                + list("Tables", tables(module))
                + line("Addresses", addresses(module))
                + line("Acts", acts(sources));
    }

    /** Public types whose text is so, outside the pages, each with the first sentence of what it says of itself. */
    private static List<String> types(List<Sources> sources, Predicate<String> so) {
        return sources.stream()
                .filter(source -> !source.file().toString().contains("/web/") && so.test(source.text()))
                .flatMap(source -> TYPE.matcher(source.text()).results().limit(1))
                .filter(type -> type.group("kind").equals("class"))
                .map(type -> "`" + type.group("name") + "`: " + sentence(plain(type.group("words"))))
                .toList();
    }

    private List<String> tables(String module) {
        return db.sql("""
                select '`' || c.relname || '`: ' || obj_description(c.oid, 'pg_class')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = ?
                   and obj_description(c.oid, 'pg_class') is not null
                 order by c.relname""").param(module).query(String.class).list();
    }

    private List<String> addresses(String module) {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(route -> isOf(module, route.getValue()))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .filter(path -> !path.contains("{path"))
                .collect(groupingBy(path -> path.replaceFirst("^(/[^/]*).*", "$1"), TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(root -> "`" + root.getKey() + "` (" + root.getValue() + ")")
                .toList();
    }

    private static boolean isOf(String module, HandlerMethod handler) {
        var type = handler.getBeanType();
        return type.getName().startsWith("anju." + module + ".")
                && Files.exists(Path.of(
                        "src/main/java", type.getName().replace('.', '/').replaceFirst("\\$.*", "") + ".java"));
    }

    private static List<String> acts(List<Sources> sources) {
        return sources.stream()
                .filter(source -> source.text().contains("implements ActKind"))
                .flatMap(source -> ACT.matcher(source.text()).results())
                .map(act -> "`" + act.group(1) + "`")
                .sorted()
                .toList();
    }

    private static String list(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "\n**" + title + "**\n\n"
                        + lines.stream().map(line -> "- " + line + "\n").collect(joining());
    }

    private static String line(String title, List<String> words) {
        return words.isEmpty() ? "" : "\n**" + title + "** " + String.join(", ", words) + "\n";
    }

    /** Javadoc without its marks. */
    private static String plain(String javadoc) {
        return Stream.of(javadoc.split("\n"))
                .map(line -> line.strip().replaceFirst("^\\* ?", ""))
                .takeWhile(line -> !line.startsWith("@"))
                .collect(joining(" "))
                .replaceAll("\\{@(?:link|code) #?([^}]*)}", "`$1`")
                .replaceAll("</?(?:p|em|ul|li|b)>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String sentence(String words) {
        return words.replaceFirst("(?s)(?<![ (]art|[ (]arts|[ (]no|e\\.g)\\. .*", ".");
    }
}
