package anju.vote;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote as one head finds it at the moment of casting.
 *
 * @param persons who may cast for the head; null when the head is not on this vote's roll
 * @param hasBallot a valid ballot of this head is in already
 * @param mandate the one that stands, with its proxy
 * @param ownBallot a valid ballot is in that the head cast without a proxy
 * @param lastCast when its latest ballot by phone was cast
 */
record Poll(
        VoteState state,
        Instant opensAt,
        Instant closesAt,
        @Nullable Set<UUID> persons,
        Set<UUID> matters,
        boolean hasBallot,
        @Nullable UUID mandate,
        @Nullable UUID proxy,
        boolean ownBallot,
        @Nullable Instant lastCast) {
    boolean takesBallotsOf(Instant t) {
        return !t.isBefore(opensAt) && t.isBefore(closesAt);
    }

    /** When a ballot of now is cast: after the head's last one, even if the clock was set back in between. */
    Instant castAt(Instant now) {
        return lastCast == null || now.isAfter(lastCast) ? now : lastCast.plus(1, ChronoUnit.MICROS);
    }

    /** Why this person cannot cast these answers now; null if they can. */
    @Nullable
    Casting refusal(UUID person, Set<UUID> answered, Instant now) {
        if (state != VoteState.FROZEN) {
            return state == VoteState.CLOSED ? new Casting.Over(closesAt) : new Casting.NotOpen(state);
        }
        if (now.isBefore(opensAt)) {
            return new Casting.NotOpenYet(opensAt);
        }
        if (!now.isBefore(closesAt) || !castAt(now).isBefore(closesAt)) {
            return new Casting.Over(closesAt);
        }
        if (!lets(person) && !isProxy(person)) {
            return new Casting.NotYourBallot();
        }
        if (!lets(person) && ownBallot) {
            return new Casting.OwnerVoted();
        }
        if (answered.isEmpty()) {
            return new Casting.NothingAnswered();
        }
        return matters.containsAll(answered) ? null : new Casting.NotAsked();
    }

    boolean isProxy(UUID person) {
        return person.equals(proxy);
    }

    boolean lets(UUID person) {
        return persons != null && persons.contains(person);
    }
}
