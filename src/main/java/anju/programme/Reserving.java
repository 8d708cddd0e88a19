package anju.programme;

import java.util.UUID;

/** What became of putting a compound into the reserve. */
public sealed interface Reserving {
    record Reserved(UUID reserve) implements Reserving {}

    record NotRegistered() implements Reserving {}

    record AlreadyInReserve(UUID reserve) implements Reserving {}

    /** Nobody lives there by the register: nothing can be reckoned by household. */
    record NoParts() implements Reserving {}
}
