package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.site.Sites;
import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in a module waits at the desk, too. */
@InCity
class DispatchViewsTest {
    private static final Pattern TODO = Pattern.compile("create view [a-z]+\\.todo .*?;", Pattern.DOTALL);
    private static final Pattern KIND = Pattern.compile("'([a-z_]+)'");

    @Autowired
    JdbcClient db;

    @Autowired
    Sites sites;

    @Test
    void every_module_that_has_something_waiting_is_heard() {
        var modules = db.sql(
                        "select schemaname from pg_views where viewname = 'todo' and schemaname <> 'dispatch' order by 1")
                .query(String.class)
                .list();
        var union = db.sql("select pg_get_viewdef('dispatch.todo'::regclass)")
                .query(String.class)
                .single();
        assertThat(modules).isNotEmpty().allSatisfy(module -> assertThat(union).contains(module + ".todo"));
    }

    @Test
    void every_kind_of_thing_that_waits_has_a_page_a_name_and_words() throws IOException {
        var kinds = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".sql")).toList()) {
                var todo = TODO.matcher(Files.readString(file).replaceAll("--[^\\n]*", ""));
                while (todo.find()) {
                    KIND.matcher(todo.group()).results().forEach(it -> kinds.add(it.group(1)));
                }
            }
        }
        assertThat(kinds).contains("acceptance", "payment");
        var words = sites.chinese();
        assertThat(kinds).allSatisfy(kind -> {
            var subject = Subject.of(kind).orElseThrow(() -> new AssertionError("dispatch.Subject lacks " + kind));
            assertThat(words.has("dispatch.todo." + kind)).isTrue();
            db.sql("select id, label from (" + subject.labels() + ") s where id = gen_random_uuid()")
                    .query(_ -> {});
        });
    }
}
