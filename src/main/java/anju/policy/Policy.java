package anju.policy;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rules that hold at a place on a day, and the pinned editions that running business keeps to. */
@Component
public class Policy {
    private final Editions editions;
    private final Packs packs;

    Policy(Editions editions, Packs packs) {
        this.editions = editions;
        this.packs = packs;
    }

    /** A module's rules at a place (an area's or compound's path) on a day; never for business that has pinned an edition. */
    public <R extends Record> R rules(Class<R> type, String path, LocalDate date) {
        return at(path, date).rules(type);
    }

    /** A module's rules in a pinned edition. */
    public <R extends Record> R rules(Class<R> type, UUID editionId) {
        return pinned(editionId).rules(type);
    }

    /** The edition that holds at a place on a day, stored for business that pins it now. */
    public UUID edition(String path, LocalDate date) {
        return editions.store(at(path, date));
    }

    Edition at(String path, LocalDate date) {
        return packs.edition(editions.packAt(path, date), date);
    }

    Edition pinned(UUID editionId) {
        return packs.known(editionId).orElseGet(() -> editions.stored(editionId));
    }
}
