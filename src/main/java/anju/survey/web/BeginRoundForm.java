package anju.survey.web;

import java.util.List;

/** A round to begin, as it was typed. */
record BeginRoundForm(List<String> sets, String surveyedOn) {}
