package anju.attachment.document;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where the records of a kind are looked up; the module that keeps them contributes one as a bean. */
public record DocumentSource(
        DocumentKind kind,
        Function<UUID, Optional<DocumentSubject>> subject,
        Function<String, Optional<UUID>> byCode) {}
