package anju.request.web;

import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.request.RequestDraft;
import anju.site.FormCheck;
import anju.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes the pictures of a form in; each one refused is said at its field. */
@Component
class PhotoIntake {
    private final Attachments attachments;

    PhotoIntake(Attachments attachments) {
        this.attachments = attachments;
    }

    List<UUID> received(
            Site site, @Nullable List<MultipartFile> files, String use, String path, String place, FormCheck check) {
        var sent = files == null
                ? List.<MultipartFile>of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        if (sent.size() > RequestDraft.PHOTOS_MAX) {
            check.refuse("photos", "request.report.too-many", RequestDraft.PHOTOS_MAX);
            return List.of();
        }
        var ids = new ArrayList<UUID>();
        for (var file : sent) {
            var name = file.getOriginalFilename();
            var upload = new Upload(name == null ? "" : name, bytes(file), FileClass.INTERNAL, use, path, place);
            switch (attachments.receive(site.viewer(), site.command(), upload)) {
                case Reception.Received received -> ids.add(received.fileId());
                case Reception.Refused refused ->
                    check.refuse("photos", refused.why().key(), refused.limit());
            }
        }
        return ids;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
