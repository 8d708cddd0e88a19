package anju.vote.web;

/** A paper ballot as a teller typed it; the answers to the matters come beside it. */
record EnterPaperForm(String head, String serial, String castAt, String signedBy, String invalid) {
    static final EnterPaperForm EMPTY = new EnterPaperForm("", "", "", "", "");
}
