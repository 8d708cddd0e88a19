package anju.notice.web;

import anju.notice.Channel;
import anju.notice.Outcome;
import anju.site.Form;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One objection at the desk: its words, who raised it, and the answer. */
public record ObjectionPage(Site site, Objection objection, String text, String who, boolean mayAnswer, Form form) {
    public record Objection(
            UUID id,
            UUID noticeId,
            String title,
            String placePath,
            int number,
            Channel channel,
            LocalDate raisedOn,
            LocalDate answerBy,
            @Nullable UUID personId,
            byte[] textEnc,
            @Nullable Outcome outcome,
            @Nullable String answer) {}
}
