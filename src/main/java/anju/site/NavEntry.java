package anju.site;

import anju.access.Action;
import anju.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A way into a module, contributed by it as a bean.
 *
 * @param key the text
 * @param action shown to those who may do this somewhere; to all if null
 * @param icon a name in {@code static/icons.svg}
 */
public record NavEntry(String key, String href, @Nullable Action action, int order, NavGroup group, String icon) {
    boolean isFor(Viewer viewer) {
        return action == null || viewer.may(action);
    }
}
