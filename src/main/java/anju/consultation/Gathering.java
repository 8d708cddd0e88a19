package anju.consultation;

import java.util.List;
import java.util.UUID;

/** The answers to calling neighbours together, and to what follows from it. */
public sealed interface Gathering {
    record Called(UUID gatheringId, String code) implements Gathering {}

    /** @param named those ticked off or signed in */
    record Counted(int named) implements Gathering {}

    record SignedIn(boolean alreadyHere) implements Gathering {}

    /** @param number which writing of the minutes this is */
    record Recorded(int number) implements Gathering {}

    record Published(int named, int walkIns) implements Gathering {}

    record Cancelled() implements Gathering {}

    /** The stairwell is of another compound. */
    record NoSuchStairwell() implements Gathering {}

    /** It would have been before now. */
    record InThePast() implements Gathering {}

    /** Its day has not come. */
    record NotYet() implements Gathering {}

    /** One signs in on the day itself. */
    record NotToday() implements Gathering {}

    /** Who wrote the minutes that stand does not put them before everybody as well. */
    record OwnMinutes() implements Gathering {}

    /** Somebody on the list is not of this compound. */
    record NotANeighbour() implements Gathering {}

    /** The compound has no self-government group in which all three kinds of members have a voice. */
    record NoGroup() implements Gathering {}

    /** Nobody came: minutes of nobody are none. */
    record NobodyCame() implements Gathering {}

    /** Everybody will read it, and it holds numbers of persons. @param lines the lines they stand in */
    record NumbersFound(List<Integer> lines) implements Gathering {}

    /** Its state does not allow this: it was cancelled, published, or has no minutes. */
    record Settled(GatheringState state) implements Gathering {}
}
