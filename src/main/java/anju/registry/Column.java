package anju.registry;

import static anju.registry.Sheet.*;

/**
 * The columns of a registry workbook: one definition for the reader, the template, the marked copy and the written format.
 * Their names, notes and examples are the texts {@code registry.column.<NAME>}, {@code …note}, {@code …example}.
 */
enum Column {
    COMPOUND_CODE(COMPOUNDS, true, 12),
    COMPOUND_NAME(COMPOUNDS, true, 20),
    COMPOUND_ADDRESS(COMPOUNDS, true, 30),
    COMPOUND_COMMUNITY(COMPOUNDS, true, 24),
    COMPOUND_BUILT_YEAR(COMPOUNDS, false, 10),

    BUILDING_COMPOUND(BUILDINGS, false, 12),
    BUILDING_NUMBER(BUILDINGS, true, 10),
    BUILDING_STOREYS(BUILDINGS, false, 10),

    PART_COMPOUND(PARTS, false, 12),
    PART_BUILDING(PARTS, true, 8),
    PART_STAIRWELL(PARTS, true, 8),
    PART_FLOOR(PARTS, true, 8),
    PART_NUMBER(PARTS, true, 10),
    PART_USE(PARTS, true, 10, Use.values()),
    PART_REGISTERED(PARTS, false, 12),
    PART_SURVEYED(PARTS, false, 12),
    PART_CONTRACTED(PARTS, false, 12),
    PART_CHECKED(PARTS, false, 12, YesNo.values()),

    OWNER_COMPOUND(OWNERS, false, 12),
    OWNER_BUILDING(OWNERS, true, 8),
    OWNER_STAIRWELL(OWNERS, true, 8),
    OWNER_NUMBER(OWNERS, true, 10),
    OWNER_NAME(OWNERS, false, 12),
    OWNER_PHONE(OWNERS, false, 16),
    OWNER_IDENTITY(OWNERS, false, 22),
    OWNER_ORGANISATION(OWNERS, false, 26),
    OWNER_CREDIT_CODE(OWNERS, false, 22),
    OWNER_SHARE(OWNERS, false, 10),
    OWNER_STANDING(OWNERS, false, 10, Standing.values()),
    OWNER_REPRESENTS(OWNERS, false, 10, YesNo.values()),
    OWNER_SINCE(OWNERS, false, 14);

    /** Yes or no, as a cell may say. */
    enum YesNo {
        YES,
        NO
    }

    final Sheet sheet;
    final boolean required;
    final int width;
    final Enum<?>[] choices;

    Column(Sheet sheet, boolean required, int width, Enum<?>... choices) {
        this.sheet = sheet;
        this.required = required;
        this.width = width;
        this.choices = choices;
    }

    String key() {
        return "registry.column." + name();
    }

    /** Cells of these columns are personal: never quoted in an error, encrypted when staged. */
    boolean isPersonal() {
        return this == OWNER_NAME || this == OWNER_PHONE || this == OWNER_IDENTITY;
    }
}
