package anju.payment.web;

import anju.site.Form;

/** The forms on a clearance's page; at most one has something in it. */
record ClearanceForms(Form document, Form review, Form giveBack, Form gate) {
    static final String DOCUMENT = "payment.document";
    static final String REVIEW = "payment.review";
    static final String GIVE_BACK = "payment.give-back";
    static final String GATE = "payment.gate";

    static ClearanceForms empty() {
        return new ClearanceForms(Form.empty(DOCUMENT), Form.empty(REVIEW), Form.empty(GIVE_BACK), Form.empty(GATE));
    }

    ClearanceForms withDocument(Form form) {
        return new ClearanceForms(form, review, giveBack, gate);
    }

    ClearanceForms withReview(Form form) {
        return new ClearanceForms(document, form, giveBack, gate);
    }

    ClearanceForms withGiveBack(Form form) {
        return new ClearanceForms(document, review, form, gate);
    }

    ClearanceForms withGate(Form form) {
        return new ClearanceForms(document, review, giveBack, form);
    }
}
