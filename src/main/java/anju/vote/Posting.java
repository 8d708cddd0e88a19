package anju.vote;

import anju.access.Action;
import anju.access.Viewer;
import anju.evidence.Commands;
import anju.notice.Drafting;
import anju.notice.NoticeBoard;
import anju.notice.NoticeDraft;
import anju.notice.NoticeUse;
import anju.notice.Noticing;
import anju.notice.OnBoard;
import anju.site.NotThere;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a vote's agenda, roll and result before the public; somebody else releases what was written here. */
@Component
public class Posting implements NoticeUse {
    private final Votes votes;
    private final VoteSheets sheets;
    private final Noticing noticing;
    private final NoticeBoard board;
    private final Commands commands;

    Posting(Votes votes, VoteSheets sheets, Noticing noticing, NoticeBoard board, Commands commands) {
        this.votes = votes;
        this.sheets = sheets;
        this.noticing = noticing;
        this.board = board;
        this.commands = commands;
    }

    /** Writes the notice from what the vote holds, word for word; nobody words it by hand. */
    @Transactional
    public Posted post(Viewer by, UUID command, UUID voteId, VoteNotice what) {
        by.require(
                Action.DRAFT_NOTICE,
                votes.byId(voteId).orElseThrow(NotThere::new).path());
        var inputs = List.of(voteId.toString(), what.name());
        return commands.once(command, by.personId(), "vote.post", inputs, Posted.class, () -> {
            votes.lock(voteId);
            var vote = votes.byId(voteId).orElseThrow(NotThere::new);
            if (!isTimeFor(what, vote.state())) {
                return new Posted.NotNow(vote.state());
            }
            var standing = board.of(what.kind(), subject(voteId));
            if (standing.notice() != null) {
                return new Posted.AlreadyPosted(standing.notice().id());
            }
            if (standing.draftId() != null) {
                return new Posted.WaitsForRelease(standing.draftId());
            }
            var sheet = sheets.of(vote, what);
            // The notice's own command follows from this one, so that a repeat finds both.
            var own = UUID.nameUUIDFromBytes((command + " notice").getBytes(StandardCharsets.UTF_8));
            var draft = NoticeDraft.of(what.kind(), vote.path(), sheet.title(), sheet.body(), subject(voteId), null);
            return switch (noticing.draft(by, own, draft)) {
                case Drafting.Drafted drafted -> new Posted.Drafted(drafted.draftId());
                case Drafting.UnknownKind unknown -> new Posted.NoSuchKind(unknown.kind());
                case Drafting other -> throw new IllegalStateException("a vote's notice was refused: " + other);
            };
        });
    }

    /** What of a vote in this state is published, and how far each has come. */
    public List<OnBoard> board(UUID voteId, VoteState state) {
        return Arrays.stream(VoteNotice.values())
                .map(what -> board.of(what.kind(), subject(voteId)))
                .filter(standing -> !standing.isMissing() || isTimeFor(what(standing), state))
                .toList();
    }

    private static VoteNotice what(OnBoard standing) {
        return Arrays.stream(VoteNotice.values())
                .filter(what -> what.kind().equals(standing.kind()))
                .findFirst()
                .orElseThrow();
    }

    static boolean isTimeFor(VoteNotice what, VoteState state) {
        return switch (what) {
            case AGENDA -> state == VoteState.PREPARED;
            case ROLL -> state == VoteState.FROZEN;
            case RESULT -> state == VoteState.CLOSED;
        };
    }

    /** An agenda stays on the board as long as a vote stands on it; a result, once it was announced by it. */
    @Override
    public boolean standsOn(UUID notice) {
        return votes.standsOn(notice);
    }

    static NoticeDraft.Subject subject(UUID vote) {
        return new NoticeDraft.Subject("vote", vote);
    }
}
