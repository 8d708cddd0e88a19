package anju.attachment;

import anju.access.Action;
import anju.access.Vault;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receives files and hands them out to those who may see them. */
@Component
public class Attachments {
    private static final String COLUMN = "attachment.file.content";
    private static final int NAME_MAX = 120;

    private final Commands commands;
    private final Acts acts;
    private final Vault vault;
    private final FileRecords records;

    Attachments(Commands commands, Acts acts, Vault vault, FileRecords records) {
        this.commands = commands;
        this.acts = acts;
        this.vault = vault;
        this.records = records;
    }

    /**
     * Takes a file in: its bytes are on disk before its row commits. Whether the person may add something here is the
     * asking module's question; a verb of its own calls this one with a command id of its own.
     */
    @Transactional
    public Reception receive(Viewer by, UUID command, Upload upload) {
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.FILE_RECEIVED.code(),
                List.of(
                        upload.name(),
                        Sha256.hex(upload.content()),
                        upload.fileClass(),
                        upload.use(),
                        upload.placePath()),
                Reception.class,
                () -> received(by, upload));
    }

    /** Takes in a table as plain text, which the asking module has read and found to be one. */
    @Transactional
    public Reception receiveTable(Viewer by, UUID command, Upload upload) {
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.FILE_RECEIVED.code(),
                List.of(
                        upload.name(),
                        Sha256.hex(upload.content()),
                        upload.fileClass(),
                        upload.use(),
                        upload.placePath(),
                        FileType.CSV),
                Reception.class,
                () -> stored(by, upload, FileType.CSV));
    }

    public boolean exists(UUID id) {
        return records.byId(id).isPresent();
    }

    public Optional<Attachment> byId(UUID id) {
        return records.byId(id).map(FileRecords.Stored::file);
    }

    /** What people see: the document, or the stripped and watermarked copy of a picture. */
    @Transactional
    public Handing hand(Viewer to, UUID id) {
        return records.byId(id)
                .<Handing>map(stored -> {
                    var file = stored.file();
                    if (!maySee(to, file)) {
                        return new Handing.NotYours();
                    }
                    var shown = stored.shownHash();
                    return shown == null
                            ? handed(to, file, stored.contentHash(), file.type())
                            : handed(to, file, shown, FileType.JPEG);
                })
                .orElseGet(Handing.NotThere::new);
    }

    /**
     * What people see of a file that the asking module shows to more people than those who work at its place; whether this
     * person may see it is that module's question. Personal files are never handed out so.
     *
     * @param use the asking module's own; a file of any other use is not there
     */
    @Transactional
    public Handing handEntrusted(UUID id, String use) {
        return records.byId(id)
                .filter(stored ->
                        stored.file().use().equals(use) && stored.file().fileClass() != FileClass.PERSONAL)
                .<Handing>map(stored -> {
                    var shown = stored.shownHash();
                    return shown == null
                            ? handed(
                                    Viewer.PUBLIC,
                                    stored.file(),
                                    stored.contentHash(),
                                    stored.file().type())
                            : handed(Viewer.PUBLIC, stored.file(), shown, FileType.JPEG);
                })
                .orElseGet(Handing.NotThere::new);
    }

    /** The file as it came, with whatever the camera wrote into it: for those who work at its place. */
    @Transactional
    public Handing handOriginal(Viewer to, UUID id) {
        return records.byId(id)
                .<Handing>map(stored -> maySeeOriginal(to, stored.file())
                        ? handed(
                                to,
                                stored.file(),
                                stored.contentHash(),
                                stored.file().type())
                        : new Handing.NotYours())
                .orElseGet(Handing.NotThere::new);
    }

    private Reception received(Viewer by, Upload upload) {
        return switch (Inspector.inspect(upload.content())) {
            case Inspection.Refused refused -> new Reception.Refused(refused.why(), refused.limit());
            case Inspection.Is is ->
                is.type().isPicture() ? picture(by, upload, is.type()) : stored(by, upload, is.type());
        };
    }

    private Reception picture(Viewer by, Upload upload, FileType type) {
        var measured = Picture.measure(upload.content());
        if (measured.isEmpty()) {
            return new Reception.Refused(Refusal.DAMAGED, 0);
        }
        var picture = measured.get();
        if (picture.isTooLarge()) {
            return new Reception.Refused(Refusal.TOO_MANY_PIXELS, Picture.PIXELS_MAX / 1_000_000);
        }
        var taken = Taken.read(upload.content());
        var day = taken.at() == null
                ? City.current().today()
                : taken.at().atZone(City.ZONE).toLocalDate();
        var shown = picture.shown(
                upload.content(),
                taken.orientation(),
                List.of(upload.placeName() + "  " + day, City.current().name()));
        return shown.<Reception>map(copy -> record(by, upload, type, picture, taken, copy))
                .orElseGet(() -> new Reception.Refused(Refusal.DAMAGED, 0));
    }

    private Reception stored(Viewer by, Upload upload, FileType type) {
        return record(by, upload, type, null, Taken.UNKNOWN, null);
    }

    private Reception record(
            Viewer by, Upload upload, FileType type, @Nullable Picture picture, Taken taken, byte @Nullable [] shown) {
        var id = City.current().newId();
        boolean personal = upload.fileClass() == FileClass.PERSONAL;
        var content = Shelf.put(personal ? vault.seal(COLUMN, id, upload.content()) : upload.content());
        var copy = shown == null ? null : Shelf.put(personal ? vault.seal(COLUMN, id, shown) : shown);
        var file = new Attachment(
                id,
                upload.fileClass(),
                upload.use(),
                upload.placePath(),
                type,
                personal ? upload.use() + "." + type.extension() : plainName(upload.name(), type),
                upload.content().length,
                taken.at(),
                taken.longitudeE6(),
                taken.latitudeE6(),
                by.personId(),
                City.current().now());
        var act = acts.record(
                AttachmentAct.FILE_RECEIVED,
                List.of("file:" + id),
                Map.of(
                        "file",
                        HexFormat.of().formatHex(content),
                        "class",
                        upload.fileClass().name(),
                        "use",
                        upload.use(),
                        "person",
                        by.isSignedIn() ? by.person().toString() : ""));
        records.insert(file, content, copy, picture, act);
        return new Reception.Received(id);
    }

    private Handing handed(Viewer to, Attachment file, byte[] hash, FileType as) {
        var bytes = Shelf.read(hash);
        if (file.fileClass() == FileClass.PERSONAL) {
            bytes = vault.openBytes(COLUMN, file.id(), bytes);
            if (!isOwn(to, file)) {
                records.opened(file.id(), to.person());
            }
        }
        return new Handing.Handed(bytes, as, file.name(), file.fileClass() == FileClass.PUBLIC);
    }

    private static boolean maySee(Viewer viewer, Attachment file) {
        return file.fileClass() == FileClass.PUBLIC || maySeeOriginal(viewer, file);
    }

    private static boolean maySeeOriginal(Viewer viewer, Attachment file) {
        return file.fileClass() == FileClass.PUBLIC && !file.type().isPicture()
                || isOwn(viewer, file)
                || viewer.may(
                        file.fileClass() == FileClass.PERSONAL ? Action.SEE_PERSON : Action.SEE_REGISTRY,
                        file.placePath());
    }

    private static boolean isOwn(Viewer viewer, Attachment file) {
        var uploader = file.uploadedBy();
        return uploader != null && uploader.equals(viewer.personId());
    }

    /** The last part of a path, without signs that mean something to a browser, a shell or a file system. */
    private static String plainName(String name, FileType type) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"'<>:|?*;&%$]", "")
                .strip();
        int dot = last.lastIndexOf('.');
        var stem = (dot > 0 ? last.substring(0, dot) : last).replaceAll("^\\.+", "");
        var ending = "." + type.extension();
        int room = NAME_MAX - ending.length();
        var kept = stem.isEmpty()
                ? "file"
                : stem.substring(
                        0, stem.offsetByCodePoints(0, Math.min(stem.codePointCount(0, stem.length()), room / 2)));
        return kept + ending;
    }
}
