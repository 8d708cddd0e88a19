package anju.access;

import anju.city.City;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The people of a city: the only home of their names and numbers. Other modules keep the id and ask here for what may be
 * shown, in batches.
 */
@Component
public class People {
    private final Persons persons;

    People(Persons persons) {
        this.persons = persons;
    }

    /** Finds or adds one person; see {@link #add(List)}. */
    public UUID add(NewPerson person) {
        return add(List.of(person)).getFirst();
    }

    /**
     * Finds or adds people, and returns their ids in the order given. The same person is: an equal identity number; or an
     * equal phone and name where not two different identity numbers speak against it. A number missing in our books is
     * filled in; one that differs is left as it is, for changing a phone needs proof. Whoever comes without any number is
     * always new. Part of the caller's transaction.
     */
    public List<UUID> add(List<NewPerson> people) {
        var known = persons.knownAs(people);
        var list = new Arrivals();
        for (var person : people) {
            var match = known.match(person);
            list.arrive(person, match.id);
        }
        persons.insert(list.fresh);
        list.known.forEach(persons::fillIn);
        return list.ids;
    }

    /** Who of the given are known already, in their order; what an import shows before it is confirmed. */
    public List<Match> matches(List<NewPerson> people) {
        var known = persons.knownAs(people);
        var matches = new ArrayList<Match>(people.size());
        for (var person : people) {
            matches.add(known.match(person));
        }
        return matches;
    }

    /** Who holds this role now at a place or above it, to be told of something there. */
    public List<UUID> holding(Role role, String placePath) {
        return persons.holding(role, placePath);
    }

    /** Everybody reached by this phone; a family may share one. */
    public List<UUID> withPhone(Phone phone) {
        return persons.withPhone(phone);
    }

    public Optional<UUID> withIdentity(IdentityNumber identity) {
        return persons.withIdentity(identity);
    }

    /** The name as this audience may see it. */
    public String nameOf(UUID person, Audience audience) {
        var name = namesOf(List.of(person), audience).get(person);
        if (name == null) {
            throw new IllegalArgumentException("no person " + person);
        }
        return name;
    }

    /** Names by id as this audience may see them, in the order asked; unknown ids are left out. */
    public Map<UUID, String> namesOf(Collection<UUID> people, Audience audience) {
        var names = new LinkedHashMap<UUID, String>();
        persons.names(people).forEach((id, name) -> names.put(id, Masking.name(name, audience)));
        return names;
    }

    /**
     * Whole names of officials by id, as their acts carry them: whoever answers or decides for an office does it by name
     * towards everybody. Never for residents.
     */
    public Map<UUID, String> officialsOf(Collection<UUID> officials) {
        return namesOf(officials, Audience.SELF);
    }

    /** Phones by id as this audience may see them; whoever has none is left out. */
    public Map<UUID, String> phonesOf(Collection<UUID> people, Audience audience) {
        var phones = new LinkedHashMap<UUID, String>();
        persons.phones(people).forEach((id, phone) -> phones.put(id, Masking.phone(phone, audience)));
        return phones;
    }

    /** Those among {@code people}, say the owners of one compound, whose name contains {@code part}; searched in memory. */
    public List<UUID> namedLike(String part, Collection<UUID> people) {
        var wanted = part.strip();
        return wanted.isEmpty()
                ? List.of()
                : persons.names(people).entrySet().stream()
                        .filter(entry -> entry.getValue().contains(wanted))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** A person of the books who is the one named, or nobody. {@code sameName} is false where numbers agree and names do not. */
    public record Match(@Nullable UUID id, boolean sameName) {
        static final Match NOBODY = new Match(null, true);
    }

    /** A list of people being read from top to bottom: who among them is the same, who is new. */
    private static final class Arrivals {
        final List<UUID> ids = new ArrayList<>();
        final Map<UUID, NewPerson> fresh = new LinkedHashMap<>();
        final Map<UUID, NewPerson> known = new LinkedHashMap<>();
        private final Map<String, UUID> byIdentity = new HashMap<>();
        private final Map<String, List<UUID>> byPhoneAndName = new HashMap<>();

        void arrive(NewPerson person, @Nullable UUID match) {
            var id = match != null ? match : earlier(person);
            if (id == null) {
                id = City.current().newId();
                fresh.put(id, person);
            } else if (fresh.containsKey(id)) {
                fresh.merge(id, person, NewPerson::completedBy);
            } else {
                known.merge(id, person, NewPerson::completedBy);
            }
            if (person.identity() != null) {
                byIdentity.putIfAbsent(person.identity().characters(), id);
            }
            if (person.phone() != null) {
                sharing(person).add(id);
            }
            ids.add(id);
        }

        private @Nullable UUID earlier(NewPerson person) {
            var same = person.identity() == null
                    ? null
                    : byIdentity.get(person.identity().characters());
            if (same != null || person.phone() == null) {
                return same;
            }
            for (var id : sharing(person)) {
                var other = fresh.containsKey(id) ? fresh.get(id) : known.get(id);
                if (other != null && other.mayBe(person)) {
                    return id;
                }
            }
            return null;
        }

        private List<UUID> sharing(NewPerson person) {
            var phone = person.phone();
            return byPhoneAndName.computeIfAbsent(
                    (phone == null ? "" : phone.digits()) + " " + person.name(), _ -> new ArrayList<>());
        }
    }
}
