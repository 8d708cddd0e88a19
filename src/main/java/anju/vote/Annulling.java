package anju.vote;

/** The answers to declaring a vote void. */
public sealed interface Annulling {
    record Annulled() implements Annulling {}

    record AlreadyVoid() implements Annulling {}
}
