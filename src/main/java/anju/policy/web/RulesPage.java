package anju.policy.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a place in words, each with its source.
 *
 * @param form to adopt another pack; null for those who may not
 */
public record RulesPage(
        Site site,
        UUID areaId,
        String areaName,
        String pack,
        LocalDate from,
        LocalDate day,
        String edition,
        List<Change> changes,
        List<Chapter> chapters,
        @Nullable Form form,
        List<Option> packs) {
    /** Something that will hold from a day on. */
    public record Change(LocalDate from, String pack) {}

    public record Chapter(String anchor, String title, List<Sentence> sentences, List<Table> tables) {}

    public record Sentence(String text, List<Cited> sources) {}

    /**
     * @param sources where most rows come from
     * @param varied some row comes from elsewhere and says so itself
     */
    public record Table(String title, List<String> head, List<Row> rows, List<Cited> sources, boolean varied) {}

    /** @param sources empty where they are those of most rows */
    public record Row(List<Cell> cells, List<Cited> sources) {}

    public record Cell(String text, boolean figure) {}

    /** @param kind law, assumption, or empty for standards and programmes */
    public record Cited(String kind, String text) {}
}
