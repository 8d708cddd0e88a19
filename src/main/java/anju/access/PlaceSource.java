package anju.access;

import java.util.List;
import java.util.function.Supplier;

/** Places below the areas where roles may be held; a module that keeps such places, as compounds, contributes one as a bean. */
public record PlaceSource(Supplier<List<Place>> places) {
    /** A place by its path, with the name its people use. */
    public record Place(String path, String name) {}
}
