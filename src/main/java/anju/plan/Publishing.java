package anju.plan;

import anju.access.Action;
import anju.access.Viewer;
import anju.evidence.Commands;
import anju.notice.Drafting;
import anju.notice.NoticeBoard;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.notice.OnBoard;
import anju.registry.Registry;
import anju.site.NotThere;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a fixed version of a plan before the public; somebody else releases what was written here. */
@Component
public class Publishing {
    /** The notice's kind in the rules. */
    public static final String KIND = "SCHEME";

    private final Plans plans;
    private final Versions versions;
    private final SchemeSheet sheet;
    private final Registry registry;
    private final Noticing noticing;
    private final NoticeBoard board;
    private final Commands commands;

    Publishing(
            Plans plans,
            Versions versions,
            SchemeSheet sheet,
            Registry registry,
            Noticing noticing,
            NoticeBoard board,
            Commands commands) {
        this.plans = plans;
        this.versions = versions;
        this.sheet = sheet;
        this.registry = registry;
        this.noticing = noticing;
        this.board = board;
        this.commands = commands;
    }

    /** Writes the notice from the version, word for word; nobody words it by hand. */
    @Transactional
    public Published publish(Viewer by, UUID command, UUID plan, int number) {
        var project = plans.projectOf(plan).orElseThrow(NotThere::new);
        var paths = registry.pathsOf(plans.compounds(project));
        paths.forEach(path -> by.require(Action.DRAW_UP_PLAN, path));
        var inputs = List.of(plan.toString(), number);
        return commands.once(command, by.personId(), "plan.version.publish", inputs, Published.class, () -> {
            plans.lock(plan);
            var version = versions.byNumber(plan, number).orElseThrow(NotThere::new);
            var last = versions.last(plan).orElseThrow();
            if (last.number() != number) {
                return new Published.Outdated(last.number());
            }
            var standing = board.of(KIND, subject(version));
            if (standing.notice() != null) {
                return new Published.AlreadyPosted(standing.notice().id());
            }
            if (standing.draftId() != null) {
                return new Published.WaitsForRelease(standing.draftId());
            }
            var text = sheet.of(version);
            // The notice's own command follows from this one, so that a repeat finds both.
            var own = UUID.nameUUIDFromBytes((command + " notice").getBytes(StandardCharsets.UTF_8));
            var draft = NoticeDraft.of(KIND, placeOfAll(paths), text.title(), text.body(), subject(version), null);
            return switch (noticing.draft(by, own, draft)) {
                case Drafting.Drafted drafted -> new Published.Drafted(drafted.draftId());
                case Drafting.UnknownKind unknown -> new Published.NoSuchKind(unknown.kind());
                case Drafting other -> throw new IllegalStateException("a plan's notice was refused: " + other);
            };
        });
    }

    /** How far the publication of a version has come. */
    public OnBoard board(UUID version) {
        return board.of(KIND, subject(version));
    }

    private static NoticeDraft.Subject subject(UUID version) {
        return new NoticeDraft.Subject("version", version);
    }

    /** The smallest place that holds all of a plan's compounds. */
    public static String placeOfAll(List<String> paths) {
        var common = Arrays.asList(paths.getFirst().split("/"));
        for (var path : paths) {
            var other = path.split("/");
            int same = 0;
            while (same < common.size()
                    && same < other.length
                    && common.get(same).equals(other[same])) {
                same++;
            }
            common = common.subList(0, same);
        }
        return String.join("/", common);
    }
}
