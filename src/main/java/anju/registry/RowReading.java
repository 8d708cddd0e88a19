package anju.registry;

import static anju.registry.Column.*;

import anju.access.IdentityNumber;
import anju.access.NewPerson;
import anju.access.Phone;
import anju.city.City;
import anju.registry.WorkbookRows.BuildingRow;
import anju.registry.WorkbookRows.CompoundRow;
import anju.registry.WorkbookRows.OwnerRow;
import anju.registry.WorkbookRows.PartRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a compound, building, part or owner of a row's cells; rules that need no other row. */
final class RowReading {
    private static final List<String> BUILDING = suffixes("building");
    private static final List<String> STAIRWELL = suffixes("stairwell");
    private static final List<String> DOOR = suffixes("door");
    private static final List<String> FLOOR = suffixes("floor");
    private static final List<String> AREA = suffixes("area");
    private static final List<String> YEAR = suffixes("year");
    private static final int FLOORS_MAX = 120;
    private static final int BASEMENTS_MAX = 9;

    private final WorkbookRows rows;

    RowReading(WorkbookRows rows) {
        this.rows = rows;
    }

    void read(Sheet sheet, RowCells cells) {
        switch (sheet) {
            case COMPOUNDS -> compound(cells);
            case BUILDINGS -> building(cells);
            case PARTS -> part(cells);
            case OWNERS -> owner(cells);
        }
    }

    private void compound(RowCells cells) {
        var code = code(cells, COMPOUND_CODE);
        var name = cells.text(COMPOUND_NAME, 40);
        var address = cells.text(COMPOUND_ADDRESS, 80);
        var community = cells.text(COMPOUND_COMMUNITY, 90);
        var built =
                cells.whole(COMPOUND_BUILT_YEAR, 1900, City.current().today().getYear(), YEAR);
        if (code == null) {
            rows.unsure.add(Sheet.COMPOUNDS);
        } else {
            rows.namedCompounds.add(code);
        }
        if (cells.isSound() && code != null && name != null && address != null && community != null) {
            rows.compounds.add(new CompoundRow(cells.row(), code, name, address, community, built));
        }
    }

    private @Nullable String code(RowCells cells, Column column) {
        var code = cells.label(column, 20, List.of());
        if (code == null) {
            return null;
        }
        var upper = code.toUpperCase(Locale.ROOT);
        if (!upper.matches("[A-Z0-9-]{2,20}")) {
            cells.fault(column, "compound_code");
            return null;
        }
        return upper;
    }

    /** The compound a row belongs to; may be left out where the workbook has one only. */
    private @Nullable String compoundOf(RowCells cells, Column column) {
        var code = code(cells, column);
        if (code != null || cells.isGiven(column)) {
            return code;
        }
        if (rows.compounds.size() == 1) {
            return rows.compounds.getFirst().code();
        }
        // With no compound read, the fault is on their own sheet and need not be told for every row.
        if (rows.compounds.size() > 1) {
            cells.fault(column, "which_compound");
        }
        return null;
    }

    private void building(RowCells cells) {
        var compound = compoundOf(cells, BUILDING_COMPOUND);
        var number = cells.label(BUILDING_NUMBER, 20, BUILDING);
        var storeys = cells.whole(BUILDING_STOREYS, 1, FLOORS_MAX, FLOOR);
        if (compound == null || number == null) {
            rows.unsure.add(Sheet.BUILDINGS);
        } else {
            rows.namedBuildings.add(compound + " " + number);
        }
        if (cells.isSound() && number != null) {
            rows.buildings.add(new BuildingRow(cells.row(), compound, number, storeys));
        }
    }

    private void part(RowCells cells) {
        var compound = compoundOf(cells, PART_COMPOUND);
        var building = cells.label(PART_BUILDING, 20, BUILDING);
        var stairwell = cells.label(PART_STAIRWELL, 20, STAIRWELL);
        var floor = cells.whole(PART_FLOOR, -BASEMENTS_MAX, FLOORS_MAX, FLOOR);
        if (floor != null && floor == 0) {
            cells.fault(PART_FLOOR, "floor_zero");
        }
        var number = cells.label(PART_NUMBER, 20, DOOR);
        var use = cells.choice(PART_USE, Use.class);
        var registered = cells.area(PART_REGISTERED, AREA);
        var surveyed = cells.area(PART_SURVEYED, AREA);
        var contracted = cells.area(PART_CONTRACTED, AREA);
        var checked = cells.choice(PART_CHECKED, YesNo.class) == YesNo.YES;
        if (!cells.isGiven(PART_REGISTERED) && !cells.isGiven(PART_SURVEYED) && !cells.isGiven(PART_CONTRACTED)) {
            cells.fault(PART_REGISTERED, "area_missing");
        }
        if (compound == null || building == null || stairwell == null || number == null) {
            rows.unsure.add(Sheet.PARTS);
        } else {
            rows.namedDoors.add(new Door(compound, building, stairwell, number));
        }
        if (cells.isSound()
                && building != null
                && stairwell != null
                && floor != null
                && number != null
                && use != null) {
            var door = new Door(compound == null ? "" : compound, building, stairwell, number);
            rows.parts.add(new PartRow(cells.row(), door, floor, use, registered, surveyed, contracted, checked));
        }
    }

    private void owner(RowCells cells) {
        var compound = compoundOf(cells, OWNER_COMPOUND);
        var building = cells.label(OWNER_BUILDING, 20, BUILDING);
        var stairwell = cells.label(OWNER_STAIRWELL, 20, STAIRWELL);
        var number = cells.label(OWNER_NUMBER, 20, DOOR);
        var person = person(cells);
        var organisation = cells.text(OWNER_ORGANISATION, 100);
        var creditCode = creditCode(cells);
        if (cells.isGiven(OWNER_NAME) == cells.isGiven(OWNER_ORGANISATION)) {
            cells.fault(OWNER_NAME, cells.isGiven(OWNER_NAME) ? "owner_both" : "owner_nobody");
        }
        var share = cells.share(OWNER_SHARE);
        var standing = cells.choice(OWNER_STANDING, Standing.class);
        if (standing != null && standing != Standing.OWNED && person != null) {
            cells.fault(OWNER_STANDING, "stock_of_a_person");
        }
        var represents = cells.choice(OWNER_REPRESENTS, YesNo.class);
        var since = cells.date(OWNER_SINCE);
        if (cells.isSound() && building != null && stairwell != null && number != null && share != null) {
            var door = new Door(compound == null ? "" : compound, building, stairwell, number);
            rows.owners.add(new OwnerRow(
                    cells.row(),
                    door,
                    person,
                    organisation,
                    creditCode,
                    standing == null ? Standing.OWNED : standing,
                    share.numerator(),
                    share.denominator(),
                    represents,
                    since));
        }
    }

    private @Nullable NewPerson person(RowCells cells) {
        var name = cells.text(OWNER_NAME, NewPerson.NAME_MAX);
        if (name != null && name.matches(".*[0-9].*")) {
            cells.fault(OWNER_NAME, "name_has_digits");
        }
        var phone = phone(cells);
        var identity = identity(cells);
        if (name == null) {
            if (cells.isGiven(OWNER_ORGANISATION) && (phone != null || identity != null)) {
                cells.fault(phone == null ? OWNER_IDENTITY : OWNER_PHONE, "number_of_an_organisation");
            }
            return null;
        }
        // Two characters spread over a column, as printed lists like it, are one name.
        var plain = name.matches("[\\p{IsHan} ]+") ? name.replace(" ", "") : name;
        return plain.isEmpty() ? null : new NewPerson(plain, phone, identity);
    }

    private @Nullable Phone phone(RowCells cells) {
        var digits = cells.digits(OWNER_PHONE);
        if (digits == null) {
            return null;
        }
        var phone = Phone.read(digits);
        if (phone.isEmpty()) {
            cells.fault(OWNER_PHONE, "phone");
        }
        return phone.orElse(null);
    }

    private @Nullable IdentityNumber identity(RowCells cells) {
        var digits = cells.digits(OWNER_IDENTITY);
        if (digits == null) {
            return null;
        }
        return switch (IdentityNumber.read(digits, City.current().today())) {
            case IdentityNumber.Reading.Valid valid -> valid.number();
            case IdentityNumber.Reading.Wrong wrong -> {
                cells.fault(
                        OWNER_IDENTITY,
                        "identity_" + wrong.flaw().name().toLowerCase(Locale.ROOT),
                        Integer.toString(digits.length()));
                yield null;
            }
        };
    }

    private @Nullable String creditCode(RowCells cells) {
        var code = cells.digits(OWNER_CREDIT_CODE);
        if (code == null) {
            return null;
        }
        var upper = code.toUpperCase(Locale.ROOT);
        if (!CreditCode.isRight(upper)) {
            cells.fault(OWNER_CREDIT_CODE, upper.length() == 18 ? "credit_code" : "credit_code_length");
            return null;
        }
        return upper;
    }

    private static List<String> suffixes(String key) {
        return List.of(WorkbookWords.text("registry.workbook.suffix." + key).split("\\|"));
    }
}
