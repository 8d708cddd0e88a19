package anju.project;

import java.util.UUID;

/** An undertaking was opened; heard in the same transaction, by modules that know facts about its places already. */
public record ProjectOpened(UUID projectId) {}
