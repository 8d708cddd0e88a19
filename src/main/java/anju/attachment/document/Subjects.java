package anju.attachment.document;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The records that documents are about, whichever module keeps them. */
@Component
public class Subjects {
    private final Map<DocumentKind, DocumentSource> sources = new EnumMap<>(DocumentKind.class);

    Subjects(ObjectProvider<DocumentSource> all) {
        all.forEach(source -> sources.put(source.kind(), source));
    }

    public Optional<DocumentSubject> find(DocumentKind kind, UUID id) {
        var source = sources.get(kind);
        return source == null ? Optional.empty() : source.subject().apply(id);
    }

    /** By the record's own number, as it stands on the paper. */
    Optional<DocumentSubject> byCode(DocumentKind kind, String code) {
        var source = sources.get(kind);
        return source == null ? Optional.empty() : source.byCode().apply(code).flatMap(source.subject());
    }
}
