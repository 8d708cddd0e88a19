package anju.policy.web;

import anju.policy.Name;
import anju.policy.RuleBook;
import anju.site.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a rule book into the reader's words: {@code policy.rule.<path>} for a value, {@code policy.column.<name>} for a column. */
final class RuleWords {
    private static final String CATALOGUE = "plan.items";

    private final Site site;
    private final Map<String, String> catalogue = new HashMap<>();

    RuleWords(Site site, RuleBook book) {
        this.site = site;
        book.chapters().stream()
                .flatMap(chapter -> chapter.passages().stream())
                .filter(passage -> passage.path().equals(CATALOGUE))
                .forEach(passage -> ((RuleBook.Table) passage).lines().forEach(this::remember));
    }

    List<RulesPage.Chapter> chapters(RuleBook book) {
        return book.chapters().stream()
                .filter(chapter -> !chapter.passages().isEmpty())
                .map(chapter -> {
                    var sentences = new ArrayList<RulesPage.Sentence>();
                    var tables = new ArrayList<RulesPage.Table>();
                    for (var passage : chapter.passages()) {
                        switch (passage) {
                            case RuleBook.Single single ->
                                sentences.add(new RulesPage.Sentence(
                                        site.text("policy.rule." + single.path(), written(single.value())),
                                        cited(single.sources())));
                            case RuleBook.Table table -> tables.add(table(table));
                        }
                    }
                    return new RulesPage.Chapter(
                            chapter.section(), site.text("policy.chapter." + chapter.section()), sentences, tables);
                })
                .toList();
    }

    private RulesPage.Table table(RuleBook.Table table) {
        var head = new ArrayList<String>();
        head.add(site.text("policy.column.what"));
        table.columns().forEach(column -> head.add(site.text("policy.column." + column)));
        var usual = usual(table);
        return new RulesPage.Table(
                site.text(
                        "policy.rule." + table.path(),
                        table.keys().stream().map(this::keyed).toArray()),
                head,
                table.lines().stream().map(line -> row(line, usual)).toList(),
                cited(usual),
                table.lines().stream().anyMatch(line -> !line.sources().equals(usual)));
    }

    /** The sources that most rows have; said once instead of on every row. */
    private static List<RuleBook.Cited> usual(RuleBook.Table table) {
        var counts = new LinkedHashMap<List<RuleBook.Cited>, Integer>();
        table.lines().forEach(line -> counts.merge(line.sources(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(List.of());
    }

    private RulesPage.Row row(RuleBook.Line line, List<RuleBook.Cited> usual) {
        var cells = new ArrayList<RulesPage.Cell>();
        cells.add(new RulesPage.Cell(called(line), false));
        line.cells()
                .forEach(
                        cell -> cells.add(new RulesPage.Cell(cell == null ? "" : written(cell), cell instanceof Long)));
        return new RulesPage.Row(cells, line.sources().equals(usual) ? List.of() : cited(line.sources()));
    }

    private String called(RuleBook.Line line) {
        var name = line.name();
        if (line.key().matches("[A-Z][0-9]{1,2}")) {
            return line.key() + " "
                    + (name == null
                            ? catalogue.getOrDefault(line.key(), "")
                            : name.in(site.words().locale()));
        }
        return name == null ? word(line.key()) : name.in(site.words().locale());
    }

    /** A code of the catalogue with its name, anything else by its word. */
    private String keyed(String key) {
        return key.matches("[A-Z][0-9]{2}") ? key + " " + catalogue.getOrDefault(key, "") : word(key);
    }

    private String written(Object value) {
        return switch (value) {
            case Name name -> name.in(site.words().locale());
            case Boolean truth -> site.text(truth ? "policy.word.yes" : "policy.word.no");
            case List<?> list ->
                list.isEmpty()
                        ? site.text("policy.word.none")
                        : site.words().list(list.stream().map(this::written).toList());
            case Long number -> site.number(number);
            case String text when text.matches("[A-Z][A-Z0-9_]+") -> word(text);
            default -> String.valueOf(value);
        };
    }

    private String word(String code) {
        return site.text("policy.word." + code);
    }

    private void remember(RuleBook.Line line) {
        @Nullable Name name = line.name();
        if (name != null) {
            catalogue.put(line.key(), name.in(site.words().locale()));
        }
    }

    private List<RulesPage.Cited> cited(List<RuleBook.Cited> sources) {
        return sources.stream()
                .map(source -> new RulesPage.Cited(
                        source.isLaw() ? "law" : source.isAssumption() ? "assumption" : "",
                        source.name().in(site.words().locale())))
                .toList();
    }
}
