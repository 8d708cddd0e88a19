package anju.works.web;

import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.project.Project;
import anju.project.Projects;
import anju.site.FormCheck;
import anju.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the papers and photographs of a works page; what is not taken is said at the field. */
@Component
class SiteFiles {
    private final Attachments attachments;
    private final Projects projects;

    SiteFiles(Attachments attachments, Projects projects) {
        this.attachments = attachments;
        this.projects = projects;
    }

    /** Null when nothing was sent or it was refused; asked last, so that nothing is kept of a form that failed. */
    @Nullable
    UUID received(Site site, Project project, String use, @Nullable MultipartFile file, FormCheck check, String field) {
        return received(site, projects.paths(project.id()).getFirst(), project.name(), use, file, check, field);
    }

    /** The same at any place. */
    @Nullable
    UUID received(
            Site site,
            String path,
            String name,
            String use,
            @Nullable MultipartFile file,
            FormCheck check,
            String field) {
        if (file == null || file.isEmpty() || check.failed()) {
            return null;
        }
        try {
            var upload = new Upload(
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    file.getBytes(),
                    FileClass.INTERNAL,
                    use,
                    path,
                    name);
            return switch (attachments.receive(site.viewer(), site.command(), upload)) {
                case Reception.Received received -> received.fileId();
                case Reception.Refused refused -> {
                    check.refuse(field, refused.why().key(), refused.limit());
                    yield null;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<UUID> received(
            Site site, Project project, String use, List<MultipartFile> files, FormCheck check, String field) {
        var ids = new ArrayList<UUID>();
        for (var file : files) {
            var id = received(site, project, use, file, check, field);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }
}
