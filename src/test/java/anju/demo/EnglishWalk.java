package anju.demo;

import anju.city.City;
import anju.testing.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads pages that were asked for in English. What people wrote stands as they wrote it; whatever else is Chinese, or is no
 * sentence at all, is a fault.
 */
final class EnglishWalk {
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}]+");
    /** Places for values, and the answers of text that did not get theirs. */
    private static final Pattern RAW = Pattern.compile("\\{\\d?|\\?\\?\\?|\\bnull\\b");

    /** Rules about what stands in Chinese papers tell it in Chinese: the headings of a bank's statements. */
    private static final Pattern OF_PAPERS = Pattern.compile("^(Headings|Lines that begin so) ");

    /** A door and who lives there: names are kept sealed, so the tables do not tell that somebody wrote them. */
    private static final Pattern OF_PEOPLE = Pattern.compile("^[0-9A-Za-z]+(-[0-9A-Za-z]+)+ \\p{IsHan}{2,4}$");

    private static final List<String> SHOWN = List.of("placeholder", "title", "aria-label", "alt", "value");

    private final String written;
    private final String ours;

    EnglishWalk(JdbcClient db) {
        written = written(db) + City.current().name();
        ours = messages() + rules(db);
    }

    /** What is wrong with a page, without what people wrote. */
    List<String> faults(Document page) {
        page.select("script, style, svg, [hreflang], [lang=zh], [lang=zh-CN]").remove();
        var said = new TreeSet<String>();
        for (var element : page.body().getAllElements()) {
            for (TextNode node : element.textNodes()) {
                said.add(node.text().strip());
            }
            shown(element, said);
        }
        var faults = new ArrayList<String>();
        for (var text : said) {
            if (RAW.matcher(text).find()) {
                faults.add(text);
            }
            HAN.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(run -> run.length() > 1 && ours.contains(run) && !written.contains(run))
                    .filter(_ -> !OF_PAPERS.matcher(text).find()
                            && !OF_PEOPLE.matcher(text).matches())
                    .findFirst()
                    .ifPresent(run -> faults.add(run + " in: " + text));
        }
        return faults;
    }

    private static void shown(Element element, TreeSet<String> said) {
        for (var name : SHOWN) {
            if (element.hasAttr(name) && !element.attr("type").equals("hidden")) {
                said.add(element.attr(name));
            }
        }
    }

    /** Our Chinese words, on the pages of a city. */
    private static String messages() {
        var all = new StringBuilder();
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            for (var file : files.filter(it -> !it.toString().endsWith("_en.properties"))
                    .toList()) {
                all.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    /** The rules' names, which stand in both languages. */
    private static String rules(JdbcClient db) {
        return String.join(
                "\n",
                db.sql("select content from policy.edition").query(String.class).list());
    }

    /** Every text people put into the tables in clear; not the rules and the public record, which hold both languages. */
    private static String written(JdbcClient db) {
        var all = new StringBuilder();
        db.sql("""
                select format('select coalesce(string_agg(distinct %I::text, chr(10)), '''') from %I.%I', column_name, table_schema, table_name)
                  from information_schema.columns join information_schema.tables using (table_schema, table_name)
                 where table_type = 'BASE TABLE' and data_type in ('text', 'jsonb', 'ARRAY')
                   and table_schema not in ('policy', 'evidence', 'message', 'pg_catalog', 'information_schema')""")
                .query(String.class)
                .list()
                .forEach(select -> all.append(db.sql(select)
                                .query((row, _) -> row.getString(1))
                                .single())
                        .append('\n'));
        return all.toString();
    }

    /** Asks for English from now on. */
    static void speak(Web web) {
        web.cookies().put("anju-language", "en");
    }
}
