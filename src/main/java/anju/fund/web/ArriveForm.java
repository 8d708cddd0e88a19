package anju.fund.web;

/** Money of a tranche, as typed. */
record ArriveForm(
        String tranche,
        String documentNumber,
        String projectCode,
        String subject,
        String voucher,
        String amount,
        String receivedOn) {}
