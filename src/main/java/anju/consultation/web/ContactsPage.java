package anju.consultation.web;

import anju.consultation.OfficeKind;
import anju.consultation.Standing;
import anju.consultation.TeamTask;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands for what in a compound, from the community down to the building, with what is still vacant. */
public record ContactsPage(
        Site site,
        UUID compoundId,
        String compound,
        String community,
        List<Officer> officers,
        List<Building> buildings,
        List<Grid> grids,
        List<Stairwell> free,
        int least,
        int most,
        boolean mayGive,
        List<Option> people,
        Form give,
        Form end,
        Form draw,
        Form split) {

    public record Officer(
            UUID id,
            OfficeKind kind,
            @Nullable UUID of,
            @Nullable Standing standing,
            @Nullable TeamTask task,
            String name) {}

    public record Building(UUID id, String number, int households) {}

    /** A micro-grid with its households of today. */
    public record Grid(UUID id, String name, int households, List<Stairwell> stairwells) {}

    public record Stairwell(UUID id, String name, int households) {}

    public List<Officer> holding(OfficeKind kind, @Nullable UUID of) {
        return officers.stream()
                .filter(officer -> officer.kind == kind && java.util.Objects.equals(officer.of, of))
                .toList();
    }

    /** Buildings where nobody holds this office. */
    public List<String> vacant(OfficeKind kind) {
        return buildings.stream()
                .filter(building -> holding(kind, building.id).isEmpty())
                .map(Building::number)
                .toList();
    }

    public long gridsWithoutLead() {
        return grids.stream()
                .filter(grid -> holding(OfficeKind.GRID_LEAD, grid.id).isEmpty())
                .count();
    }

    /** Grown out of what a micro-grid is. */
    public boolean isOutOfSize(Grid grid) {
        return grid.households < least || grid.households > most;
    }

    /** As what nobody has joined the volunteers yet. */
    public List<Standing> missing() {
        return Arrays.stream(Standing.values())
                .filter(standing -> officers.stream().noneMatch(officer -> officer.standing == standing))
                .toList();
    }

    public List<Option> buildingOptions() {
        return buildings.stream()
                .map(building -> new Option(
                        building.id.toString(), site.text("consultation.contacts.building", building.number)))
                .toList();
    }

    public List<Option> gridOptions() {
        return grids.stream()
                .map(grid -> new Option(grid.id.toString(), grid.name))
                .toList();
    }

    public List<Option> officerOptions() {
        return officers.stream()
                .map(officer -> new Option(
                        officer.id.toString(), site.text("consultation.contacts.officer", officer.kind, officer.name)))
                .toList();
    }
}
