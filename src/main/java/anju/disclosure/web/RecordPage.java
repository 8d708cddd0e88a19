package anju.disclosure.web;

import anju.site.Site;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public record: its latest signed head, the key to check it with, and how. */
public record RecordPage(
        Site site, String origin, String key, @Nullable Head latest, List<Head> heads, List<Kind> kinds) {
    public record Head(long size, String root, String note, Instant signedAt) {}

    public record Kind(String kind, long acts) {}
}
