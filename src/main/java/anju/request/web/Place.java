package anju.request.web;

import anju.site.Option;
import java.util.List;
import java.util.UUID;

/**
 * A compound as a form shows it, with its buildings and stairwells to choose from.
 *
 * @param signs what a code on each of these doors adds to the compound's, in their order
 */
public record Place(UUID compound, String code, String path, String name, List<Option> where, List<String> signs) {}
