package anju.project;

import java.util.List;

/**
 * An undertaking has not reached the stage that something needs.
 *
 * @param missing conditions of the gates in between that do not hold; when empty, only the leader's or the bureau's word is missing
 */
public record TooEarly(Stage now, Stage needed, List<GateCondition> missing) {}
