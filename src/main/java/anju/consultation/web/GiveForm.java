package anju.consultation.web;

/** An opinion as it was typed. */
record GiveForm(String topic, String text, String phone) {
    static final GiveForm EMPTY = new GiveForm("", "", "");
}
