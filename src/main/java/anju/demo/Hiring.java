package anju.demo;

import anju.access.FirstAdministrator;
import anju.access.Grant;
import anju.access.Granted;
import anju.access.Granting;
import anju.access.NewPerson;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How the people of an invented city come to their roles: through the doors that every city has. */
@Component
class Hiring {
    private final FirstAdministrator firstAdministrator;
    private final People people;
    private final Granting granting;

    Hiring(FirstAdministrator firstAdministrator, People people, Granting granting) {
        this.firstAdministrator = firstAdministrator;
        this.people = people;
        this.granting = granting;
    }

    /** The first of them all. Nobody knows the password; visitors need none. */
    Viewer administrator(NewPerson person, String login, String place) {
        try {
            var word = Files.readString(firstAdministrator.word());
            var became = firstAdministrator.become(
                    word, person, login, UUID.randomUUID().toString(), "demonstration");
            var id = Expect.that(became, FirstAdministrator.Outcome.Done.class).person();
            return viewer(id, person.name(), Role.ADMINISTRATOR, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Viewer hire(Viewer administrator, NewPerson person, Role role, String place) {
        var id = people.add(person);
        Expect.that(granting.grant(administrator, City.current().newId(), id, role, place), Granted.Done.class);
        return viewer(id, person.name(), role, place);
    }

    private static Viewer viewer(UUID id, String name, Role role, String place) {
        return new Viewer(id, name, List.of(new Grant(role, place)));
    }
}
