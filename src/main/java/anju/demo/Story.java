package anju.demo;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The compound the story is about, as its chapters know it. */
final class Story {
    final Troupe troupe;
    final UUID compound;
    final String path;
    final String name;
    private final List<UUID> owners;
    private final Map<Integer, Set<UUID>> needs = new HashMap<>();

    Story(Troupe troupe, UUID compound, String path, String name, List<UUID> owners) {
        this.troupe = troupe;
        this.compound = compound;
        this.path = path;
        this.name = name;
        this.owners = List.copyOf(owners);
    }

    Viewer person(String key) {
        return troupe.person(key);
    }

    /** The owner of this home, counted from the first door. */
    Viewer home(int number) {
        return new Viewer(owners.get(number), "", List.of(new Grant(Role.OWNER, path)));
    }

    /** This need calls for that item of the plan, if any does. */
    void calls(@Nullable Integer item, UUID need) {
        if (item != null) {
            needs.computeIfAbsent(item, _ -> new LinkedHashSet<>()).add(need);
        }
    }

    /** What calls for the items, by their numbers. */
    Map<Integer, Set<UUID>> needs() {
        return needs;
    }

    static UUID id() {
        return anju.city.City.current().newId();
    }
}
