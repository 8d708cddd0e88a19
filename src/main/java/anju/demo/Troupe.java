package anju.demo;

import anju.access.Viewer;
import java.util.Map;
import java.util.UUID;

/** The people and firms of the demonstration, by the key the script knows them by. */
record Troupe(Map<String, Viewer> people, Map<String, UUID> firms) {
    static final String ADMINISTRATOR = "administrator";

    static Troupe of(Viewer administrator) {
        return new Troupe(Map.of(ADMINISTRATOR, administrator), Map.of());
    }

    Viewer person(String key) {
        var viewer = people.get(key);
        if (viewer == null) {
            throw new IllegalArgumentException("the script knows nobody called " + key);
        }
        return viewer;
    }

    UUID firm(String key) {
        var firm = firms.get(key);
        if (firm == null) {
            throw new IllegalArgumentException("the script knows no firm called " + key);
        }
        return firm;
    }
}
