package anju.project;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asked of modules that keep things from before an undertaking's go-live day: the last day one of them happened. */
public final class GoLiveAsked {
    private final UUID project;
    private @Nullable LocalDate last;

    GoLiveAsked(UUID project, @Nullable LocalDate last) {
        this.project = project;
        this.last = last;
    }

    public UUID project() {
        return project;
    }

    public void happened(LocalDate on) {
        if (last == null || on.isAfter(last)) {
            last = on;
        }
    }

    @Nullable
    LocalDate last() {
        return last;
    }
}
