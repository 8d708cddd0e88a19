package anju.works.web;

import java.util.List;

/** A contract, as typed; one row for each item of the plan, in the order of the page. */
record ContractForm(
        String contractor,
        String supervisor,
        String number,
        String procurement,
        String progress,
        String signedOn,
        List<String> item,
        List<String> lineNumber,
        List<String> lineTitle,
        List<String> quantity,
        List<String> price,
        List<String> warranty) {}
