package anju.access;

import java.util.UUID;

/** What became of giving or taking a role. */
public sealed interface Granted {
    record Done(UUID grant) implements Granted {}

    /** The person holds the role at this very place already. */
    record Held(UUID grant) implements Granted {}

    /** Another role of the person excludes this one. */
    record Conflict(Role held, String heldPlacePath) implements Granted {}

    /** Nobody gives a role to themselves, or takes the administrator's from themselves. */
    record OwnRole() implements Granted {}

    record NoSuchPerson() implements Granted {}

    record NoSuchPlace() implements Granted {}

    record NoSuchGrant() implements Granted {}
}
