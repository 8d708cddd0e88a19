package anju.site.web;

import anju.city.Area;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The tree of areas and the form that adds one. */
public record AreasPage(Site site, List<Area> areas, List<Option> above, Form form) {
    /** How deep an area lies below the city, for the indentation. */
    public int depth(Area area) {
        return (int) area.path().chars().filter(c -> c == '/').count() - 1;
    }
}
