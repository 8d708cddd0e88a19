package anju.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** The editions that hold at these places on a day, each once, kept for good. */
    public List<UUID> editions(Collection<String> paths, LocalDate date) {
        return editions.packsAt(paths, date).stream()
                .map(pack -> editions.store(packs.edition(pack, date)))
                .toList();
    }

    /** What holds at a place on a day, to be read. */
    public RuleBook book(String path, LocalDate date) {
        var edition = at(path, date);
        return RuleBook.of(edition, packName(edition.pack()));
    }

    /** A pinned edition, to be read. */
    public RuleBook book(UUID editionId) {
        var edition = pinned(editionId);
        return RuleBook.of(edition, packName(edition.pack()));
    }

    /** The packs there are, by code. */
    public Map<String, Name> packs() {
        var names = new LinkedHashMap<String, Name>();
        packs.all().forEach(pack -> names.put(pack.code(), pack.name()));
        return names;
    }

    /** The days on which what holds at a place changes, after {@code date}, with the pack that holds from then. */
    public SortedMap<LocalDate, String> changes(String path, LocalDate date) {
        var days = new TreeSet<>(editions.adoptionDays(path));
        packs.all().forEach(pack -> days.addAll(packs.editions(pack.code()).keySet()));
        var changes = new TreeMap<LocalDate, String>();
        var before = at(path, date).id();
        for (var day : days.tailSet(date, false)) {
            var then = at(path, day);
            if (!then.id().equals(before)) {
                changes.put(day, then.pack());
                before = then.id();
            }
        }
        return changes;
    }

    private Name packName(String code) {
        return packs.pack(code).map(Pack::name).orElseGet(() -> new Name(code, code));
    }

    Edition at(String path, LocalDate date) {
        return packs.edition(editions.packAt(path, date), date);
    }

    Edition pinned(UUID editionId) {
        return packs.known(editionId).orElseGet(() -> editions.stored(editionId));
    }
}
