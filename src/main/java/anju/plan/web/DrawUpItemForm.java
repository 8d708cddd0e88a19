package anju.plan.web;

import java.util.List;

/** An item as it was typed. */
record DrawUpItemForm(
        String compound,
        String code,
        String title,
        String character,
        String quantity,
        String quantityReason,
        String surveyed,
        String price,
        String priceReason,
        String maintenanceFund,
        List<String> needs,
        List<String> consensuses,
        String officeReason) {
    static final DrawUpItemForm EMPTY =
            new DrawUpItemForm("", "", "", "", "", "", "", "", "", "", List.of(), List.of(), "");
}
