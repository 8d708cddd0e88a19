package anju.notice.web;

import anju.notice.Comparison;
import anju.site.Site;
import java.time.Instant;
import java.util.UUID;

/** A notice beside the version it replaced. */
public record ComparisonPage(Site site, Version before, Version after, Comparison comparison) {
    public record Version(UUID id, String code, String title, String body, Instant releasedAt) {}
}
