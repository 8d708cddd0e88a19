package anju.works;

import java.util.List;

/**
 * Hidden works.
 *
 * @param lookHours hours within which the supervisor looks once a stretch is announced
 * @param catalogue items of the catalogue with hidden parts: not accepted before a stretch of theirs was found good
 */
public record HiddenRules(int lookHours, List<String> catalogue) {
    private static final int HOURS_MAX = 720;

    public HiddenRules {
        if (lookHours < 1 || lookHours > HOURS_MAX) {
            throw new IllegalArgumentException("lookHours is 1 to " + HOURS_MAX);
        }
        catalogue = List.copyOf(catalogue);
    }
}
