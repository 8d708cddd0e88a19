package anju.works.web;

import java.util.List;

/** What was measured, as typed; {@code place} names line and building of each quantity. */
record MeasureForm(String kind, String occurredOn, List<String> place, List<String> quantity) {}
