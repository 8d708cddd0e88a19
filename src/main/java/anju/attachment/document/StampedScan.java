package anju.attachment.document;

import java.time.Instant;
import java.util.UUID;

/** A stamped scan filed with its record. */
public record StampedScan(UUID id, UUID fileId, String name, UUID filedBy, Instant filedAt) {}
