package anju.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One file of rules: what it is called, what it extends, and from which days on it says what. */
record Pack(
        String code,
        Name name,
        @Nullable String base,
        Map<String, Source> sources,
        List<Dated> editions,
        PackNode.Line at) {
    /** What changes from this day on; the first says everything that the pack does not take from its base. */
    record Dated(LocalDate from, PackNode.Members rules, PackNode.Line at) {}
}
