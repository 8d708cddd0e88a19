package anju.plan.web;

import java.util.List;

/** What the owners are to be asked, as it was typed: the vote's frame, a title for each matter, and the items of each. */
record AskOwnersForm(
        String compound,
        String voters,
        String title,
        String recordOn,
        String opensAt,
        String closesAt,
        String matter1,
        List<String> items1,
        String matter2,
        List<String> items2,
        String matter3,
        List<String> items3) {
    static final AskOwnersForm EMPTY =
            new AskOwnersForm("", "", "", "", "", "", "", List.of(), "", List.of(), "", List.of());

    /** Three at a time; another vote may ask more. */
    static final int MATTERS = 3;

    String matter(int number) {
        return switch (number) {
            case 1 -> matter1;
            case 2 -> matter2;
            default -> matter3;
        };
    }

    List<String> items(int number) {
        return switch (number) {
            case 1 -> items1;
            case 2 -> items2;
            default -> items3;
        };
    }
}
