package anju.demo;

import anju.access.NewPerson;
import anju.access.Phone;
import anju.access.Role;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.City;
import anju.registry.Adding;
import anju.registry.Joining;
import anju.registry.Members;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The offices of a synthetic city: a handful of people for the city, a handful for each street, and two firms that build everywhere. */
@Component
class SyntheticStaff {
    private static final List<Map.Entry<String, Role>> CITY = List.of(
            Map.entry("housing", Role.HOUSING_BUREAU),
            Map.entry("finance", Role.FINANCE_BUREAU),
            Map.entry("bank", Role.FINANCE_BUREAU),
            Map.entry("auditor", Role.AUDITOR),
            Map.entry("contractor", Role.CONTRACTOR),
            Map.entry("supervisor", Role.SUPERVISOR));

    private static final List<Map.Entry<String, Role>> STREET = List.of(
            Map.entry("clerk", Role.SUBDISTRICT_CLERK),
            Map.entry("checker", Role.SUBDISTRICT_CLERK),
            Map.entry("leader", Role.SUBDISTRICT_LEADER),
            Map.entry("community", Role.COMMUNITY_WORKER),
            Map.entry("committee", Role.COMMITTEE_MEMBER));

    private final Hiring hiring;
    private final SigningIn signingIn;
    private final Organisations organisations;
    private final Members members;

    SyntheticStaff(Hiring hiring, SigningIn signingIn, Organisations organisations, Members members) {
        this.hiring = hiring;
        this.signingIn = signingIn;
        this.organisations = organisations;
        this.members = members;
    }

    /** A street with everybody at work for it, those of the city's offices and firms among them. */
    record Street(SyntheticPlan.Street street, Troupe troupe) {
        Viewer person(String key) {
            return troupe.person(key);
        }
    }

    /** Hires one person after the other; each has a name, a telephone and, where visitors may be them, a place on the sign-in page. */
    Hires begin(String root, long seed, Neighbourhood names, SyntheticWords words) {
        return new Hires(root, new Random(seed), names, words);
    }

    final class Hires {
        private final String root;
        private final Random random;
        private final Neighbourhood names;
        private final SyntheticWords words;
        private final Map<String, Viewer> offices = new HashMap<>();
        private final Map<String, UUID> firms = new HashMap<>();
        private int hired;
        private int offered;

        private Hires(String root, Random random, Neighbourhood names, SyntheticWords words) {
            this.root = root;
            this.random = random;
            this.names = names;
            this.words = words;
        }

        /** Those who work for the whole city. */
        void city() {
            var administrator = hiring.administrator(next(), "admin", root);
            offices.put(Troupe.ADMINISTRATOR, administrator);
            offer(administrator, Troupe.ADMINISTRATOR);
            CITY.forEach(each -> offices.put(each.getKey(), hire(each, root, true)));
            offices.put("chief", at(offices, "supervisor"));
        }

        /** Those who work for one street. The first street's people stand on the sign-in page, and its clerk enters the firms. */
        Street street(SyntheticPlan.Street street) {
            var people = new HashMap<>(offices);
            boolean first = firms.isEmpty();
            STREET.forEach(each -> people.put(each.getKey(), hire(each, street.path(), first)));
            if (first) {
                enter(at(people, "clerk"));
            }
            return new Street(street, new Troupe(Map.copyOf(people), Map.copyOf(firms)));
        }

        /** The two firms; whoever works for them joins. */
        private void enter(Viewer clerk) {
            words.firms().forEach((kind, name) -> {
                var key = kind.toLowerCase(Locale.ROOT);
                var added = organisations.add(clerk, id(), name, null, OrganisationKind.valueOf(kind));
                var firm = Expect.that(added, Adding.Added.class).id();
                firms.put(key, firm);
                Expect.that(members.join(clerk, id(), firm, at(offices, key).person()), Joining.Joined.class);
            });
        }

        private Viewer hire(Map.Entry<String, Role> each, String place, boolean offered) {
            var viewer = hiring.hire(at(offices, Troupe.ADMINISTRATOR), next(), each.getValue(), place);
            if (offered) {
                offer(viewer, each.getKey());
            }
            return viewer;
        }

        private void offer(Viewer viewer, String key) {
            signingIn.offerDemonstration(viewer.person(), ++offered, "demo.hint." + key);
        }

        private static Viewer at(Map<String, Viewer> people, String key) {
            return Objects.requireNonNull(people.get(key), key);
        }

        private NewPerson next() {
            var surnames = names.surnames().codePoints().toArray();
            var name = Character.toString(surnames[random.nextInt(surnames.length)])
                    + names.given().get(random.nextInt(names.given().size()));
            return new NewPerson(name, Phone.read("13%09d".formatted(++hired)).orElseThrow(), null);
        }
    }

    private static UUID id() {
        return City.current().newId();
    }
}
