package anju.registry;

import java.util.UUID;

/** The answers to entering somebody among an organisation's people, or taking them off. */
public sealed interface Joining {
    record Joined(UUID member) implements Joining {}

    record Left() implements Joining {}

    record AlreadySo() implements Joining {}

    /** Nobody with the role that people of such an organisation hold. */
    record NotOfThisKind() implements Joining {}
}
