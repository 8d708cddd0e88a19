package anju.registry;

import static anju.registry.Column.*;

import anju.access.People;
import anju.city.Area;
import anju.registry.WorkbookRows.OwnerRow;
import anju.registry.WorkbookRows.PartRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules between rows, and between the workbook and the registry. */
final class WorkbookCheck {
    /** Below a third or above three times what its likes have, an area is more likely a slip than a home. */
    private static final int IMPLAUSIBLE = 3;
    /** So many others of the same layout make a measure. */
    private static final int LIKES_MIN = 3;
    /** A home of less or more is asked about (compound baseline form, validation: 20 to 250 square metres a household). */
    private static final long HOME_MIN_X100 = 1_000;

    private static final long HOME_MAX_X100 = 50_000;

    private final WorkbookRows rows;
    private final Standings known;
    final Map<String, Area> communities = new HashMap<>();

    WorkbookCheck(WorkbookRows rows, Standings known) {
        this.rows = rows;
        this.known = known;
    }

    void check() {
        compounds();
        var buildings = buildings();
        var doors = parts(buildings);
        areas();
        owners(doors);
    }

    private void compounds() {
        var seen = new HashMap<String, Integer>();
        for (var compound : rows.compounds) {
            var earlier = seen.putIfAbsent(compound.code(), compound.row());
            if (earlier != null) {
                fault(Sheet.COMPOUNDS, compound.row(), COMPOUND_CODE, "compound_twice", "" + earlier);
                continue;
            }
            var matching = known.communities(compound.community());
            if (matching.size() != 1) {
                var nearest = WorkbookWords.nearest(compound.community(), known.communityNames());
                if (matching.size() > 1) {
                    fault(
                            Sheet.COMPOUNDS,
                            compound.row(),
                            COMPOUND_COMMUNITY,
                            "community_ambiguous",
                            matching.getFirst().path());
                } else if (nearest.isPresent()) {
                    fault(Sheet.COMPOUNDS, compound.row(), COMPOUND_COMMUNITY, "community_nearly", nearest.get());
                } else {
                    fault(Sheet.COMPOUNDS, compound.row(), COMPOUND_COMMUNITY, "community_unknown");
                }
                continue;
            }
            var area = matching.getFirst();
            if (!known.isInScope(area.path())) {
                fault(Sheet.COMPOUNDS, compound.row(), COMPOUND_COMMUNITY, "community_elsewhere", area.name());
            }
            var registered = known.compounds().get(compound.code());
            if (registered != null && !registered.areaId().equals(area.id())) {
                fault(
                        Sheet.COMPOUNDS,
                        compound.row(),
                        COMPOUND_CODE,
                        "compound_moved",
                        compound.code(),
                        registered.name());
            }
            communities.put(compound.code(), area);
        }
    }

    /** Buildings by compound that parts may name, with their storeys (0 when unknown). */
    private Map<String, Map<String, Integer>> buildings() {
        var buildings = new HashMap<String, Map<String, Integer>>();
        known.buildings().forEach((code, numbers) -> buildings.put(code, new HashMap<>(numbers)));
        var seen = new HashMap<String, Integer>();
        for (var building : rows.buildings) {
            var code = building.compound() == null ? "" : building.compound();
            if (isUnknown(Sheet.BUILDINGS, building.row(), BUILDING_COMPOUND, code)) {
                continue;
            }
            var earlier = seen.putIfAbsent(code + " " + building.number(), building.row());
            if (earlier != null) {
                fault(
                        Sheet.BUILDINGS,
                        building.row(),
                        BUILDING_NUMBER,
                        "building_twice",
                        building.number(),
                        "" + earlier);
                continue;
            }
            var numbers = buildings.computeIfAbsent(code, _ -> new HashMap<>());
            numbers.merge(
                    building.number(),
                    building.storeys() == null ? 0 : building.storeys(),
                    (was, is) -> is == 0 ? was : is);
        }
        return buildings;
    }

    private boolean isUnknown(Sheet sheet, int row, Column column, String code) {
        if (code.isEmpty()) {
            return true;
        }
        if (rows.namedCompounds.contains(code)) {
            return false;
        }
        // Whatever stands on this row is not where it should be; those who name it are not at fault.
        rows.unsure.add(sheet);
        if (rows.unsure.contains(Sheet.COMPOUNDS)) {
            return true;
        }
        fault(sheet, row, column, "compound_unknown", code);
        return true;
    }

    private Map<Door, PartRow> parts(Map<String, Map<String, Integer>> buildings) {
        var doors = new HashMap<Door, PartRow>();
        var floors = new HashMap<Door, Integer>();
        for (var part : rows.parts) {
            var door = part.door();
            if (isUnknown(Sheet.PARTS, part.row(), PART_COMPOUND, door.compound())) {
                continue;
            }
            var numbers = buildings.getOrDefault(door.compound(), Map.of());
            var storeys = numbers.get(door.building());
            boolean named = rows.unsure.contains(Sheet.BUILDINGS)
                    || rows.namedBuildings.contains(door.compound() + " " + door.building());
            if (storeys == null && !named) {
                buildingUnknown(Sheet.PARTS, part.row(), PART_BUILDING, door, numbers.keySet());
            } else if (storeys != null && storeys > 0 && part.floor() > storeys) {
                fault(Sheet.PARTS, part.row(), PART_FLOOR, "floor_above", door.building(), "" + storeys);
            }
            var earlier = doors.putIfAbsent(door, part);
            if (earlier != null) {
                fault(Sheet.PARTS, part.row(), PART_NUMBER, "part_twice", "" + earlier.row(), door.spoken());
            }
            var floor = known.floors().get(door);
            if (floor != null && floor != part.floor()) {
                fault(Sheet.PARTS, part.row(), PART_FLOOR, "floor_fixed", door.spoken(), "" + floor);
            }
            floors.put(door, part.floor());
        }
        return doors;
    }

    private void buildingUnknown(Sheet sheet, int row, Column column, Door door, Set<String> numbers) {
        if (numbers.isEmpty()) {
            fault(sheet, row, column, "building_none", door.building());
        } else {
            var sorted =
                    new TreeSet<String>((a, b) -> a.length() != b.length() ? a.length() - b.length() : a.compareTo(b));
            sorted.addAll(numbers);
            var list = sorted.stream().limit(20).toList();
            fault(
                    sheet,
                    row,
                    column,
                    "building_unknown",
                    door.building(),
                    String.join(WorkbookWords.text("registry.workbook.comma"), list));
        }
    }

    /** Each home against the others of its layout: same building, same use, same last two characters of the door. */
    private void areas() {
        var layouts = new HashMap<List<Object>, List<PartRow>>();
        for (var part : rows.parts) {
            if (part.area() != null) {
                layouts.computeIfAbsent(layout(part), _ -> new ArrayList<>()).add(part);
            }
        }
        layouts.values().forEach(this::compare);
    }

    private static List<Object> layout(PartRow part) {
        var number = part.door().number();
        var place = number.length() > 2 ? number.substring(number.length() - 2) : number;
        return List.of(part.door().compound(), part.door().building(), part.use(), place);
    }

    private void compare(List<PartRow> likes) {
        var sorted = likes.stream().mapToLong(WorkbookCheck::areaOf).sorted().toArray();
        for (var part : likes) {
            long area = areaOf(part);
            if (part.checked()) {
                continue;
            }
            var column = part.registered() != null
                    ? PART_REGISTERED
                    : part.surveyed() != null ? PART_SURVEYED : PART_CONTRACTED;
            long median = sorted[sorted.length / 2];
            boolean comparable = likes.size() > LIKES_MIN;
            if (comparable && area * IMPLAUSIBLE < median) {
                fault(Sheet.PARTS, part.row(), column, "area_small", metres(median));
            } else if (comparable && area > median * IMPLAUSIBLE) {
                fault(Sheet.PARTS, part.row(), column, "area_large", metres(median));
            } else if (part.use() == Use.DWELLING && area < HOME_MIN_X100) {
                fault(Sheet.PARTS, part.row(), column, "home_small", metres(HOME_MIN_X100));
            } else if (part.use() == Use.DWELLING && area > HOME_MAX_X100) {
                fault(Sheet.PARTS, part.row(), column, "home_large", metres(HOME_MAX_X100));
            }
        }
    }

    private static long areaOf(PartRow part) {
        var area = part.area();
        return area == null ? 0 : area;
    }

    private static String metres(long x100) {
        return BigDecimal.valueOf(x100, 2).toPlainString();
    }

    private void owners(Map<Door, PartRow> doors) {
        var byDoor = new LinkedHashMap<Door, List<OwnerRow>>();
        var identities = new HashMap<String, OwnerRow>();
        for (var owner : rows.owners) {
            var door = owner.door();
            if (isUnknown(Sheet.OWNERS, owner.row(), OWNER_COMPOUND, door.compound())) {
                continue;
            }
            if (!doors.containsKey(door) && !known.floors().containsKey(door)) {
                if (rows.unsure.contains(Sheet.PARTS) || rows.namedDoors.contains(door)) {
                    continue;
                }
                fault(Sheet.OWNERS, owner.row(), OWNER_NUMBER, "part_unknown", door.spoken());
                continue;
            }
            byDoor.computeIfAbsent(door, _ -> new ArrayList<>()).add(owner);
            var person = owner.person();
            if (person != null && person.identity() != null) {
                var earlier = identities.putIfAbsent(person.identity().characters(), owner);
                if (earlier != null
                        && earlier.person() != null
                        && !earlier.person().name().equals(person.name())) {
                    fault(Sheet.OWNERS, owner.row(), OWNER_IDENTITY, "identity_of_another", "" + earlier.row());
                }
            }
        }
        byDoor.forEach(this::together);
    }

    /** The owners of one part. */
    private void together(Door door, List<OwnerRow> owners) {
        var last = owners.getLast();
        var holder = Holder.person(new java.util.UUID(0, 0));
        var since = java.time.LocalDate.EPOCH;
        var shares = owners.stream()
                .map(o -> new Share(holder, o.standing(), o.numerator(), o.denominator(), true, since))
                .toList();
        if (!Share.makeWhole(shares)) {
            var rowsOf = owners.stream().map(o -> "" + o.row()).toList();
            fault(
                    Sheet.OWNERS,
                    last.row(),
                    OWNER_SHARE,
                    "shares_not_whole",
                    door.spoken(),
                    String.join(WorkbookWords.text("registry.workbook.comma"), rowsOf));
        }
        var seen = new HashSet<String>();
        for (var owner : owners) {
            if (!seen.add(identification(owner))) {
                fault(Sheet.OWNERS, owner.row(), OWNER_NAME, "owner_twice", door.spoken());
            }
        }
        long representing =
                owners.stream().filter(o -> o.represents() == YesNo.YES).count();
        if (representing > 1 || (owners.size() > 1 && representing == 0)) {
            fault(
                    Sheet.OWNERS,
                    last.row(),
                    OWNER_REPRESENTS,
                    representing == 0 ? "represents_nobody" : "represents_several",
                    door.spoken());
        }
        if (owners.stream().map(OwnerRow::standing).distinct().count() > 1) {
            fault(Sheet.OWNERS, last.row(), OWNER_STANDING, "standings_mixed", door.spoken());
        }
    }

    private static String identification(OwnerRow owner) {
        var person = owner.person();
        if (person == null) {
            return "O" + (owner.creditCode() == null ? owner.organisation() : owner.creditCode());
        }
        if (person.identity() != null) {
            return "I" + person.identity().characters();
        }
        return "P" + person.name()
                + (person.phone() == null ? "" : person.phone().digits());
    }

    /** What the books say of the people named: an identity number that belongs to somebody called otherwise. */
    void compare(List<OwnerRow> asked, List<People.Match> matches) {
        for (int i = 0; i < asked.size(); i++) {
            if (!matches.get(i).sameName()) {
                fault(Sheet.OWNERS, asked.get(i).row(), OWNER_IDENTITY, "identity_known_otherwise");
            }
        }
    }

    private void fault(Sheet sheet, int row, Column column, String code, String... args) {
        rows.faults.add(new Fault(sheet, row, column, code, Arrays.asList(args)));
    }
}
