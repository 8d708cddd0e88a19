package anju.attachment.document;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.AttachmentAct;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives documents their file numbers: one after the other within an office's sign and year, never twice, never left out. */
@Component
public class Numbering {
    public static final int PREFIX_MAX = 12;
    public static final int REASON_MAX = 200;
    public static final int FIRST_MAX = 99_999;

    private final JdbcClient db;
    private final Commands commands;
    private final Acts acts;
    private final Areas areas;
    private final FileNumbers numbers;
    private final Subjects subjects;

    Numbering(JdbcClient db, Commands commands, Acts acts, Areas areas, FileNumbers numbers, Subjects subjects) {
        this.db = db;
        this.commands = commands;
        this.acts = acts;
        this.areas = areas;
        this.numbers = numbers;
        this.subjects = subjects;
    }

    /**
     * Says what an office writes before its numbers. A sign it had before goes on where its numbers stopped.
     *
     * @param first this year's first number under a sign that is new here
     */
    @Transactional
    public PrefixSet setPrefix(Viewer by, UUID command, UUID areaId, String prefix, int first) {
        var area = areas.byId(areaId).orElseThrow();
        by.require(Action.KEEP_TEMPLATES, area.path());
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.NUMBER_PREFIX_SET.code(),
                List.of(areaId, prefix, first),
                PrefixSet.class,
                () -> prefixSet(by, area, prefix, first));
    }

    private PrefixSet prefixSet(Viewer by, Area area, String prefix, int first) {
        Locks.hold(db, "prefix:" + prefix);
        var known = numbers.owned(prefix);
        if (known.isPresent() && !known.get().areaId().equals(area.id())) {
            return new PrefixSet.Taken(
                    areas.byId(known.get().areaId()).map(Area::name).orElse(""));
        }
        var act = acts.record(
                AttachmentAct.NUMBER_PREFIX_SET,
                List.of("area:" + area.id()),
                Map.of("first", (long) first),
                Map.of("person", by.person().toString(), "prefix", prefix));
        var series =
                known.map(FileNumbers.Owned::id).orElseGet(() -> numbers.openSeries(area.id(), prefix, first, act));
        numbers.use(area.id(), series, by, act);
        return new PrefixSet.Set(numbers.series(area.id()).orElseThrow().next());
    }

    @Transactional
    public NumberIssue issue(Viewer by, UUID command, DocumentKind kind, UUID subjectId) {
        var subject = subjects.find(kind, subjectId).orElseThrow();
        by.require(Action.ISSUE_FILE_NUMBER, subject.placePath());
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.FILE_NUMBER_ISSUED.code(),
                List.of(kind, subjectId),
                NumberIssue.class,
                () -> issued(by, subject));
    }

    private NumberIssue issued(Viewer by, DocumentSubject subject) {
        var series = numbers.seriesAt(subject.placePath());
        if (series.isEmpty()) {
            return new NumberIssue.NoSign();
        }
        // In the order of the trigger that guards both.
        Locks.hold(db, "number:" + series.get().id());
        Locks.hold(db, "numbered:" + subject.kind() + subject.id());
        var has = numbers.holding(subject.kind(), subject.id());
        if (has.isPresent()) {
            return new NumberIssue.Has(has.get().text());
        }
        var next = numbers.series(series.get().areaId())
                .filter(now -> now.id().equals(series.get().id()))
                .orElse(null);
        if (next == null) {
            return new NumberIssue.NoSign();
        }
        var id = City.current().newId();
        var act = acts.record(
                AttachmentAct.FILE_NUMBER_ISSUED,
                List.of("number:" + id, "document:" + subject.id()),
                Map.of("kind", subject.kind().name(), "number", (long) next.next()),
                Map.of("person", by.person().toString(), "prefix", next.prefix()));
        numbers.insert(id, next, subject, by, act);
        return new NumberIssue.Issued(id, numbers.byId(id).orElseThrow().text());
    }

    /** A number that was given stays in the register as void and is never given again; its record may get another. */
    @Transactional
    public NumberVoid annul(Viewer by, UUID command, UUID numberId, String reason) {
        var number = numbers.byId(numberId).orElseThrow();
        by.require(Action.ISSUE_FILE_NUMBER, number.placePath());
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.FILE_NUMBER_VOIDED.code(),
                List.of(numberId, reason),
                NumberVoid.class,
                () -> {
                    Locks.hold(db, "numbered:" + number.kind() + number.subjectId());
                    if (numbers.byId(numberId).orElseThrow().isVoid()) {
                        return new NumberVoid.WasVoid();
                    }
                    var act = acts.record(
                            AttachmentAct.FILE_NUMBER_VOIDED,
                            List.of("number:" + numberId),
                            Map.of("person", by.person().toString(), "reason", reason));
                    numbers.annul(numberId, reason, by, act);
                    return new NumberVoid.Voided(number.text());
                });
    }
}
