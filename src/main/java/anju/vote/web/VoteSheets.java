package anju.vote.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSheet;
import anju.attachment.document.DocumentSubject;
import anju.attachment.document.DocumentText;
import anju.attachment.document.Documents;
import anju.attachment.document.Placeholder;
import anju.city.City;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a vote says in the office's own templates: the sheet that is handed out, and the result that hangs on the board. */
@Component
class VoteSheets {
    private static final int DIGEST_SHOWN = 16;

    private final Documents documents;

    VoteSheets(Documents documents) {
        this.documents = documents;
    }

    /** The same blank sheet for every door: what is ticked on it is nobody's but the voter's. */
    DocumentSheet ballot(VotePage page) {
        var words = words(page);
        var rows = page.matters().stream()
                .map(matter -> Map.of(
                        Placeholder.MATTER_NUMBER, Integer.toString(matter.number()),
                        Placeholder.MATTER_TITLE, matter.title(),
                        Placeholder.MATTER_RULE, page.rule(matter.kind())))
                .toList();
        return new DocumentSheet(
                subject(page, DocumentKind.BALLOT), DocumentText.of(words).rows(Placeholder.MATTER_NUMBER, rows));
    }

    DocumentSheet result(ResultPage page) {
        var poll = page.poll();
        var vote = poll.vote();
        var site = page.site();
        var words = words(poll);
        words.put(
                Placeholder.TURNOUT,
                site.text(
                        "vote.result.opening",
                        poll.voters(),
                        vote.title(),
                        vote.opensAt(),
                        site.until(vote.closesAt()),
                        page.byPhone(),
                        page.byPaper()));
        words.put(Placeholder.ROLL_DIGEST, page.rollDigest().substring(0, DIGEST_SHOWN));
        var announced = page.announced();
        if (announced != null) {
            words.put(Placeholder.FILE_NUMBER, announced.documentNumber());
            words.put(Placeholder.DATE, documents.day(LocalDate.ofInstant(announced.at(), City.ZONE)));
        }
        return new DocumentSheet(
                subject(poll, DocumentKind.RESULT),
                DocumentText.of(words)
                        .rows(
                                Placeholder.RESULT_NUMBER,
                                poll.matters().stream()
                                        .map(matter -> row(page, matter))
                                        .toList()));
    }

    /** Exact sums of a small vote would let neighbours work out who chose what, on paper as on the page. */
    private static Map<Placeholder, String> row(ResultPage page, VotePage.Matter matter) {
        var site = page.site();
        var row = new EnumMap<Placeholder, String>(Placeholder.class);
        row.put(Placeholder.RESULT_NUMBER, Integer.toString(matter.number()));
        row.put(Placeholder.RESULT_TITLE, matter.title());
        row.put(Placeholder.RESULT_VERDICT, verdict(page, matter));
        row.put(Placeholder.RESULT_RULE, page.rule(matter.kind()));
        var lines = page.showsFigures() ? page.lines(matter) : List.<ResultPage.Line>of();
        row.put(
                Placeholder.RESULT_AREA,
                lines.isEmpty() ? site.text("vote.document.small") : figure(page, lines.get(0)));
        row.put(
                Placeholder.RESULT_HEADS,
                lines.isEmpty() ? site.text("vote.document.small") : figure(page, lines.get(1)));
        return row;
    }

    private static String figure(ResultPage page, ResultPage.Line line) {
        return page.site().text("vote.document.figure", line.yes(), line.cast(), line.share());
    }

    private static String verdict(ResultPage page, VotePage.Matter matter) {
        var word = page.site().word(Objects.requireNonNull(matter.verdict()));
        var missing = page.missing().stream()
                .filter(consent -> consent.number() == matter.number())
                .map(consent -> page.site().text("vote.result.missing", consent.number(), consent.what()))
                .collect(Collectors.joining("\n"));
        return missing.isEmpty() ? word : word + "\n" + missing;
    }

    private Map<Placeholder, String> words(VotePage page) {
        var vote = page.vote();
        var words = new EnumMap<Placeholder, String>(Placeholder.class);
        words.put(Placeholder.OPENS, page.site().time(vote.opensAt()));
        words.put(Placeholder.CLOSES, page.site().until(vote.closesAt()));
        words.put(Placeholder.VOTERS, page.voters());
        return words;
    }

    private static DocumentSubject subject(VotePage page, DocumentKind kind) {
        var vote = page.vote();
        return new DocumentSubject(kind, vote.id(), vote.code(), vote.title(), vote.path(), vote.compound());
    }
}
