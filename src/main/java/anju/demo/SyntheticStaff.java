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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The offices of a synthetic city: a handful of people for the city, a handful for each street, and two firms that build everywhere. */
@Component
class SyntheticStaff {
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

    /** Those who work for the whole city. */
    record Offices(
            Viewer administrator,
            Viewer housing,
            Viewer finance,
            Viewer bank,
            Viewer contractor,
            Viewer supervisor,
            Map<OrganisationKind, UUID> firms) {}

    /** Those who work for one street. */
    record Street(
            SyntheticPlan.Street street,
            Viewer clerk,
            Viewer checker,
            Viewer leader,
            Viewer community,
            Viewer resident) {}

    /** Hires one person after the other; each has a name, a telephone and, where visitors may be them, a place on the sign-in page. */
    Hires begin(String root, long seed, Neighbourhood names, SyntheticWords words) {
        return new Hires(root, new Random(seed), names, words);
    }

    final class Hires {
        private final String root;
        private final Random random;
        private final Neighbourhood names;
        private final SyntheticWords words;
        private int hired;
        private int offered;
        private @Nullable Viewer first;

        private Hires(String root, Random random, Neighbourhood names, SyntheticWords words) {
            this.root = root;
            this.random = random;
            this.names = names;
            this.words = words;
        }

        Offices city() {
            var administrator = hiring.administrator(next(), "admin", root);
            first = administrator;
            offer(administrator, "administrator");
            var housing = hire(Role.HOUSING_BUREAU, root, "housing");
            var finance = hire(Role.FINANCE_BUREAU, root, "finance");
            var bank = hire(Role.FINANCE_BUREAU, root, "bank");
            hire(Role.AUDITOR, root, "auditor");
            var contractor = hire(Role.CONTRACTOR, root, "contractor");
            var supervisor = hire(Role.SUPERVISOR, root, "supervisor");
            return new Offices(administrator, housing, finance, bank, contractor, supervisor, new HashMap<>());
        }

        /** The first street's people stand on the sign-in page. */
        Street street(SyntheticPlan.Street street) {
            boolean offered = street.path().endsWith("/s1");
            return new Street(
                    street,
                    hire(Role.SUBDISTRICT_CLERK, street.path(), offered ? "clerk" : null),
                    hire(Role.SUBDISTRICT_CLERK, street.path(), offered ? "checker" : null),
                    hire(Role.SUBDISTRICT_LEADER, street.path(), offered ? "leader" : null),
                    hire(Role.COMMUNITY_WORKER, street.path(), offered ? "community" : null),
                    hire(Role.COMMITTEE_MEMBER, street.path(), offered ? "committee" : null));
        }

        /** The two firms, entered by a street's clerk; whoever works for them joins. */
        void firms(Viewer clerk, Offices offices) {
            words.firms().forEach((kind, name) -> {
                var added = organisations.add(clerk, id(), name, null, OrganisationKind.valueOf(kind));
                offices.firms()
                        .put(
                                OrganisationKind.valueOf(kind),
                                Expect.that(added, Adding.Added.class).id());
            });
            for (var person : List.of(offices.contractor(), offices.supervisor())) {
                var kind = OrganisationKind.valueOf(
                        person.grants().getFirst().role().name());
                var firm = Objects.requireNonNull(offices.firms().get(kind));
                Expect.that(members.join(clerk, id(), firm, person.person()), Joining.Joined.class);
            }
        }

        private Viewer hire(Role role, String place, @Nullable String hint) {
            var viewer = hiring.hire(Objects.requireNonNull(first), next(), role, place);
            if (hint != null) {
                offer(viewer, hint);
            }
            return viewer;
        }

        private void offer(Viewer viewer, String hint) {
            signingIn.offerDemonstration(viewer.person(), ++offered, "demo.hint." + hint.toLowerCase(Locale.ROOT));
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
