package anju.survey;

import java.util.UUID;

/** The answers to beginning a survey round. */
public sealed interface Beginning {
    record Begun(UUID round, String code) implements Beginning {}

    record AlreadyOpen(UUID round, String code) implements Beginning {}

    record UnknownSet(String set) implements Beginning {}

    record InTheFuture() implements Beginning {}
}
