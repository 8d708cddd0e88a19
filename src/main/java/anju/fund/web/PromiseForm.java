package anju.fund.web;

import java.util.List;

/** Money promised, as typed; up to six tranches. */
record PromiseForm(
        String source,
        String funder,
        String named,
        String documentNumber,
        String earmark,
        List<String> purposes,
        String codes,
        String useBy,
        String on1,
        String amount1,
        String on2,
        String amount2,
        String on3,
        String amount3,
        String on4,
        String amount4,
        String on5,
        String amount5,
        String on6,
        String amount6) {
    static final int TRANCHES = 6;
}
