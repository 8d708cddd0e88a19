package anju.vote;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One ballot of a head, by phone or on paper, counting or not. */
record Ballot(
        UUID id,
        UUID voteId,
        UUID headId,
        Channel channel,
        @Nullable String serial,
        Instant castAt,
        Instant acceptedAt,
        UUID enteredBy,
        @Nullable UUID signedBy,
        @Nullable InvalidReason invalid,
        @Nullable UUID mandateId,
        Map<UUID, Choice> answers,
        UUID actId) {

    /** What the sealed half of its act says. */
    Map<String, Object> payload() {
        var said = new TreeMap<String, Object>();
        said.put("ballot", id.toString());
        said.put("head", headId.toString());
        said.put("channel", channel.name());
        said.put("cast_at", castAt.toString());
        if (serial != null) {
            said.put("serial", serial);
        }
        if (invalid != null) {
            said.put("invalid", invalid.name());
        }
        if (mandateId != null) {
            said.put("mandate", mandateId.toString());
        }
        said.put(
                "answers",
                List.copyOf(new TreeMap<>(answers)
                        .entrySet().stream()
                                .map(answer -> Map.of(
                                        "matter", answer.getKey().toString(),
                                        "choice", answer.getValue().name()))
                                .toList()));
        return said;
    }
}
