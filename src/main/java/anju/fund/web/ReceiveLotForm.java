package anju.fund.web;

import java.util.List;

/** Money received, as typed. */
record ReceiveLotForm(
        String source,
        String funder,
        String documentNumber,
        String projectCode,
        String subject,
        String voucher,
        String amount,
        String receivedOn,
        String earmark,
        List<String> purposes,
        String codes) {}
