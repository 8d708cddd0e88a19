package anju.project.web;

import java.util.List;

/** What is typed to open an undertaking: among the compounds chosen before, the places as {@link PlaceChoice} reads them. */
public record OpenProjectForm(List<String> compound, String name, List<String> places, String goLive) {}
