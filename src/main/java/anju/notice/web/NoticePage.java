package anju.notice.web;

import anju.notice.Channel;
import anju.notice.Content;
import anju.notice.NoticeState;
import anju.notice.Outcome;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One notice: its words, its period, what was held against it and what the office said. */
public record NoticePage(
        Site site,
        Notice notice,
        String kind,
        List<Content.Block> blocks,
        List<Objection> objections,
        boolean running,
        Rights rights,
        Forms forms) {
    public record Notice(
            UUID id,
            String code,
            String kind,
            String placePath,
            String place,
            @Nullable UUID compoundId,
            String title,
            String body,
            NoticeState state,
            Instant releasedAt,
            LocalDate lastOn,
            Instant closesAt,
            String hash,
            UUID editionId,
            @Nullable UUID fileId,
            @Nullable String fileName,
            @Nullable String subjectKind,
            @Nullable UUID supersedes,
            @Nullable UUID supersededBy,
            @Nullable String withdrawnReason,
            @Nullable Instant endedAt,
            UUID actId) {}

    /** @param mine the reader raised it; its words are then shown */
    public record Objection(
            UUID id,
            int number,
            Channel channel,
            LocalDate raisedOn,
            LocalDate answerBy,
            boolean overdue,
            String mine,
            @Nullable Outcome outcome,
            @Nullable String answer,
            @Nullable LocalDate answeredOn) {}

    /** What the reader may do here now. */
    public record Rights(
            boolean mayObject,
            boolean mayEnter,
            boolean mayAnswer,
            boolean mayClose,
            boolean mayWithdraw,
            boolean mayReplace,
            boolean mayPrint,
            boolean mayNumber) {
        public boolean staff() {
            return mayEnter || mayAnswer || mayClose || mayWithdraw || mayReplace;
        }
    }

    /** The forms of the page; one of them may carry what was refused. */
    public record Forms(Form object, Form enter, Form close, Form withdraw) {}

    public long open() {
        return objections.stream()
                .filter(objection -> objection.outcome == null)
                .count();
    }
}
