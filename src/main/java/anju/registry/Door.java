package anju.registry;

/** Where a part is, as a workbook names it. */
public record Door(String compound, String building, String stairwell, String number) {
    /** Building, stairwell and door, as a person says it. */
    String spoken() {
        return WorkbookWords.text("registry.workbook.door", building, stairwell, number);
    }
}
