package anju.attachment.web;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Open;
import anju.attachment.Attachments;
import anju.attachment.Handing;
import anju.site.NotThere;
import anju.site.Site;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands files out. Pictures show in the page; everything else is saved, never opened by the browser as a page of ours. */
@Controller
class AttachmentController {
    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    @Open
    @GetMapping("/attachments/{id}")
    ResponseEntity<byte[]> shown(Site site, @PathVariable UUID id) {
        return answer(attachments.hand(site.viewer(), id), true);
    }

    @Open
    @GetMapping("/attachments/{id}/original")
    ResponseEntity<byte[]> original(Site site, @PathVariable UUID id) {
        return answer(attachments.handOriginal(site.viewer(), id), false);
    }

    private static ResponseEntity<byte[]> answer(Handing handing, boolean inPage) {
        return switch (handing) {
            case Handing.NotThere _ -> throw new NotThere();
            case Handing.NotYours _ -> throw new NotPermitted(Action.SEE_REGISTRY);
            case Handing.Handed file -> {
                var disposition = inPage && file.type().isPicture()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment();
                yield ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.type().mediaType()))
                        .header(
                                "Content-Disposition",
                                disposition
                                        .filename(file.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .cacheControl(file.open() ? CacheControl.noCache() : CacheControl.noStore())
                        .body(file.content());
            }
        };
    }
}
