package anju.consultation.web;

import java.util.List;

/** Who came. */
record TickForm(List<String> people) {}
