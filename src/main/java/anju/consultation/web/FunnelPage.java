package anju.consultation.web;

import anju.consultation.Channel;
import anju.consultation.ConsensusState;
import anju.consultation.Fate;
import anju.site.Site;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What residents of a compound said and what became of it, down to single entries; every count is the number of entries below it.
 *
 * @param fates how many ended where; with {@code waiting} they add up to {@code opinions}
 */
public record FunnelPage(
        Site site,
        UUID compoundId,
        String compound,
        LocalDate asOf,
        int opinions,
        int together,
        int alone,
        int waiting,
        Map<Fate, Integer> fates,
        List<Consensus> consensuses,
        List<Opinion> answeredAlone,
        boolean mayGive,
        boolean maySort) {
    /** A list that is longer is told by topic, each to be opened. */
    private static final int LONGEST_LIST = 12;

    /** @param needId the need it became */
    public record Consensus(
            UUID id,
            String topic,
            String title,
            String statement,
            ConsensusState state,
            @Nullable String reason,
            @Nullable UUID needId,
            List<Opinion> opinions) {}

    public record Opinion(
            UUID id,
            String topic,
            String text,
            Channel channel,
            LocalDate occurredOn,
            @Nullable UUID consensusId,
            @Nullable Fate fate,
            @Nullable String reason) {}

    public boolean isFolded() {
        return consensuses.size() > LONGEST_LIST;
    }

    /** By topic, that with the latest consensus first. */
    public Map<String, List<Consensus>> byTopic() {
        return consensuses.stream()
                .collect(Collectors.groupingBy(Consensus::topic, LinkedHashMap::new, Collectors.toList()));
    }

    public long takenUp() {
        return consensuses.stream()
                .filter(consensus -> consensus.state == ConsensusState.TAKEN_UP)
                .count();
    }
}
