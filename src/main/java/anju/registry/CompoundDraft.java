package anju.registry;

import anju.money.Area;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole compound to be registered in one decision; lists may be empty and filled in later. */
public record CompoundDraft(
        String code,
        String name,
        String address,
        String areaPath,
        @Nullable Integer builtYear,
        LocalDate since,
        List<BuildingDraft> buildings) {

    public record BuildingDraft(String number, @Nullable Integer storeys, List<StairwellDraft> stairwells) {}

    public record StairwellDraft(String number, List<PartDraft> parts) {}

    /** A part; without owners it stands in the registry and on no roll. */
    public record PartDraft(String number, int floor, Use use, Map<Basis, Area> areas, List<Share> owners) {
        public static PartDraft dwelling(String number, int floor, Area registered, Share... owners) {
            return new PartDraft(number, floor, Use.DWELLING, Map.of(Basis.REGISTERED, registered), List.of(owners));
        }
    }
}
