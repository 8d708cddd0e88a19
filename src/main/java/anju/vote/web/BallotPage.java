package anju.vote.web;

import anju.money.Area;
import anju.site.Form;
import anju.site.Site;
import anju.vote.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resident's own ballot: what is asked, and their answers.
 *
 * @param chosen by number of the matter
 * @param mandate to somebody, that the head has standing
 * @param cast every ballot of the head, counting or not, with what became of it; a proxy sees those they cast
 * @param ownerVoted the head voted itself, and a proxy has nothing left to do
 * @param othersDecide parts they own with others, whose ballot somebody else is authorised to cast
 */
public record BallotPage(
        Site site,
        Form form,
        VotePage.Facts vote,
        String phase,
        List<Asked> matters,
        List<Head> heads,
        UUID headId,
        Map<Integer, Choice> chosen,
        boolean hasVoted,
        @Nullable Given mandate,
        List<Cast> cast,
        boolean ownerVoted,
        List<String> othersDecide) {

    public record Asked(UUID id, int number, String title, String rule) {}

    /** A head this person may cast for, with its parts. */
    public record Head(UUID id, long areaX100, List<String> doors, boolean byProxy) {
        public Area area() {
            return new Area(areaX100);
        }
    }

    /** A mandate the head gave. */
    public record Given(UUID id, String proxy) {}

    /** A ballot of the head and its standing; never what it says. */
    public record Cast(Instant at, String channel, boolean byProxy, String standing) {}

    public Head head() {
        return heads.stream().filter(head -> head.id.equals(headId)).findFirst().orElseThrow();
    }

    public boolean isChosen(int number, Choice choice) {
        return chosen.get(number) == choice;
    }

    public long unanswered() {
        return matters.stream()
                .filter(asked -> !chosen.containsKey(asked.number))
                .count();
    }
}
