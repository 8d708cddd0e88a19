package anju.site.web;

import java.util.Map;

/** Names of places by their path. */
final class Places {
    private Places() {}

    /** The name of the nearest area that encloses the path, and the codes of what lies below it. */
    static String named(Map<String, String> areas, String path) {
        var at = path;
        while (!at.isEmpty() && !areas.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        var below = path.substring(at.length()).replace('/', ' ').strip();
        return (areas.getOrDefault(at, "") + " " + below).strip();
    }
}
