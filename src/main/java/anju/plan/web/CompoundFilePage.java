package anju.plan.web;

import anju.money.Area;
import anju.registry.Compound;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;

/** A compound's file (小区档案): what is known of it, on one sheet to print. */
public record CompoundFilePage(
        Site site,
        Compound compound,
        String community,
        LocalDate on,
        List<Building> buildings,
        long people,
        List<Section> sections) {

    /** A building with its homes, its other parts, and the area of both. */
    public record Building(String number, int storeys, int stairwells, int dwellings, int others, long areaX100) {
        public Area area() {
            return new Area(areaX100);
        }
    }

    /** Facts of one kind, each with what it is called. */
    public record Section(String title, List<Line> lines) {}

    public record Line(String what, String figure) {}

    public int stairwells() {
        return buildings.stream().mapToInt(Building::stairwells).sum();
    }

    public int dwellings() {
        return buildings.stream().mapToInt(Building::dwellings).sum();
    }

    public int others() {
        return buildings.stream().mapToInt(Building::others).sum();
    }

    public Area area() {
        return new Area(buildings.stream().mapToLong(Building::areaX100).sum());
    }
}
