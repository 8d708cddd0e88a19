package anju.access;

import anju.city.City;
import anju.evidence.ActKind;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives roles to people for a place and everything below it, and ends them; both count from the next request. */
@Component
public class Granting {
    private final Grants grants;
    private final Acts acts;
    private final Commands commands;

    Granting(Grants grants, Acts acts, Commands commands) {
        this.grants = grants;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Granted grant(Viewer by, UUID command, UUID person, Role role, String placePath) {
        by.require(Action.MANAGE_ACCESS, placePath);
        var inputs = List.of(person, role, placePath);
        return commands.once(command, by.person(), "access.grant", inputs, Granted.class, () -> {
            if (by.person().equals(person)) {
                return new Granted.OwnRole();
            }
            if (!grants.lockPerson(person)) {
                return new Granted.NoSuchPerson();
            }
            if (!grants.isPlace(placePath)) {
                return new Granted.NoSuchPlace();
            }
            var wanted = new Grant(role, placePath);
            var same = grants.held(person, wanted);
            if (same.isPresent()) {
                return new Granted.Held(same.get());
            }
            var conflict = RoleConflicts.with(grants.of(person), wanted);
            return conflict.<Granted>map(held -> new Granted.Conflict(held.role(), held.placePath()))
                    .orElseGet(() -> new Granted.Done(give(person, wanted, by.person())));
        });
    }

    @Transactional
    public Granted end(Viewer by, UUID command, UUID grant) {
        var place = grants.placeOf(grant);
        by.require(Action.MANAGE_ACCESS, place.orElse("/"));
        return commands.once(command, by.person(), "access.end", List.of(grant), Granted.class, () -> {
            if (grants.isAdministratorOf(grant, by.person())) {
                return new Granted.OwnRole();
            }
            var held = grants.heldUnder(grant);
            if (held.isEmpty()) {
                return new Granted.NoSuchGrant();
            }
            var act = acts.record(
                    AccessAct.ROLE_ENDED,
                    List.of("role_grant:" + grant),
                    published(held.get()),
                    Map.of("by", by.person().toString()));
            grants.end(grant, by.person(), act, AccessAct.ROLE_ENDED);
            return new Granted.Done(grant);
        });
    }

    /** Gives a role within the caller's transaction, which answers for the right to do it; {@code by} is missing for the first one. */
    UUID give(UUID person, Grant wanted, @Nullable UUID by) {
        var grant = City.current().newId();
        var act = acts.record(
                AccessAct.ROLE_GIVEN,
                List.of("role_grant:" + grant),
                published(wanted),
                by == null
                        ? Map.of("person", person.toString())
                        : Map.of("person", person.toString(), "by", by.toString()));
        grants.add(grant, person, wanted, by, act);
        return grant;
    }

    private static Map<String, String> published(Grant grant) {
        return Map.of("role", grant.role().name(), "place", grant.placePath().substring(1));
    }

    /**
     * Makes people owners at their compounds because the register says so; part of the caller's transaction, which answers for
     * the right to do it and brings its act. Whoever holds the role there already keeps it.
     */
    public void owners(Collection<OwnerAt> owners, UUID recordedBy, UUID act, ActKind kind) {
        grants.addOwners(owners, recordedBy, act, kind);
    }

    /** Ends what {@link #owners} gave, when the last home there is sold. */
    public void noLongerOwners(Collection<OwnerAt> owners, UUID recordedBy, UUID act, ActKind kind) {
        grants.endOwners(owners, recordedBy, act, kind);
    }
}
