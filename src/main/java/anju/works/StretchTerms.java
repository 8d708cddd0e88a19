package anju.works;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What will be covered.
 *
 * @param againOf the stretch that was to be mended, if this is that one
 * @param photos one at least, from before the covering
 */
public record StretchTerms(
        UUID line, String place, String what, @Nullable UUID againOf, List<UUID> photos) {
    public StretchTerms {
        photos = List.copyOf(photos);
    }
}
