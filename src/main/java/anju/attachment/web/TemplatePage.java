package anju.attachment.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentTemplate;
import anju.attachment.document.Placeholder;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of document of one office: what it is written from, how to change that, and what may stand in it. */
public record TemplatePage(
        Site site,
        UUID areaId,
        String area,
        DocumentKind kind,
        String slug,
        @Nullable DocumentTemplate holding,
        @Nullable DocumentTemplate own,
        List<Version> versions,
        List<Slot> slots,
        Form upload,
        Form withdraw) {
    public record Version(DocumentTemplate template, String by, String withdrawnBy) {}

    /** A placeholder as it is written, and whether a template must have it. */
    public record Slot(Placeholder placeholder, boolean required) {
        public String written() {
            return "{{" + placeholder.inTemplates() + "}}";
        }
    }

    public String at() {
        return "/document-templates/" + areaId + "/" + slug;
    }
}
