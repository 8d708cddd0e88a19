package anju.registry;

import java.util.UUID;

/** The answers to binding a resident to a part, or ending that. */
public sealed interface Residing {
    record Bound(UUID bindingId) implements Residing {}

    record AlreadyBound(UUID bindingId) implements Residing {}

    /** Bound as owner, but the registry does not name this person among the part's owners. */
    record NotAnOwner() implements Residing {}

    record Unbound() implements Residing {}

    record NotBound() implements Residing {}
}
