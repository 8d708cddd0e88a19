package anju.policy;

import java.time.LocalDate;
import java.util.UUID;

/** What became of an adoption. */
public sealed interface Adoption {
    /** The pack holds for the area and everything below it, unless something nearer says otherwise. */
    record Adopted(UUID adoptionId) implements Adoption {}

    record NoSuchArea() implements Adoption {}

    record NoSuchPack(String pack) implements Adoption {}

    /** Rules of days that have passed are not exchanged; the first adoption of an area alone may start in the past. */
    record Passed(LocalDate today) implements Adoption {}

    /** Something is adopted from that very day already. */
    record DayTaken(String pack) implements Adoption {}

    /** The area has this pack on that day already. */
    record AlreadyHolds(LocalDate since) implements Adoption {}
}
