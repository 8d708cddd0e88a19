package anju.programme.web;

import java.util.List;

/** A batch being put together, as typed. */
record ProposalForm(String name, String year, String area, String budget, String grounds, List<String> reserves) {}
