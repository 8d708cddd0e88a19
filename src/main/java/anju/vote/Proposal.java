package anju.vote;

import anju.city.City;
import anju.city.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote as it is asked for.
 *
 * @param voters whose owners are asked
 * @param recordOn whoever owns on this day is on the roll
 * @param opensAt included
 * @param closesAt not included; "until 24:00" is the next day's 00:00
 */
public record Proposal(
        UUID compoundId,
        Electorate voters,
        String title,
        LocalDate recordOn,
        Instant opensAt,
        Instant closesAt,
        List<Matter> matters) {
    public static final int TITLE_MIN = 2;
    public static final int TITLE_MAX = 80;
    public static final int MATTERS_MAX = 30;

    /** Asks all owners of the compound. */
    public Proposal(
            UUID compoundId,
            String title,
            LocalDate recordOn,
            Instant opensAt,
            Instant closesAt,
            List<Matter> matters) {
        this(compoundId, Electorate.WHOLE, title, recordOn, opensAt, closesAt, matters);
    }

    public Proposal {
        requireLength(title, TITLE_MIN, TITLE_MAX);
        matters = List.copyOf(matters);
    }

    /**
     * A matter put to the owners. A vote knows no plan: it holds whose subject this is and the digest of what was shown.
     *
     * @param digest hex of the SHA-256 over what the owners are shown
     */
    public record Matter(
            MatterKind kind,
            String title,
            String subjectKind,
            @Nullable UUID subjectId,
            String digest) {
        public static final int TITLE_MAX = 120;

        public Matter {
            requireLength(title, TITLE_MIN, TITLE_MAX);
            if (!digest.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a digest is 64 hexadecimal digits");
            }
        }

        /** A matter that is nothing but its title, such as choosing a property firm. */
        public static Matter of(MatterKind kind, String title) {
            return new Matter(kind, title, "words", null, Proposal.digest(kind + "\n" + title));
        }
    }

    boolean isOfALift() {
        return matters.stream().anyMatch(matter -> matter.kind() == MatterKind.LIFT);
    }

    Proposal by(Electorate others) {
        return new Proposal(compoundId, others, title, recordOn, opensAt, closesAt, matters);
    }

    /**
     * Why this cannot be prepared now, if so.
     *
     * @param noticeLastOn the last day on which an agenda published now must hang
     */
    Optional<Preparing> refusal(VotingRules rules, LocalDate noticeLastOn, Instant now) {
        if (matters.isEmpty() || matters.size() > MATTERS_MAX) {
            return Optional.of(new Preparing.NotThatManyMatters(MATTERS_MAX));
        }
        if (isOfALift() && voters.stairwellId() == null) {
            return Optional.of(new Preparing.LiftOfNoStairwell());
        }
        if (!opensAt.isAfter(now)) {
            return Optional.of(new Preparing.OpensInThePast());
        }
        // 民法典第201、203条: the day of the notice is not counted, and the last day ends at 24:00.
        var opensFrom = noticeLastOn.plusDays(1);
        if (rules.noticeDays() > 0
                && opensAt.isBefore(opensFrom.atStartOfDay(City.ZONE).toInstant())) {
            return Optional.of(new Preparing.NoticeTooShort(rules.noticeDays(), opensFrom));
        }
        var open = Duration.between(opensAt, closesAt);
        if (open.compareTo(Duration.ofDays(rules.openDaysMin())) < 0) {
            return Optional.of(new Preparing.OpenTooShort(rules.openDaysMin()));
        }
        if (open.compareTo(Duration.ofDays(rules.openDaysMax())) > 0) {
            return Optional.of(new Preparing.OpenTooLong(rules.openDaysMax()));
        }
        return recordOn.isAfter(LocalDate.ofInstant(opensAt, City.ZONE))
                ? Optional.of(new Preparing.RecordDayAfterOpening())
                : Optional.empty();
    }

    /** The digest of what is shown, as {@link Matter} wants it. */
    public static String digest(String shown) {
        return Sha256.hex(shown);
    }

    private static void requireLength(String text, int min, int max) {
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw new IllegalArgumentException("a title has " + min + " to " + max + " characters, not " + length);
        }
    }
}
