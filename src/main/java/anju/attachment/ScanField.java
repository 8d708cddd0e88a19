package anju.attachment;

import anju.access.Viewer;
import anju.site.FormCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The scan that a form asks for, in its field {@code scan}. */
@Component
public class ScanField {
    public static final String NAME = "scan";

    private final Attachments attachments;

    ScanField(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Says at the field that there is no scan; before the rest is asked, so that all faults stand together. */
    public static void require(FormCheck check, @Nullable MultipartFile scan) {
        if (scan == null || scan.isEmpty()) {
            check.refuse(NAME, "site.form.required");
        }
    }

    /**
     * Receives the scan of a form without faults, under a command of its own made from the form's, so that a repeat finds it again.
     *
     * @param use what the scan is for, {@code <module>.<thing>}
     * @return nothing when the form has faults; they stand in {@code check}
     */
    public Optional<UUID> receive(
            Viewer by,
            UUID command,
            @Nullable MultipartFile scan,
            String use,
            String placePath,
            String placeName,
            FormCheck check) {
        if (check.failed() || scan == null) {
            return Optional.empty();
        }
        return received(by, command + ":scan", scan, use, placePath, placeName, check);
    }

    /**
     * Receives the several scans of a form without faults, as {@link #receive} does one.
     *
     * @return nothing when the form has faults or one of the scans is not taken; they stand in {@code check}
     */
    public List<UUID> receiveAll(
            Viewer by,
            UUID command,
            List<MultipartFile> scans,
            int most,
            String use,
            String placePath,
            String placeName,
            FormCheck check) {
        var given = scans.stream().filter(scan -> !scan.isEmpty()).toList();
        if (given.isEmpty()) {
            check.refuse(NAME, "site.form.required");
        } else if (given.size() > most) {
            check.refuse(NAME, "attachment.scans.most", most);
        }
        if (check.failed()) {
            return List.of();
        }
        var files = new ArrayList<UUID>();
        for (int number = 1; number <= given.size(); number++) {
            received(by, command + ":scan:" + number, given.get(number - 1), use, placePath, placeName, check)
                    .ifPresent(files::add);
        }
        return files.size() == given.size() ? files.stream().distinct().toList() : List.of();
    }

    private Optional<UUID> received(
            Viewer by,
            String command,
            MultipartFile scan,
            String use,
            String placePath,
            String placeName,
            FormCheck check) {
        var own = UUID.nameUUIDFromBytes(command.getBytes(StandardCharsets.UTF_8));
        var upload = new Upload(
                String.valueOf(scan.getOriginalFilename()), bytes(scan), FileClass.INTERNAL, use, placePath, placeName);
        return switch (attachments.receive(by, own, upload)) {
            case Reception.Received received -> Optional.of(received.fileId());
            case Reception.Refused refused -> {
                check.refuse(NAME, refused.why().key(), refused.limit());
                yield Optional.empty();
            }
        };
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
