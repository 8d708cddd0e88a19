package anju.consultation.web;

import java.util.List;

/** A round of willingness forms as it was typed. */
record AskForm(String question, List<String> items, String fromOn, String untilOn) {}
