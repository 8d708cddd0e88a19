package anju.stewardship.web;

import anju.site.Crumb;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A page on how a compound is kept: facts in sections, and what may be asked of this viewer.
 *
 * @param key of its texts: {@code <key>.title}, {@code <key>.note}
 * @param staff desk or phone
 */
public record KeptPage(
        Site site,
        String key,
        String title,
        UUID compound,
        String compoundName,
        boolean staff,
        List<Link> links,
        List<Section> sections,
        List<Ask> asks) {
    /** The page of the compound that the others hang on. */
    public String home() {
        return "/compounds/" + compound + "/stewardship";
    }

    public boolean isHome() {
        return key.equals("stewardship.home");
    }

    public List<Crumb> crumbs() {
        var crumbs = new ArrayList<>(List.of(new Crumb(compoundName, "/compounds/" + compound)));
        if (!isHome()) {
            crumbs.add(new Crumb(site.text("stewardship.home.title"), home()));
        }
        crumbs.add(Crumb.here(title));
        return crumbs;
    }

    /** Somewhere to go on to. */
    public record Link(String href, String text) {}

    /** Facts under a heading; {@code heads} empty makes a list of them instead of a table. */
    public record Section(String heading, String none, List<String> heads, List<Row> rows) {}

    /** @param href where its first cell leads; empty if nowhere */
    public record Row(String href, List<Cell> cells) {}

    /** @param badge ok, warn, bad, info or idle; empty for plain words */
    public record Cell(String text, String badge, boolean figure, String href) {
        public static Cell of(String text) {
            return new Cell(text, "", false, "");
        }

        public static Cell figure(String text) {
            return new Cell(text, "", true, "");
        }

        public static Cell badge(String kind, String text) {
            return new Cell(text, kind, false, "");
        }

        public static Cell link(String text, String href) {
            return new Cell(text, "", false, href);
        }
    }

    /** A form, folded until it is wanted. */
    public record Ask(Form form, String title, String action, String submit, boolean danger, List<Field> fields) {
        public boolean hasFiles() {
            return fields.stream().anyMatch(field -> field.kind().equals("file"));
        }

        public boolean isOpen() {
            return !form.errors().isEmpty() || !form.value("request").isEmpty();
        }
    }

    /** @param kind text, paragraphs, money, number, date, time, choice, tick or file */
    public record Field(String kind, String name, String unit, boolean optional, List<Option> options) {
        static Field text(String name) {
            return new Field("text", name, "", false, List.of());
        }

        static Field paragraphs(String name) {
            return new Field("paragraphs", name, "", false, List.of());
        }

        static Field number(String name, String unit) {
            return new Field("number", name, unit, false, List.of());
        }

        static Field date(String name) {
            return new Field("date", name, "", false, List.of());
        }

        static Field time(String name) {
            return new Field("time", name, "", false, List.of());
        }

        static Field choice(String name, List<Option> options) {
            return new Field("choice", name, "", false, options);
        }

        static Field tick(String name) {
            return new Field("tick", name, "", true, List.of());
        }

        static Field file(String name) {
            return new Field("file", name, "", true, List.of());
        }

        Field needed() {
            return new Field(kind, name, unit, false, options);
        }

        Field maybe() {
            return new Field(kind, name, unit, true, options);
        }
    }
}
