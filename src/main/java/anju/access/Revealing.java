package anju.access;

import anju.city.City;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens whole numbers to those who may see them, and writes down who looked at whose (个人信息保护法第51条, 第54条). The place is
 * where the caller found the person in its own books, never one taken from a form.
 */
@Component
public class Revealing {
    /** Why somebody looks. */
    public enum Purpose {
        CONTACT,
        DELIVERY_OF_BALLOT,
        CHECK_OF_REGISTER,
        REQUEST_HANDLING,
        EXPORT
    }

    private final JdbcClient db;
    private final Persons persons;

    Revealing(JdbcClient db, Persons persons) {
        this.db = db;
        this.persons = persons;
    }

    /** A person's whole phone; empty if none is known. Looking at one's own is not written down. */
    @Transactional
    public Optional<String> phone(Viewer by, UUID person, String placePath, Purpose purpose) {
        return Optional.ofNullable(
                phones(by, List.of(person), placePath, purpose).get(person));
    }

    /** Whole phones of many, for a list that is called or printed; one line in the audit for each. */
    @Transactional
    public Map<UUID, String> phones(Viewer by, Collection<UUID> people, String placePath, Purpose purpose) {
        allow(by, people, "PHONE", placePath, purpose);
        return persons.phones(people);
    }

    /** A person's whole identity number, to compare with the card in one's hand. */
    @Transactional
    public Optional<String> identity(Viewer by, UUID person, String placePath, Purpose purpose) {
        allow(by, List.of(person), "IDENTITY", placePath, purpose);
        return Optional.ofNullable(persons.identities(List.of(person)).get(person));
    }

    private void allow(Viewer by, Collection<UUID> people, String field, String placePath, Purpose purpose) {
        var others = people.stream()
                .filter(person -> !person.equals(by.personId()))
                .distinct()
                .toArray(UUID[]::new);
        if (others.length > 0) {
            by.require(Action.SEE_PERSON, placePath);
            db.sql("""
                    insert into access.audit (id, at, by_person, person_id, field, purpose, place_path)
                    select gen_random_uuid(), :at, :by, person, :field, :purpose, :place
                      from unnest(:people::uuid[]) person""")
                    .param("at", Timestamp.from(City.current().now()))
                    .param("by", by.person())
                    .param("field", field)
                    .param("purpose", purpose.name())
                    .param("place", placePath)
                    .param("people", others)
                    .update();
        }
    }
}
