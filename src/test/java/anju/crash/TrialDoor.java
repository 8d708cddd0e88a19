package anju.crash;

import anju.access.NewPerson;
import anju.access.Open;
import anju.access.People;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.journey.Districts;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What no page of the product may do: found a trial city, set its clock, and let newcomers in who have no account yet. */
@RestController
@ConditionalOnProperty("anju.crash.trial")
class TrialDoor {
    private final Cities cities;
    private final Areas areas;
    private final People people;

    TrialDoor(Cities cities, Areas areas, People people) {
        this.cities = cities;
        this.areas = areas;
        this.people = people;
    }

    @Open
    @GetMapping("/trial/city")
    String found(@RequestParam String code) {
        var city = cities.found(code, "倒了再起市", City.Kind.TEST);
        city.run(() -> Districts.draw(areas));
        return city.code();
    }

    @Open
    @GetMapping("/trial/clock")
    String clock(@RequestParam Instant now) {
        cities.setClock(City.current(), now);
        return "" + City.current().now();
    }

    @Open
    @GetMapping("/trial/newcomer")
    String newcomer(@RequestParam String name) {
        return "" + people.add(new NewPerson(name, null, null));
    }
}
