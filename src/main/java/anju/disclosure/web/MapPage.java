package anju.disclosure.web;

import anju.site.Crumb;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** A street's compounds as a drawing: one plot each, community by community; no coordinates are needed for it. */
public record MapPage(Site site, List<Street> streets, UUID shown, List<Community> communities) {
    public record Street(UUID id, String name, long none, long preparing, long building, long done) {
        public long compounds() {
            return none + preparing + building + done;
        }

        public long in(Phase phase) {
            return switch (phase) {
                case NONE -> none;
                case PREPARING -> preparing;
                case BUILDING -> building;
                case DONE -> done;
            };
        }
    }

    public record Community(String name, List<Plot> plots) {}

    public record Plot(UUID id, String name, Phase phase) {
        public String word() {
            return "disclosure.map.phase." + phase;
        }
    }

    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(site.text("disclosure.nav.portal"), "/"), Crumb.here(site.text("disclosure.map.title")));
    }
}
