package anju.survey.web;

import java.util.List;

/** Gaps that were ticked, and what is said of them. */
record JudgeGapsForm(List<String> gaps, String verdict, String reason) {}
