package anju.attachment.web;

import anju.attachment.document.DocumentKind;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The register of file numbers. */
public record NumberListPage(Site site, ListPage<Row> list, List<Option> years) {
    /** @param reason why it is void; none while it holds */
    public record Row(
            UUID id,
            String text,
            DocumentKind kind,
            UUID subjectId,
            String code,
            String title,
            Instant issuedAt,
            UUID issuedBy,
            String by,
            @Nullable String reason) {}
}
