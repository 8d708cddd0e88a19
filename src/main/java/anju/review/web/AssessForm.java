package anju.review.web;

import java.util.List;

/** A property firm's sheet as it was typed; points and findings stand in the order of the items. */
record AssessForm(
        String firm, String fromOn, String untilOn, List<String> items, List<String> points, List<String> findings) {}
