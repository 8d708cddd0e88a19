package anju.registry;

import anju.access.NewPerson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workbook's rows as read, with what is wrong in them. Blank compound codes are filled in when there is one compound only. */
final class WorkbookRows {
    record CompoundRow(
            int row,
            String code,
            String name,
            String address,
            String community,
            @Nullable Integer builtYear) {}

    record BuildingRow(
            int row,
            @Nullable String compound,
            String number,
            @Nullable Integer storeys) {
        BuildingRow in(String code) {
            return new BuildingRow(row, code, number, storeys);
        }
    }

    record PartRow(
            int row,
            Door door,
            int floor,
            Use use,
            @Nullable Long registered,
            @Nullable Long surveyed,
            @Nullable Long contracted,
            boolean checked) {
        @Nullable
        Long area() {
            return registered != null ? registered : surveyed != null ? surveyed : contracted;
        }
    }

    record OwnerRow(
            int row,
            Door door,
            @Nullable NewPerson person,
            @Nullable String organisation,
            @Nullable String creditCode,
            Standing standing,
            long numerator,
            long denominator,
            Column.@Nullable YesNo represents,
            @Nullable LocalDate since) {}

    final List<CompoundRow> compounds = new ArrayList<>();
    final List<BuildingRow> buildings = new ArrayList<>();
    final List<PartRow> parts = new ArrayList<>();
    final List<OwnerRow> owners = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();

    /** What rows name that cannot be read whole: said to be wrong once, and not again wherever another row refers to it. */
    final Set<String> namedCompounds = new HashSet<>();

    final Set<String> namedBuildings = new HashSet<>();
    final Set<Door> namedDoors = new HashSet<>();
    /** Sheets of which a row (or all) is not even known by name. */
    final Set<Sheet> unsure = EnumSet.noneOf(Sheet.class);

    int size() {
        return compounds.size() + buildings.size() + parts.size() + owners.size();
    }
}
