package anju.attachment.document;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.AttachmentAct;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.FileType;
import anju.attachment.Reception;
import anju.attachment.Refusal;
import anju.attachment.Upload;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes stamped scans in, finds their records by the code on them, and files them there once their sender agrees. */
@Component
public class Scanning {
    public static final int CODE_MAX = 60;
    private static final int ADDRESS_MAX = 200;

    private final JdbcClient db;
    private final Commands commands;
    private final Acts acts;
    private final Attachments attachments;
    private final Subjects subjects;
    private final FileNumbers numbers;
    private final StampedScans scans;

    Scanning(
            JdbcClient db,
            Commands commands,
            Acts acts,
            Attachments attachments,
            Subjects subjects,
            FileNumbers numbers,
            StampedScans scans) {
        this.db = db;
        this.commands = commands;
        this.acts = acts;
        this.attachments = attachments;
        this.subjects = subjects;
        this.numbers = numbers;
        this.scans = scans;
    }

    @Transactional
    public ScanArrival arrive(Viewer by, UUID command, String name, byte[] content) {
        var reach = by.reach(Action.FILE_SCAN);
        by.require(Action.FILE_SCAN, reach.isEmpty() ? "/" : reach.getFirst());
        return commands.once(
                command,
                by.personId(),
                "attachment.scan.arrived",
                List.of(name, Arrays.hashCode(content), content.length),
                ScanArrival.class,
                () -> arrived(by, name, content, reach.getFirst()));
    }

    private ScanArrival arrived(Viewer by, String name, byte[] content, String home) {
        var read = CodeReader.read(content);
        var subject = read.stream()
                .flatMap(address -> subject(address).stream())
                .filter(found -> by.may(Action.FILE_SCAN, found.placePath()))
                .findFirst()
                .orElse(null);
        var place = subject == null ? home : subject.placePath();
        var upload = new Upload(
                name, content, FileClass.INTERNAL, StampedScans.USE, place, subject == null ? "" : subject.place());
        return switch (attachments.receive(by, City.current().newId(), upload)) {
            case Reception.Refused no -> new ScanArrival.NotTaken(no.why(), no.limit());
            case Reception.Received file -> {
                var stored = attachments.byId(file.fileId()).orElseThrow();
                if (stored.type() != FileType.PDF && !stored.type().isPicture()) {
                    yield new ScanArrival.NotTaken(Refusal.UNKNOWN_TYPE, 0);
                }
                var address = read.stream().findFirst().map(Scanning::shortened).orElse(null);
                var finding = finding(address, subject);
                var id = City.current().newId();
                scans.arrive(id, file.fileId(), stored.name(), finding, address, subject, by);
                yield new ScanArrival.Arrived(id, finding);
            }
        };
    }

    private static ArrivedScan.Finding finding(@Nullable String address, @Nullable DocumentSubject subject) {
        if (subject != null) {
            return ArrivedScan.Finding.FOUND;
        }
        if (address == null) {
            return ArrivedScan.Finding.NO_CODE;
        }
        return path(address)
                        .map(path -> Arrays.stream(DocumentKind.values())
                                .anyMatch(kind -> kind.record(path).isPresent()))
                        .orElse(false)
                ? ArrivedScan.Finding.NO_RECORD
                : ArrivedScan.Finding.FOREIGN;
    }

    /**
     * Files it with the record its code leads to.
     *
     * @param arrived one of the person's own
     */
    @Transactional
    public ScanFiling file(Viewer by, UUID command, UUID arrived) {
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.SCAN_FILED.code(),
                List.of(arrived),
                ScanFiling.class,
                () -> scans.arrived(arrived, by.person())
                        .<ScanFiling>map(scan -> {
                            var kind = scan.kind();
                            var id = scan.subjectId();
                            return kind == null || id == null
                                    ? new ScanFiling.NoRecord()
                                    : filed(by, scan, subjects.find(kind, id));
                        })
                        .orElseGet(ScanFiling.Gone::new));
    }

    /**
     * Files it with the record that its sender names.
     *
     * @param code the record's own number, or the file number printed on it
     */
    @Transactional
    public ScanFiling fileByHand(Viewer by, UUID command, UUID arrived, DocumentKind kind, String code) {
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.SCAN_FILED.code(),
                List.of(arrived, kind, code),
                ScanFiling.class,
                () -> scans.arrived(arrived, by.person())
                        .<ScanFiling>map(scan -> filed(by, scan, named(kind, code)))
                        .orElseGet(ScanFiling.Gone::new));
    }

    private Optional<DocumentSubject> named(DocumentKind kind, String code) {
        return subjects.byCode(kind, code)
                .or(() -> numbers.byText(code)
                        .filter(number -> number.kind() == kind)
                        .flatMap(number -> subjects.find(kind, number.subjectId())));
    }

    private ScanFiling filed(Viewer by, ArrivedScan scan, Optional<DocumentSubject> found) {
        var subject =
                found.filter(one -> by.may(Action.FILE_SCAN, one.placePath())).orElse(null);
        if (subject == null) {
            return new ScanFiling.NoRecord();
        }
        Locks.hold(db, "scans:" + subject.kind() + subject.id());
        if (scans.isFiled(subject.kind(), subject.id(), scan.fileId())) {
            return new ScanFiling.Twice(subject.code());
        }
        if (!scans.leave(scan.id())) {
            return new ScanFiling.Gone();
        }
        var id = City.current().newId();
        var act = acts.record(
                AttachmentAct.SCAN_FILED,
                List.of("scan:" + id, "document:" + subject.id(), "file:" + scan.fileId()),
                Map.of("kind", subject.kind().name()),
                Map.of("person", by.person().toString()));
        scans.file(id, scan.fileId(), subject, by, act);
        return new ScanFiling.Filed(id, subject.kind(), subject.id(), subject.code());
    }

    /** Takes back a scan that was filed with the wrong record; it and its taking back both stay to be seen. */
    @Transactional
    public ScanReversal takeBack(Viewer by, UUID command, DocumentSubject subject, UUID scan, String reason) {
        by.require(Action.FILE_SCAN, subject.placePath());
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.SCAN_TAKEN_BACK.code(),
                List.of(scan, reason),
                ScanReversal.class,
                () -> takenBack(by, subject, scan, reason));
    }

    private ScanReversal takenBack(Viewer by, DocumentSubject subject, UUID scan, String reason) {
        Locks.hold(db, "scans:" + subject.kind() + subject.id());
        var standing = scans.of(subject.kind(), subject.id()).stream()
                .filter(filed -> filed.id().equals(scan) && filed.stands())
                .findFirst();
        if (standing.isEmpty()) {
            return new ScanReversal.NotThere();
        }
        var act = acts.record(
                AttachmentAct.SCAN_TAKEN_BACK,
                List.of("scan:" + scan, "document:" + subject.id()),
                Map.of("kind", subject.kind().name()),
                Map.of("reason", reason, "person", by.person().toString()));
        scans.takeBack(scan, reason, by, act);
        return new ScanReversal.TakenBack(standing.get().name());
    }

    /** Drops one of the person's own that belongs nowhere. */
    @Transactional
    public boolean drop(Viewer by, UUID arrived) {
        return scans.arrived(arrived, by.person()).isPresent() && scans.leave(arrived);
    }

    /** The record whose page this is, whatever name the city's site had when it was printed. */
    private Optional<DocumentSubject> subject(String address) {
        return path(address)
                .flatMap(path -> Arrays.stream(DocumentKind.values())
                        .flatMap(kind -> kind.record(path).flatMap(id -> subjects.find(kind, id)).stream())
                        .findFirst());
    }

    private static Optional<String> path(String address) {
        try {
            return Optional.ofNullable(new URI(address.strip()).getPath());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String address) {
        return Word.plain(
                address.codePointCount(0, address.length()) <= ADDRESS_MAX
                        ? address
                        : address.substring(0, address.offsetByCodePoints(0, ADDRESS_MAX)));
    }
}
