package anju.fund.web;

/** Something given that is not cash, as typed. */
record GiveForm(
        String kind,
        String purpose,
        String item,
        String what,
        String organisation,
        String named,
        String people,
        String hours,
        String valuation,
        String documentNumber,
        String value,
        String givenOn) {}
