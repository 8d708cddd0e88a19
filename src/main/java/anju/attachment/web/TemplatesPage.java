package anju.attachment.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentTemplate;
import anju.attachment.document.FileNumbers;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates that hold in the offices the reader keeps them for. */
public record TemplatesPage(
        Site site,
        List<Office> offices,
        @Nullable Office here,
        List<Row> rows,
        FileNumbers.@Nullable Series series,
        Form prefix) {
    public record Office(UUID id, String name) {}

    /** @param holding empty where the built-in one does */
    public record Row(
            DocumentKind kind, String slug, @Nullable DocumentTemplate holding, String by) {}
}
