package anju.payment.web;

/** How a contract is paid, as typed. */
record TermsForm(
        String advance,
        String wages,
        String completion,
        String retention,
        String defectMonths,
        String holder,
        String bank,
        String account) {}
