package anju.site.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of places by their path. */
final class Places {
    private Places() {}

    /** The names from the outermost area below the city to the place itself; what has no name stands by its code. */
    static String named(Map<String, String> places, String path) {
        var names = new ArrayList<String>();
        for (int end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
            names.add(places.getOrDefault(path.substring(0, end), ""));
        }
        names.add(places.getOrDefault(path, path.substring(path.lastIndexOf('/') + 1)));
        if (names.size() > 1) {
            names.removeFirst();
        }
        return String.join(" ", names);
    }

    /** From full names to paths, for the places within {@code reach}; equal names are told apart by the code. */
    static Map<String, String> choices(Map<String, String> places, List<String> reach) {
        var choices = new LinkedHashMap<String, String>();
        for (var path : places.keySet()) {
            boolean within = reach.stream().anyMatch(r -> path.equals(r) || path.startsWith(r + "/"));
            if (within) {
                var name = named(places, path);
                var code = path.substring(path.lastIndexOf('/') + 1);
                choices.put(choices.containsKey(name) ? name + " " + code : name, path);
            }
        }
        return choices;
    }

    /** The path somebody means who typed the full name, or only the last part of it where just one place is called that; empty if unclear. */
    static String meant(Map<String, String> choices, String typed) {
        if (choices.containsKey(typed)) {
            return choices.getOrDefault(typed, "");
        }
        var ending = choices.keySet().stream()
                .filter(name -> name.endsWith(" " + typed))
                .toList();
        return ending.size() == 1 ? choices.getOrDefault(ending.getFirst(), "") : "";
    }
}
