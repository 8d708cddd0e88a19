package anju.registry.web;

import anju.money.Area;
import anju.registry.Compound;
import anju.registry.Use;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One compound: its buildings drawn door by door. */
public record CompoundPage(
        Site site,
        Compound compound,
        String community,
        List<Building> buildings,
        boolean mayKeep,
        Form naming,
        Form building,
        Form stairwell,
        Form part) {

    public record Building(UUID id, String number, @Nullable Integer storeys, List<Stairwell> stairwells) {
        public long parts() {
            return stairwells.stream().mapToLong(Stairwell::parts).sum();
        }

        public Area area() {
            return stairwells.stream()
                    .flatMap(stairwell -> stairwell.floors.stream())
                    .flatMap(List::stream)
                    .map(door -> door.area == null ? Area.ZERO : door.area)
                    .reduce(Area.ZERO, Area::plus);
        }
    }

    /**
     * @param doors how many stand side by side on the widest floor
     * @param floors from the top down
     * @param shops drawn apart, as the shops at street level that they mostly are
     */
    public record Stairwell(UUID id, String number, boolean shops, int doors, List<List<Door>> floors) {
        long parts() {
            return floors.stream().mapToLong(List::size).sum();
        }
    }

    public record Door(
            UUID id,
            String number,
            int floor,
            Use use,
            @Nullable Area area,
            long owners,
            boolean stock) {
        /** How its square is drawn: owned, a developer's stock, or something missing. */
        public String look() {
            return area == null || owners == 0 ? "d" : stock ? "p" : "e";
        }
    }

    public long stairwells() {
        return buildings.stream()
                .flatMap(b -> b.stairwells.stream())
                .map(Stairwell::id)
                .distinct()
                .count();
    }

    public long parts() {
        return buildings.stream().mapToLong(Building::parts).sum();
    }

    public Area area() {
        return buildings.stream().map(Building::area).reduce(Area.ZERO, Area::plus);
    }

    /** The area without its unit, which stands small beside it. */
    public String areaFigure() {
        return String.format(java.util.Locale.ROOT, "%,.2f", area().squareMetres());
    }

    public long looking(String look) {
        return buildings.stream()
                .flatMap(b -> b.stairwells.stream())
                .flatMap(s -> s.floors.stream())
                .flatMap(List::stream)
                .filter(door -> door.look().equals(look))
                .count();
    }
}
