package anju.consultation.web;

import java.util.List;

/** Whose need a consensus becomes. */
record TakeUpForm(String whole, List<String> buildings) {}
