package anju.access;

import anju.evidence.Commands;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives roles to people for a place and everything below it, and ends them; both count from the next request. */
@Component
public class Granting {
    private final Grants grants;
    private final Commands commands;

    Granting(Grants grants, Commands commands) {
        this.grants = grants;
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
                    .orElseGet(() -> new Granted.Done(grants.add(person, wanted, by.person())));
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
            return grants.end(grant, by.person()) ? new Granted.Done(grant) : new Granted.NoSuchGrant();
        });
    }

    /**
     * Makes people owners within a compound because the register says so; part of the caller's transaction, which answers for
     * the right to do it. Whoever holds the role there already keeps it.
     */
    public void owners(Collection<UUID> people, String placePath, UUID recordedBy) {
        grants.addOwners(people, placePath, recordedBy);
    }

    /** Ends what {@link #owners} gave, when the last home there is sold. */
    public void noLongerOwner(UUID person, String placePath, UUID recordedBy) {
        grants.held(person, new Grant(Role.OWNER, placePath)).ifPresent(grant -> grants.end(grant, recordedBy));
    }
}
